-- Kaplan–Meier over every account's first life, as known at the end of each month: those who have not churned by then are
-- censored at it. Cut by the member at acquisition, one cut at a time, since curves of two members do not add up.
with settings as (
    select yearly_discount_rate
    from etl.setting
),

months as (
    select month
    from intermediate.int_closed_months
),

lives as (
    select
        first_lives.cohort_month,
        first_lives.age_at_churn,
        accounts.touch_tier,
        accounts.segment,
        accounts.industry,
        accounts.region,
        accounts.csm,
        accounts.channel,
        accounts.icp_fit,
        accounts.plan
    from star.fct_first_life as first_lives
    inner join star.dim_account as accounts
        on first_lives.acquisition_account_key = accounts.account_key
),

member_lives as (
    select 'all' as cut, 'all' as member, cohort_month, age_at_churn from lives
    union all
    select 'touch_tier' as cut, touch_tier as member, cohort_month, age_at_churn from lives
    union all
    select 'segment' as cut, segment as member, cohort_month, age_at_churn from lives
    union all
    select 'industry' as cut, industry as member, cohort_month, age_at_churn from lives
    union all
    select 'region' as cut, region as member, cohort_month, age_at_churn from lives
    union all
    select 'csm' as cut, csm as member, cohort_month, age_at_churn from lives
    union all
    select 'channel' as cut, channel as member, cohort_month, age_at_churn from lives
    union all
    select 'icp_fit' as cut, icp_fit as member, cohort_month, age_at_churn from lives
    union all
    select 'plan' as cut, plan as member, cohort_month, age_at_churn from lives
),

counted as (
    select
        cut,
        member,
        cohort_month,
        age_at_churn,
        count(*) as accounts
    from member_lives
    group by cut, member, cohort_month, age_at_churn
),

members as (
    select
        cut,
        member,
        min(cohort_month) as first_cohort_month
    from counted
    group by cut, member
),

-- One cell a member, acquisition month and age that time has reached, also where nobody was acquired.
cells as (
    select
        members.cut,
        members.member,
        cohorts.month as cohort_month,
        months.month,
        months_between(cohorts.month, months.month) as age
    from members
    inner join months as cohorts
        on cohorts.month >= members.first_cohort_month
    inner join months
        on months.month >= cohorts.month
),

exposed as (
    select
        cells.cut,
        cells.member,
        cells.cohort_month,
        cells.month,
        cells.age,
        coalesce(sum(case when counted.age_at_churn < cells.age then 0 else counted.accounts end), 0) as accounts_at_risk,
        sum(case when counted.age_at_churn = cells.age then counted.accounts else 0 end) as churned_accounts
    from cells
    left join counted
        on cells.cut = counted.cut
        and cells.member = counted.member
        and cells.cohort_month = counted.cohort_month
    group by cells.cut, cells.member, cells.cohort_month, cells.month, cells.age
),

-- At the end of a month, those at risk at an age are those of every cohort that has reached it: the younger cohorts' cells
-- of the same age lie in earlier months.
pooled as (
    select
        cut,
        member,
        cast(null as date) as cohort_month,
        month,
        age,
        sum(accounts_at_risk) over (
            partition by cut, member, age order by month rows between unbounded preceding and current row
        ) as accounts_at_risk,
        sum(churned_accounts) over (
            partition by cut, member, age order by month rows between unbounded preceding and current row
        ) as churned_accounts
    from exposed
),

-- One cohort by itself is known of an age from the month that reaches it.
single as (
    select
        'cohort' as cut,
        cast(exposed.cohort_month as varchar) as member,
        exposed.cohort_month,
        months.month,
        exposed.age,
        exposed.accounts_at_risk,
        exposed.churned_accounts
    from exposed
    inner join (
        select distinct cohort_month
        from lives
    ) as cohorts
        on exposed.cohort_month = cohorts.cohort_month
    inner join months
        on months.month >= exposed.month
    where exposed.cut = 'all'
),

curves as (
    select * from pooled
    union all
    select * from single
),

stepped as (
    select
        *,
        case
            when accounts_at_risk > churned_accounts
                then ln(ratio(accounts_at_risk - churned_accounts, accounts_at_risk))
        end as log_of_step,
        -- Nobody is left after a step that takes all who were at risk.
        case when accounts_at_risk = churned_accounts then 1 else 0 end as takes_all
    from curves
),

survived as (
    select
        month,
        cut,
        member,
        cohort_month,
        age,
        accounts_at_risk,
        churned_accounts,
        case
            when accounts_at_risk = 0 then null
            when max(takes_all) over (
                partition by month, cut, member order by age rows between unbounded preceding and current row
            ) = 1 then cast(0 as double)
            else exp(sum(log_of_step) over (
                partition by month, cut, member order by age rows between unbounded preceding and current row
            ))
        end as survival,
        lead(accounts_at_risk, 1, cast(0 as hugeint)) over (
            partition by month, cut, member order by age
        ) as next_accounts_at_risk
    from stepped
),

final as (
    select
        survived.month,
        survived.cut,
        survived.member,
        survived.cohort_month,
        survived.age,
        cast(survived.accounts_at_risk as integer) as accounts_at_risk,
        cast(survived.churned_accounts as integer) as churned_accounts,
        survived.survival,
        sum(
            ratio(
                survived.survival,
                power(1 + cast(settings.yearly_discount_rate as double), ratio(survived.age, 12))
            )
        ) over (
            partition by survived.month, survived.cut, survived.member order by survived.age
            rows between unbounded preceding and current row
        ) as discounted_months,
        -- Beyond it fewer than 30 accounts are at risk: too few to add to a lifetime value.
        case when survived.accounts_at_risk >= 30 and survived.next_accounts_at_risk < 30 then 1 else 0 end as is_last_age
    from survived
    cross join settings
)

select * from final
