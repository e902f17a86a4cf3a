select * from staging.stg_standard__tickets
union all
select * from staging.stg_ravenstack__tickets
