-- One row an account, day and key feature used on it.
select distinct
    account_id,
    usage_date,
    feature
from intermediate.int_usage_days
where is_key_feature
