select * from staging.stg_standard__touchpoints
