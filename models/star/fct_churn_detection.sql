-- A score holds from its Sunday to the Saturday after. Whoever was at risk on some day from 90 to 7 days before the churn was detected.
with churns as (
    select
        churns.account_id,
        churns.month,
        churns.churned_date,
        movements.account_key
    from intermediate.int_account_churns as churns
    inner join star.fct_mrr_movement as movements
        on churns.account_id = movements.account_id
        and churns.month = movements.month
    where movements.movement = 'churn'
),

scores as (
    select
        account_id,
        scored_date,
        is_at_risk
    from star.fct_account_health
    where is_week_end = 1
        and scored_accounts = 1
),

first_scores as (
    select min(scored_date) as scored_date
    from scores
),

risks as (
    select
        churns.account_id,
        churns.month,
        min(scores.scored_date) as at_risk_date
    from churns
    inner join scores
        on churns.account_id = scores.account_id
    where scores.is_at_risk = 1
        and days_between(scores.scored_date, churns.churned_date) >= 7
        and days_between(add_days(scores.scored_date, 6), churns.churned_date) <= 90
    group by churns.account_id, churns.month
),

-- Nobody could have been detected before the first score of all.
final as (
    select
        churns.account_id,
        churns.month,
        churns.account_key,
        churns.churned_date,
        risks.at_risk_date,
        case when days_between(first_scores.scored_date, churns.churned_date) >= 7 then 1 end as churned_accounts,
        case
            when risks.at_risk_date is not null then 1
            when days_between(first_scores.scored_date, churns.churned_date) >= 7 then 0
        end as detected_accounts
    from churns
    cross join first_scores
    left join risks
        on churns.account_id = risks.account_id
        and churns.month = risks.month
)

select * from final
