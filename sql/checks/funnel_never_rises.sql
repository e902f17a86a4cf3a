-- severity: error
-- description.en: Whoever enters a funnel step has reached the step that it follows; no step holds more than the one before.
-- description.ja: 各ステップへの進入者は前のステップに到達している（人数は増えない）。
with steps as (
    select
        *,
        -- The three branches of the phase funnel all follow its fourth step.
        case when funnel = 'phase' and step_number > 4 then 4 else step_number - 1 end as follows_step_number
    from star.fct_funnel_step
)

select
    steps.funnel,
    steps.entry_id,
    steps.step_number,
    steps.entered_date,
    earlier.reached_date
from steps
left join steps as earlier
    on steps.funnel = earlier.funnel
    and steps.entry_id = earlier.entry_id
    and steps.follows_step_number = earlier.step_number
where steps.step_number > 1
    and (earlier.reached_date is null or earlier.reached_date <> steps.entered_date or steps.reached_date < steps.entered_date)
