-- severity: error
-- description.en: Every subscription item has an amount a month: billing_months is not 0, and no price in tiers (Stripe) leaves the amount open.
-- description.ja: すべての明細に月額がある（請求期間が0でなく、Stripeの段階制料金で金額不明になっていない）。
select
    subscription_id,
    start_date,
    amount,
    billing_months
from intermediate.int_subscription_items
where monthly_amount is null
    or annual_amount is null
