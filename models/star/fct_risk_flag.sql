-- The first Sunday on which an account was at risk, and whether it churned 7 to 90 days later.
with settings as (
    select closing_month
    from etl.setting
),

flags as (
    select
        account_id,
        scored_date as flagged_date,
        month,
        account_key,
        row_number() over (partition by account_id order by scored_date) as place
    from star.fct_account_health
    where is_week_end = 1
        and is_at_risk = 1
),

churns as (
    select
        flags.account_id,
        min(churns.churned_date) as churned_date
    from flags
    inner join intermediate.int_account_churns as churns
        on flags.account_id = churns.account_id
    where flags.place = 1
        and days_between(flags.flagged_date, churns.churned_date) >= 7
        and days_between(flags.flagged_date, churns.churned_date) <= 90
    group by flags.account_id
),

-- Told once the month's last day is 90 days old, as far as months have closed.
final as (
    select
        flags.account_id,
        flags.flagged_date,
        flags.month,
        flags.account_key,
        churns.churned_date,
        case when add_days(month_end(flags.month), 90) <= month_end(settings.closing_month) then 1 end as flagged_accounts,
        case
            when add_days(month_end(flags.month), 90) > month_end(settings.closing_month) then null
            when churns.churned_date is not null then 1
            else 0
        end as churned_accounts
    from flags
    cross join settings
    left join churns
        on flags.account_id = churns.account_id
    where flags.place = 1
)

select * from final
