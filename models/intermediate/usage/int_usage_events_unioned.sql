with usage_events as (
    select *
    from intermediate.int_usage_events_by_source
),

final as (
    select
        usage_events.event_id,
        coalesce(aliases.account_id, usage_events.account_id) as account_id,
        usage_events.user_id,
        usage_events.usage_date,
        usage_events.event,
        usage_events.feature,
        usage_events.quantity,
        usage_events.duration_seconds
    from usage_events
    left join intermediate.int_account_aliases as aliases
        on usage_events.source_system = aliases.source_system
        and usage_events.account_id = aliases.name
)

select * from final
