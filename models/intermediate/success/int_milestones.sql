with milestones as (
    select 'standard' as source_system, told.* from staging.stg_standard__milestones as told
),

final as (
    select
        milestones.milestone_id,
        coalesce(aliases.account_id, milestones.account_id) as account_id,
        milestones.milestone,
        milestones.due_date,
        milestones.completed_date
    from milestones
    left join intermediate.int_account_aliases as aliases
        on milestones.source_system = aliases.source_system
        and milestones.account_id = aliases.name
)

select * from final
