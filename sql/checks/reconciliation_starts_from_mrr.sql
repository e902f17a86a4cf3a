-- severity: error
-- description.en: The reconciliation starts from the MRR of the bridge: in total of every month, and by account where the ledger names accounts.
-- description.ja: 照合の起点はブリッジのMRRに一致する。
with openings as (
    select
        month,
        bridge,
        cast(sum(amount) as decimal(18, 4)) as amount
    from star.fct_reconciliation
    where line = 'mrr'
    group by month, bridge
),

mrr as (
    select
        month,
        cast(sum(mrr) as decimal(18, 4)) as mrr
    from star.fct_mrr_month
    group by month
)

select
    openings.bridge,
    openings.month,
    openings.amount,
    mrr.mrr
from openings
inner join mrr
    on openings.month = mrr.month
where openings.amount <> mrr.mrr
