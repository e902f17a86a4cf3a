-- description.en: What is won is closed, and what was won is the amount of what is won and nothing else.
-- description.ja: 受注はクローズ済みで、受注額は受注した商談の金額だけである。
select
    opportunity_id,
    is_closed,
    is_won,
    amount,
    won_amount
from star.fct_opportunity
where is_closed <> case when closed_date is null then 0 else 1 end
    or is_won not in (0, 1)
    or is_won > is_closed
    or won_amount is distinct from case is_won when 1 then amount else 0 end
    or has_lead not in (0, 1)
