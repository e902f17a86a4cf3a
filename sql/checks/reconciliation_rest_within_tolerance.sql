-- severity: warn
-- description.en: What the reconciliation leaves unexplained of an account and month is within reconciliation_tolerance of warehouse.json.
-- description.ja: 照合の未解明差異は顧客・月ごとに許容差（reconciliation_tolerance）以内である。
select
    reconciliation.bridge,
    reconciliation.month,
    reconciliation.account_id,
    reconciliation.amount,
    tolerance.amount as tolerance
from star.fct_reconciliation as reconciliation
inner join etl.tolerance as tolerance
    on tolerance.name = 'reconciliation'
where reconciliation.role = 'unexplained'
    and abs(reconciliation.amount) > tolerance.amount
