-- One row an account, month and key feature used in it, with all that windows of 28 days need to know of its uses: where they begin,
-- where they end, and the one gap of more than 28 days that a month has room for: between its first two days and its last two.
with uses as (
    select
        account_id,
        month_of(usage_date) as month,
        feature,
        usage_date,
        days_between(month_of(usage_date), usage_date) as days_before
    from intermediate.int_key_feature_days
),

months as (
    select
        account_id,
        month,
        feature,
        min(usage_date) as first_date,
        max(usage_date) as last_date,
        max(case when days_before <= 1 then usage_date end) as early_date,
        min(case when days_before >= 29 then usage_date end) as late_date,
        sum(case when days_before > 1 and days_before < 29 then 1 else 0 end) as uses_between
    from uses
    group by account_id, month, feature
),

final as (
    select
        account_id,
        month,
        feature,
        first_date,
        last_date,
        case when uses_between = 0 and days_between(early_date, late_date) > 28 then early_date end as gap_from,
        case when uses_between = 0 and days_between(early_date, late_date) > 28 then late_date end as gap_to
    from months
)

select * from final
