-- description.en: Facts without a known account belong to one member, which is unknown in everything and holds for all time.
-- description.ja: 顧客の分からないファクトは、すべての属性が不明で全期間有効な1つのメンバーに属する。
select
    count(*) as members,
    min(account_id) as account_id
from star.dim_account
where account_key = 0
having count(*) <> 1
    or count(*) filter (
        where account_id = 'unknown' and account_name = 'unknown' and industry = 'unknown' and region = 'unknown' and country = 'unknown'
            and segment = 'unknown' and icp_fit = 'unknown' and csm = 'unknown' and channel = 'unknown' and plan = 'unknown'
            and touch_tier = 'unknown' and phase = 'unknown' and employees is null and cohort_month is null
            and valid_from <= cast('1900-01-01' as date) and valid_to >= cast('9999-12-31' as date) and is_current
    ) <> 1
