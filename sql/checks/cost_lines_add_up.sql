-- severity: error
-- description.en: A month's cost lines, with what the ledger has beside them, add up to the month's total of the category.
-- description.ja: 費用明細と元帳差額の合計が、月・区分の費用合計に一致する。
with lines as (
    select
        month,
        category,
        sum(amount) as amount
    from star.fct_cost
    group by month, category
)

select
    totals.month,
    totals.category,
    totals.amount,
    lines.amount as amount_of_lines
from star.fct_cost_month as totals
left join lines
    on totals.month = lines.month
    and totals.category = lines.category
where lines.amount is null
    or lines.amount <> totals.amount
