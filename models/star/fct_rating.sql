with settings as (
    select as_of_date
    from etl.setting
),

surveys as (
    select
        response_id as rating_id,
        'survey' as source,
        kind,
        account_id,
        coalesce(contact_id, account_id) as respondent,
        answered_date as rated_date,
        answered_at as rated_at,
        score,
        case when comment is null or trim(comment) = '' then 0 else 1 end as has_comment
    from intermediate.int_surveys
),

tickets as (
    select
        ticket_id as rating_id,
        'ticket' as source,
        'csat' as kind,
        account_id,
        account_id as respondent,
        coalesce(solved_date, opened_date) as rated_date,
        coalesce(solved_at, opened_at) as rated_at,
        satisfaction as score,
        0 as has_comment
    from intermediate.int_tickets_unioned
    where satisfaction is not null
),

ratings as (
    select * from surveys
    union all
    select * from tickets
),

dated as (
    select
        ratings.*,
        month_of(ratings.rated_date) as month,
        dates.fiscal_quarter,
        dates.fiscal_year
    from ratings
    cross join settings
    inner join star.dim_date as dates
        on ratings.rated_date = dates.date_day
    where ratings.rated_date <= settings.as_of_date
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

ranked as (
    select
        *,
        row_number() over (
            partition by source, kind, respondent, month order by rated_at desc, rating_id desc
        ) as place_in_month,
        row_number() over (
            partition by source, kind, respondent, fiscal_quarter order by rated_at desc, rating_id desc
        ) as place_in_quarter,
        row_number() over (
            partition by source, kind, respondent, fiscal_year order by rated_at desc, rating_id desc
        ) as place_in_year
    from dated
),

final as (
    select
        ranked.rating_id,
        ranked.source,
        ranked.kind,
        ranked.account_id,
        ranked.respondent,
        ranked.rated_date,
        ranked.month,
        coalesce(accounts.account_key, 0) as account_key,
        ranked.score,
        case when ranked.kind = 'nps' then case when ranked.score >= 9 then 1 else 0 end end as is_promoter,
        case when ranked.kind = 'nps' then case when ranked.score > 6 and ranked.score < 9 then 1 else 0 end end as is_passive,
        case when ranked.kind = 'nps' then case when ranked.score <= 6 then 1 else 0 end end as is_detractor,
        case when ranked.kind = 'csat' then case when ranked.score >= 4 then 1 else 0 end end as is_satisfied,
        case when ranked.place_in_month = 1 then 1 else 0 end as is_last_in_month,
        case when ranked.place_in_quarter = 1 then 1 else 0 end as is_last_in_quarter,
        case when ranked.place_in_year = 1 then 1 else 0 end as is_last_in_year,
        ranked.has_comment
    from ranked
    left join accounts
        on ranked.account_id = accounts.account_id
        and ranked.rated_date >= accounts.valid_from
        and ranked.rated_date < accounts.valid_to
)

select * from final
