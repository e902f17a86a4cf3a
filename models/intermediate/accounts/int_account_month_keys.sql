-- One row an account and closed month: the version of the account in force at the month's end, and at the end of the month before.
with months as (
    select
        month,
        last_day
    from intermediate.int_closed_months
),

first_days as (
    select
        account_id,
        month_of(min(valid_from)) as first_month
    from intermediate.int_subscription_items
    group by account_id
),

final as (
    select
        accounts.account_id,
        months.month,
        accounts.account_key,
        lag(accounts.account_key, 1, cast(0 as bigint)) over (
            partition by accounts.account_id order by months.month
        ) as opening_account_key
    from intermediate.int_account_members as accounts
    inner join first_days
        on accounts.account_id = first_days.account_id
    inner join months
        on months.last_day >= accounts.valid_from
        and months.last_day < accounts.valid_to
        and months.month >= first_days.first_month
)

select * from final
