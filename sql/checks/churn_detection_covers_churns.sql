-- severity: error
-- description.en: Every churned account of the bridge is asked whether its score had told so, and by no other.
-- description.ja: 解約予兆の検証対象は、MRR増減の解約顧客と一致する。
with detections as (
    select
        account_id,
        month
    from star.fct_churn_detection
),

churns as (
    select
        account_id,
        month
    from star.fct_mrr_movement
    where movement = 'churn'
        and accounts = 1
)

select
    coalesce(churns.account_id, detections.account_id) as account_id,
    coalesce(churns.month, detections.month) as month
from churns
full join detections
    on churns.account_id = detections.account_id
    and churns.month = detections.month
where churns.account_id is null
    or detections.account_id is null
