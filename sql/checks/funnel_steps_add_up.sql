-- severity: error
-- description.en: Who enters a funnel step converts, is late, is open or is lost, and exactly one of these.
-- description.ja: ファネルの各ステップで、転換・遅延・進行中・離脱のちょうど一つに該当する。
select
    funnel,
    entry_id,
    step_number,
    entered,
    converted,
    late,
    open,
    lost
from star.fct_funnel_step
where entered <> converted + late + open + lost
