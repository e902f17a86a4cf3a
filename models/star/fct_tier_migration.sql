-- Paying accounts whose touch tier at the month's end is another than at its opening.
with accounts as (
    select
        account_key,
        touch_tier
    from star.dim_account
),

final as (
    select
        months.account_id,
        months.month,
        months.account_key,
        months.opening_account_key,
        openings.touch_tier as tier_from,
        closings.touch_tier as tier_to,
        months.mrr,
        1 as accounts
    from star.fct_mrr_month as months
    inner join accounts as openings
        on months.opening_account_key = openings.account_key
    inner join accounts as closings
        on months.account_key = closings.account_key
    where months.mrr <> 0
        and openings.touch_tier <> closings.touch_tier
)

select * from final
