-- severity: warn
-- description.en: Every contract that a subscription names is delivered; else its renewal is not seen.
-- description.ja: サブスクリプションの契約IDが契約に存在する。
select
    items.subscription_id,
    items.start_date,
    items.contract_id
from intermediate.int_subscription_items as items
left join intermediate.int_contracts as contracts
    on items.contract_id = contracts.contract_id
where items.contract_id is not null
    and contracts.contract_id is null
