-- description.en: Satisfied and using are those with a reason for it; ready are the healthy, satisfied and using ones that nobody is selling to.
-- description.ja: 満足・活用には理由があり、準備ありは健康・満足・活用のすべてを満たし商談中でない顧客である。
select
    account_id,
    state_date,
    satisfaction_reason,
    use_reason,
    is_healthy,
    is_satisfied,
    is_using,
    open_expansions,
    is_upsell_ready
from star.fct_upsell_readiness
where is_satisfied <> case satisfaction_reason when 'none' then 0 else 1 end
    or is_using <> case use_reason when 'none' then 0 else 1 end
    or is_upsell_ready <> case when is_healthy + is_satisfied + is_using = 3 and open_expansions = 0 then 1 else 0 end
