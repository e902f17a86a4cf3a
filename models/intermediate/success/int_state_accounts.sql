-- One row an account and day whose state is told on which some item of it counts, with the seats that it holds.
with held as (
    select
        items.account_id,
        days.state_date,
        sum(
            case
                when items.paused_from is null or items.paused_from > days.state_date or items.paused_to <= days.state_date
                    then items.monthly_amount
                else cast(0 as decimal(18, 4))
            end
        ) as amount,
        sum(coalesce(items.seats, 0)) as seats
    from intermediate.int_subscription_items as items
    inner join intermediate.int_state_days as days
        on items.valid_from <= days.state_date
        and items.valid_to > days.state_date
    group by items.account_id, days.state_date
),

final as (
    select
        held.account_id,
        held.state_date,
        coalesce(accounts.account_key, cast(0 as bigint)) as account_key,
        cast(held.seats as integer) as seats
    from held
    left join intermediate.int_account_members as accounts
        on held.account_id = accounts.account_id
        and held.state_date >= accounts.valid_from
        and held.state_date < accounts.valid_to
    where held.amount > 0
)

select * from final
