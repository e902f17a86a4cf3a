-- severity: error
-- description.en: MRR in local currency is the sum over the items in force at the month's last instant, worked out from the items themselves.
-- description.ja: 現地通貨のMRRは、月末に有効な明細の合計に一致する。
with items as (
    select
        items.currency,
        months.month,
        sum(items.monthly_amount) as mrr_amount
    from star.fct_subscription_item as items
    inner join intermediate.int_months as months
        on items.valid_from <= months.last_day
        and items.valid_to > months.last_day
    where months.is_closed
        and (
            items.paused_from is null
            or items.paused_from > months.last_day
            or items.paused_to <= months.last_day
        )
    group by items.currency, months.month
),

totals as (
    select
        currency,
        month,
        sum(mrr_amount) as mrr_amount
    from intermediate.int_product_currency_months
    where is_closed
    group by currency, month
)

select
    coalesce(items.currency, totals.currency) as currency,
    coalesce(items.month, totals.month) as month,
    items.mrr_amount as mrr_of_items,
    totals.mrr_amount
from items
full outer join totals
    on items.currency = totals.currency
    and items.month = totals.month
where coalesce(items.mrr_amount, 0) <> coalesce(totals.mrr_amount, 0)
