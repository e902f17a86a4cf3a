-- severity: warn
-- description.en: Accounts are invoiced as they have subscribed; what differs by more than reconciliation_tolerance is listed.
-- description.ja: 請求は契約どおりである（許容差を超える差を一覧）。
select
    reconciliation.month,
    reconciliation.account_id,
    reconciliation.amount
from star.fct_reconciliation as reconciliation
inner join etl.tolerance as tolerance
    on tolerance.name = 'reconciliation'
where reconciliation.line = 'invoiced_otherwise'
    and abs(reconciliation.amount) > tolerance.amount
