-- One row an account and day of scoring on which something that is added up for its scores begins or ceases to count. A use counts
-- for the 28 days from its own on, a rating for 90; what counts on a day is the sum of all changes up to it, so each use is read once.
with logins as (
    select
        account_id,
        usage_date
    from intermediate.int_account_days
    where has_login = 1
),

-- A feature counts once however often it is used: where uses leave a day uncovered, the cover breaks. That is between two months of
-- use or in the gap of a month.
feature_months as (
    select
        *,
        lag(last_date, 1, cast('1900-01-01' as date)) over (
            partition by account_id, feature order by month
        ) as earlier_date,
        lead(first_date, 1, cast('9999-12-31' as date)) over (
            partition by account_id, feature order by month
        ) as later_date
    from intermediate.int_key_feature_months
),

feature_begins as (
    select account_id, first_date as usage_date
    from feature_months
    where days_between(earlier_date, first_date) > 28
    union all
    select account_id, gap_to as usage_date
    from feature_months
    where gap_to is not null
),

feature_ends as (
    select account_id, last_date as usage_date
    from feature_months
    where days_between(last_date, later_date) > 28
    union all
    select account_id, gap_from as usage_date
    from feature_months
    where gap_from is not null
),

ratings as (
    select
        account_id,
        coalesce(solved_date, opened_date) as rated_date,
        satisfaction
    from intermediate.int_tickets_unioned
    where satisfaction is not null
),

changes as (
    select account_id, usage_date as change_date, 1 as login_days, 0 as key_features, cast(0 as decimal(9, 2)) as satisfaction, 0 as ratings
    from logins
    union all
    select account_id, add_days(usage_date, 28) as change_date, -1 as login_days, 0 as key_features, cast(0 as decimal(9, 2)) as satisfaction, 0 as ratings
    from logins
    union all
    select account_id, usage_date as change_date, 0 as login_days, 1 as key_features, cast(0 as decimal(9, 2)) as satisfaction, 0 as ratings
    from feature_begins
    union all
    select account_id, add_days(usage_date, 28) as change_date, 0 as login_days, -1 as key_features, cast(0 as decimal(9, 2)) as satisfaction, 0 as ratings
    from feature_ends
    union all
    select account_id, rated_date as change_date, 0 as login_days, 0 as key_features, satisfaction, 1 as ratings
    from ratings
    union all
    select account_id, add_days(rated_date, 90) as change_date, 0 as login_days, 0 as key_features, cast(-satisfaction as decimal(9, 2)) as satisfaction, -1 as ratings
    from ratings
),

-- Nothing is scored between two days of scoring, so a change may wait for the next: the week's last day or the month's.
waiting as (
    select
        *,
        case
            when month_end(change_date) < add_days(week_of(change_date), 6) then month_end(change_date)
            else add_days(week_of(change_date), 6)
        end as scored_date
    from changes
),

final as (
    select
        account_id,
        scored_date as change_date,
        cast(sum(login_days) as integer) as login_days,
        cast(sum(key_features) as integer) as key_features,
        cast(sum(satisfaction) as decimal(18, 2)) as satisfaction,
        cast(sum(ratings) as integer) as ratings
    from waiting
    group by account_id, scored_date
)

select * from final
