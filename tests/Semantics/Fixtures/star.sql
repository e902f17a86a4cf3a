-- The relations that the metrics read, empty; tests put a few rows of their own into them.
create schema etl;
create schema star;
create schema marts;

create table etl.setting (
    as_of_date date, closing_month date, first_month date, reporting_time_zone varchar, reporting_currency varchar, fiscal_year_start_month integer,
    touch_tier_high_arr decimal(18, 4), touch_tier_low_arr decimal(18, 4), ltv_cap_months integer, yearly_discount_rate decimal(9, 6), cac_lag_months integer,
    cs_in_cost_of_revenue boolean, company_name varchar, minimum_key_features integer
);
create table etl.kpi_target (metric varchar, target decimal(18, 4), amber decimal(18, 4), better varchar);
create table star.fct_target (month date, metric varchar, touch_tier varchar, segment varchar, target decimal(18, 4));

create table star.dim_account (
    account_key bigint, account_id varchar, account_name varchar, industry varchar, region varchar, country varchar, segment varchar, employees integer,
    icp_fit varchar, csm varchar, channel varchar, plan varchar, touch_tier varchar, phase varchar, cohort_month date, valid_from date, valid_to date, is_current boolean
);
create table star.fct_mrr_month (
    account_id varchar, month date, account_key bigint, opening_account_key bigint, acquisition_account_key bigint, cohort_month date, age integer,
    mrr decimal(18, 4), arr decimal(18, 4), paused_mrr decimal(18, 4), opening_mrr decimal(18, 4), cohort_mrr decimal(18, 4), paying_accounts integer,
    opening_accounts integer, cohort_accounts integer, is_paying boolean, is_paused boolean, is_unbroken boolean, retained_accounts integer,
    unbroken_accounts integer, unbroken_mrr decimal(18, 4), account_touch_tier varchar, account_csm varchar, opening_touch_tier varchar, opening_csm varchar,
    acquisition_touch_tier varchar, acquisition_csm varchar, acquisition_segment varchar, acquisition_channel varchar
);
create table star.fct_mrr_product_month (account_id varchar, product varchar, month date, account_key bigint, mrr decimal(18, 4), arr decimal(18, 4));
create table star.fct_mrr_movement (
    account_id varchar, month date, movement varchar, kind varchar, product varchar, amount decimal(18, 4), account_key bigint, opening_account_key bigint,
    closing_account_key bigint, acquisition_account_key bigint, accounts integer, cancel_reason varchar, cohort_month date, account_touch_tier varchar,
    account_csm varchar, acquisition_touch_tier varchar, acquisition_csm varchar, acquisition_segment varchar, acquisition_channel varchar
);
create table star.fct_intra_month_life (account_id varchar, month date, started_date date, ended_date date, account_key bigint, lives integer, highest_mrr decimal(18, 4));
create table star.fct_retention (
    account_id varchar, month date, window_months integer, account_key bigint, acquisition_account_key bigint, opening_mrr decimal(18, 4),
    closing_mrr decimal(18, 4), kept_mrr decimal(18, 4), opening_accounts integer, lost_accounts integer, retained_accounts integer, has_upsell integer,
    has_cross_sell integer, cohort_month date, account_touch_tier varchar, account_csm varchar, acquisition_touch_tier varchar, acquisition_csm varchar,
    acquisition_segment varchar, acquisition_channel varchar
);
create table star.fct_account_journey (
    account_id varchar, life_number integer, is_first_life boolean, start_month date, account_key bigint, contract_started_date date, kickoff_date date,
    first_login_date date, first_value_date date, onboarding_completed_date date, adopted_date date, first_expansion_date date, first_engagement_date date,
    first_renewal_date date, first_referral_date date, churned_date date, started_accounts integer, early_churn_base integer, early_churned integer,
    onboarding_base integer, onboarding_completed integer, first_login_base integer, first_login integer, aha_base integer, aha_reached integer,
    time_to_value_days integer, without_first_value integer
);
create table star.fct_funnel_step (
    funnel varchar, entry_id varchar, account_id varchar, step_number integer, step varchar, channel varchar, entry_date date, entry_month date,
    entered_date date, due_date date, reached_date date, days integer, status varchar, entered integer, converted integer, late integer, open integer,
    lost integer, account_key bigint
);
create table star.fct_account_month_success (
    account_id varchar, month date, account_key bigint, paying_accounts integer, login_days integer, logins_per_week double, key_features integer,
    has_adopted_features integer, active_days integer, is_active integer, active_users integer, active_users_7d integer, user_days integer, seats integer
);
create table star.fct_rating (
    rating_id varchar, source varchar, kind varchar, account_id varchar, respondent varchar, rated_date date, month date, account_key bigint, score decimal(9, 2),
    is_promoter integer, is_passive integer, is_detractor integer, is_satisfied integer, is_last_in_month integer, is_last_in_quarter integer,
    is_last_in_year integer, has_comment integer
);
create table star.fct_cost (month date, category varchar, channel varchar, segment varchar, touch_tier varchar, amount decimal(18, 4));
-- What the ledger says in all is what its lines say, unless a test says otherwise.
create view star.fct_cost_month as
select month, category, sum(amount) as amount, cast(null as decimal(18, 4)) as ledger_amount, sum(amount) as costs_amount from star.fct_cost group by month, category;
create table star.fct_margin_month (
    month date, recurring_revenue decimal(18, 4), cost_of_revenue decimal(18, 4), is_estimated integer, trailing_recurring_revenue decimal(18, 4),
    trailing_cost_of_revenue decimal(18, 4), trailing_margin double, trailing_is_estimated integer
);
create table star.fct_contract_renewal (
    contract_id varchar, account_id varchar, account_key bigint, term_end_date date, month date, successor_contract_id varchar, due_contracts integer,
    renewed_contracts integer, due_arr decimal(18, 4), renewed_arr decimal(18, 4), is_observed boolean
);
create table star.fct_opportunity (
    opportunity_id varchar, account_id varchar, account_key bigint, type varchar, source varchar, stage varchar, product varchar, owner varchar,
    created_date date, closed_date date, closed_month date, amount decimal(18, 4), is_closed integer, is_won integer, won_amount decimal(18, 4), has_lead integer
);
create table star.fct_ticket (
    ticket_id varchar, account_id varchar, account_key bigint, opened_date date, month date, first_reply_hours double, solution_hours double,
    is_first_contact_resolution integer, is_escalated integer, priority varchar, channel varchar, tickets integer
);
create table star.fct_referral (referral_id varchar, account_id varchar, account_key bigint, referred_date date, month date, outcome varchar);
create table marts.mart_cohort_retention (
    cohort_month date, age integer, month date, touch_tier varchar, accounts integer, retained_accounts integer, unbroken_accounts integer, mrr decimal(18, 4),
    unbroken_mrr decimal(18, 4), cohort_mrr decimal(18, 4), gross_profit decimal(18, 4), cumulative_gross_profit decimal(18, 4)
);
create table marts.mart_cohort_payback (cohort_month date, accounts integer, acquisition_cost decimal(18, 4), payback_age integer, payback_months integer);
create table marts.mart_survival (
    month date, cut varchar, member varchar, cohort_month date, age integer, accounts_at_risk integer, churned_accounts integer, survival double,
    discounted_months double, is_last_age integer
);
create table star.fct_account_health (
    account_id varchar, scored_date date, month date, account_key bigint, is_week_end integer, is_month_end integer, paying_accounts integer, login_days integer,
    key_features integer, satisfaction double, renewal_stage varchar, login_share double, feature_share double, satisfaction_share double, renewal_share double,
    known_weight double, health_score decimal(18, 9), band varchar, scored_accounts integer, is_partial integer, is_healthy integer, is_watch integer, is_at_risk integer
);
create table star.fct_account_engagement (
    account_id varchar, month date, account_key bigint, scored_accounts integer, login_days integer, key_features integer, active_users integer, seats integer,
    events integer, engagement_score decimal(18, 9)
);
create table star.fct_churn_detection (
    account_id varchar, month date, account_key bigint, churned_date date, at_risk_date date, churned_accounts integer, detected_accounts integer
);
create table star.fct_risk_flag (
    account_id varchar, flagged_date date, month date, account_key bigint, churned_date date, flagged_accounts integer, churned_accounts integer
);
create table star.fct_usage_trend (
    account_id varchar, state_date date, month date, account_key bigint, is_month_end boolean, is_latest boolean, active_days integer, active_days_before integer,
    usage_change double, is_falling integer, compared_accounts integer, compared_active_days integer
);
create table star.fct_health_state (
    account_id varchar, state_date date, month date, account_key bigint, is_month_end boolean, is_latest boolean, health_score decimal(18, 9), band varchar,
    band_before varchar, weakest_part varchar, login_points_lost decimal(18, 9), feature_points_lost decimal(18, 9), satisfaction_points_lost decimal(18, 9),
    renewal_points_lost decimal(18, 9), paying_accounts integer, scored_accounts integer, is_at_risk integer
);
create table star.fct_upsell_readiness (
    account_id varchar, state_date date, month date, account_key bigint, is_month_end boolean, is_latest boolean, health_score decimal(18, 9), csat_mean double,
    nps_mean double, active_users integer, seats integer, seat_use double, key_features integer, open_expansions integer, satisfaction_reason varchar,
    use_reason varchar, is_healthy integer, is_satisfied integer, is_using integer, is_upsell_ready integer, paying_accounts integer
);
create table star.fct_renewal_due (
    contract_id varchar, account_id varchar, state_date date, month date, account_key bigint, is_month_end boolean, is_latest boolean, term_end_date date,
    days_left integer, arr decimal(18, 4), owner varchar, health_score decimal(18, 9), band varchar, renewal_stage varchar, due_contracts integer
);
create table star.fct_playbook_step (
    account_id varchar, step varchar, due_date date, month date, account_key bigint, touch_tier varchar, opens_date date, done_date date, days_late integer,
    status varchar, due_steps integer, on_time_steps integer, late_steps integer, missed_steps integer, open_steps integer
);
create table star.fct_session (account_id varchar, user_id varchar, usage_date date, month date, account_key bigint, sessions bigint, session_minutes double);
create table star.fct_reconciliation (
    month date, account_id varchar, account_key bigint, bridge varchar, step_number integer, line varchar, role varchar, amount decimal(18, 4), source varchar
);
create table star.fct_touchpoint (touchpoint_id varchar, account_id varchar, account_key bigint, kind varchar, occurred_date date, month date);
create table star.fct_tier_migration (
    account_id varchar, month date, account_key bigint, opening_account_key bigint, tier_from varchar, tier_to varchar, mrr decimal(18, 4), accounts integer
);
create table star.fct_nps_answer (
    rating_id varchar, source varchar, account_id varchar, respondent varchar, rated_date date, month date, account_key bigint, is_promoter integer,
    is_referring_promoter integer, is_last_in_month integer
);
create table star.fct_account_day (
    account_id varchar, usage_date date, account_key bigint, active_users integer, logins bigint, has_login integer, key_features integer, events bigint,
    duration_seconds decimal(18, 4)
);
