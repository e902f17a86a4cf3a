-- One row an account and month from its first recurring invoice line: opening + invoiced - recognised = closing.
with settings as (
    select closing_month
    from etl.setting
),

monthly as (
    select
        account_id,
        month,
        cast(sum(invoiced) as decimal(18, 4)) as invoiced,
        cast(sum(recognised) as decimal(18, 4)) as recognised
    from intermediate.int_revenue_schedules
    group by account_id, month
),

accounts as (
    select
        account_id,
        min(month) as first_month
    from monthly
    group by account_id
),

bounds as (
    select min(first_month) as first_month
    from accounts
),

spine as (
    select
        accounts.account_id,
        spine.month
    from settings
    cross join bounds
    cross join month_spine(bounds.first_month, settings.closing_month) as spine
    inner join accounts
        on spine.month >= accounts.first_month
),

filled as (
    select
        spine.account_id,
        spine.month,
        coalesce(monthly.invoiced, cast(0 as decimal(18, 4))) as invoiced,
        coalesce(monthly.recognised, cast(0 as decimal(18, 4))) as recognised
    from spine
    left join monthly
        on spine.account_id = monthly.account_id
        and spine.month = monthly.month
),

summed as (
    select
        *,
        cast(sum(invoiced - recognised) over (
            partition by account_id order by month rows between unbounded preceding and current row
        ) as decimal(18, 4)) as closing_deferred
    from filled
),

final as (
    select
        account_id,
        month,
        cast(closing_deferred - invoiced + recognised as decimal(18, 4)) as opening_deferred,
        invoiced,
        recognised,
        closing_deferred
    from summed
)

select * from final
