-- One row a paid life that began and ended between two month ends: it is in no month's MRR.
with settings as (
    select closing_month
    from etl.setting
),

lives as (
    select
        lives.account_id,
        lives.life_number,
        month_of(lives.started_date) as month,
        lives.started_date,
        lives.ended_date
    from intermediate.int_account_lives as lives
    cross join settings
    where lives.ended_date <= month_end(lives.started_date)
        and month_of(lives.started_date) <= settings.closing_month
),

stretches as (
    select
        lives.account_id,
        lives.life_number,
        lives.month,
        items.valid_from,
        items.valid_to,
        valued_at(items.monthly_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) as mrr
    from lives
    inner join intermediate.int_subscription_items as items
        on lives.account_id = items.account_id
        and items.valid_from >= lives.started_date
        and items.valid_from < lives.ended_date
    left join intermediate.int_fx_rate_months as rates
        on items.currency = rates.currency
        and lives.month = rates.month
),

-- What is paid can only rise on a day on which a stretch begins.
levels as (
    select
        days.account_id,
        days.life_number,
        days.valid_from,
        cast(sum(stretches.mrr) as decimal(18, 4)) as mrr
    from (
        select distinct
            account_id,
            life_number,
            valid_from
        from stretches
    ) as days
    inner join stretches
        on days.account_id = stretches.account_id
        and days.life_number = stretches.life_number
        and stretches.valid_from <= days.valid_from
        and stretches.valid_to > days.valid_from
    group by days.account_id, days.life_number, days.valid_from
),

highest as (
    select
        account_id,
        life_number,
        max(mrr) as highest_mrr
    from levels
    group by account_id, life_number
),

final as (
    select
        lives.account_id,
        lives.life_number,
        lives.month,
        lives.started_date,
        lives.ended_date,
        highest.highest_mrr
    from lives
    inner join highest
        on lives.account_id = highest.account_id
        and lives.life_number = highest.life_number
)

select * from final
