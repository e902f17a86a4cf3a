-- severity: error
-- description.en: Every foreign currency has a rate on or before the end of each month that needs one; without it the amount would count as 0.
-- description.ja: 外貨の各月に為替レートがある（ない場合は0と計上されるため停止）。
with needed as (
    select currency, month from intermediate.int_item_months
    union all
    select costs.currency, costs.month
    from staging.stg_standard__costs as costs
    cross join etl.setting as settings
    where costs.month <= settings.closing_month
    union all
    select lines.currency, lines.month
    from staging.stg_standard__ledger_lines as lines
    cross join etl.setting as settings
    where lines.month <= settings.closing_month
)

select distinct
    needed.currency,
    needed.month
from needed
left join intermediate.int_fx_rate_months as rates
    on needed.currency = rates.currency
    and needed.month = rates.month
where needed.currency is not null
    and rates.rate is null
