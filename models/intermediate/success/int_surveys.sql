with surveys as (
    select 'standard' as source_system, told.* from staging.stg_standard__surveys as told
),

final as (
    select
        surveys.response_id,
        coalesce(aliases.account_id, surveys.account_id) as account_id,
        surveys.contact_id,
        surveys.kind,
        surveys.score,
        surveys.comment,
        surveys.answered_at,
        surveys.answered_date
    from surveys
    left join intermediate.int_account_aliases as aliases
        on surveys.source_system = aliases.source_system
        and surveys.account_id = aliases.name
)

select * from final
