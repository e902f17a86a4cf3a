-- severity: warn
-- description.en: A touch tier set in the CRM is high, low or tech; another word counts as none.
-- description.ja: CRMのタッチモデルはhigh・low・techのいずれか（その他は未設定扱い）。
select distinct
    account_id,
    touch_tier
from intermediate.int_account_versions_unioned
where touch_tier not in ('high', 'low', 'tech')
