select * from staging.stg_standard__account_versions
union all
select * from staging.stg_ravenstack__account_versions
