select * from staging.stg_standard__subscriptions
union all
select * from staging.stg_ravenstack__subscriptions
