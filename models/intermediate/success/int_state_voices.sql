-- One row an account and day whose state is told with any answer in the 90 days that end with it: what it thinks of the product.
with answers as (
    select
        ratings.account_id,
        ratings.kind,
        ratings.respondent,
        ratings.score,
        days.state_date,
        row_number() over (
            partition by ratings.account_id, ratings.source, ratings.kind, ratings.respondent, days.state_date
            order by ratings.rated_date desc, ratings.is_last_in_month desc, ratings.rating_id desc
        ) as place
    from star.fct_rating as ratings
    inner join intermediate.int_state_days as days
        on ratings.rated_date <= days.state_date
        and ratings.rated_date >= add_days(days.state_date, -89)
    where ratings.kind in ('csat', 'nps')
),

-- Every rating counts for satisfaction, a respondent's last answer for recommendation.
final as (
    select
        account_id,
        state_date,
        ratio(
            sum(case when kind = 'csat' then score else cast(0 as decimal(9, 2)) end),
            sum(case when kind = 'csat' then 1 else 0 end)
        ) as csat_mean,
        ratio(
            sum(case when kind = 'nps' and place = 1 then score else cast(0 as decimal(9, 2)) end),
            sum(case when kind = 'nps' and place = 1 then 1 else 0 end)
        ) as nps_mean
    from answers
    group by account_id, state_date
)

select * from final
