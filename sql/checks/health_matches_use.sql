-- severity: error
-- description.en: At a month's end the accounts scored are those that pay, with the login days and features of the month's use.
-- description.ja: 月末のスコア対象は課金顧客と一致し、ログイン日数・主要機能数も利用実績と一致する。
with success as (
    select
        account_id,
        month,
        account_key,
        login_days,
        key_features
    from star.fct_account_month_success
),

health as (
    select
        account_id,
        month,
        account_key,
        login_days,
        key_features
    from star.fct_account_health
    where is_month_end = 1
)

select
    coalesce(success.account_id, health.account_id) as account_id,
    coalesce(success.month, health.month) as month,
    success.login_days,
    health.login_days as login_days_of_health,
    success.key_features,
    health.key_features as key_features_of_health
from success
full join health
    on success.account_id = health.account_id
    and success.month = health.month
where success.account_id is null
    or health.account_id is null
    or success.account_key <> health.account_key
    or success.login_days <> health.login_days
    or success.key_features <> health.key_features
