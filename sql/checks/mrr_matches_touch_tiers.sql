-- severity: error
-- description.en: The touch tiers add up to all accounts: no account is lost or counted twice in a cut.
-- description.ja: タッチモデル別の合計が全体に一致する（重複・漏れなし）。
with tiers as (
    select
        mrr_months.month,
        count(*) as accounts,
        sum(mrr_months.mrr) as mrr
    from star.fct_mrr_month as mrr_months
    inner join star.dim_account as accounts
        on mrr_months.account_key = accounts.account_key
    inner join star.dim_touch_tier as touch_tiers
        on accounts.touch_tier = touch_tiers.touch_tier
    group by mrr_months.month
),

totals as (
    select
        month,
        count(*) as accounts,
        sum(mrr) as mrr
    from star.fct_mrr_month
    group by month
)

select
    totals.month,
    totals.accounts,
    tiers.accounts as accounts_of_tiers,
    totals.mrr,
    tiers.mrr as mrr_of_tiers
from totals
left join tiers
    on totals.month = tiers.month
where totals.accounts <> coalesce(tiers.accounts, 0)
    or totals.mrr <> coalesce(tiers.mrr, 0)
