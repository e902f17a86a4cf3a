select 'standard' as source_system, told.* from staging.stg_standard__usage_events as told
union all
select 'ravenstack' as source_system, told.* from staging.stg_ravenstack__usage_events as told
