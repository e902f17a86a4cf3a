-- One row an entry month, touch tier at entry and step of the phase funnel.
with steps as (
    select *
    from star.fct_funnel_step
    where funnel = 'phase'
),

tiers as (
    select
        account_key,
        touch_tier
    from star.dim_account
),

final as (
    select
        steps.entry_month,
        tiers.touch_tier,
        steps.step_number,
        steps.step,
        cast(sum(steps.entered) as integer) as entered,
        cast(sum(steps.converted) as integer) as converted,
        cast(sum(steps.late) as integer) as late,
        cast(sum(steps.open) as integer) as open,
        cast(sum(steps.lost) as integer) as lost
    from steps
    inner join tiers
        on steps.account_key = tiers.account_key
    group by steps.entry_month, tiers.touch_tier, steps.step_number, steps.step
)

select * from final
