-- A line without a kind bills the subscription; drafts and voided invoices claim nothing.
select
    invoice_line_id,
    invoice_id,
    account_id,
    subscription_id,
    issued_date,
    period_start,
    period_end,
    amount,
    upper(currency) as currency,
    coalesce(kind, 'recurring') as kind
from raw.standard__invoices
where lower(coalesce(status, 'open')) not in ('draft', 'void', 'voided')
