-- severity: warn
-- description.en: No item has two stretches in force on one day; where it has, the one updated later counts and this one does not.
-- description.ja: 同一明細の期間が重複していない（重複時は更新が新しい行を採用し、この行は除外）。
select
    subscription_id,
    start_date,
    end_date,
    updated_at,
    winner_start_date,
    winner_updated_at
from intermediate.int_subscription_items_rejected
