-- One row a usage event that is delivered with a month: its own, those of the month before that arrive late, and some of
-- that month once more. The variables month and last_month count from the first month, which is 0.
with counts as (
    select
        *,
        scatter(account * 4099 + user_number, day_number * 31 + kind * 13 + feature) as mixed,
        scatter(account * 4099 + user_number, day_number) as visit
    from main.usage_count
    where month = getvariable('month')
        or (month = getvariable('month') - 1 and days_left < 3)
),

events as (
    select
        *,
        unnest(range(count)) as number
    from counts
),

placed as (
    select
        *,
        scatter(mixed, number) as lot
    from events
),

flagged as (
    select
        *,
        month < getvariable('last_month') and days_left < 3 and lot % 12 = 0 as is_late,
        days_left < 3 and lot % 40 = 1 as is_repeated
    from placed
),

-- Mostly from 8 to 18 o'clock; one visit in forty begins just after midnight, when it is still yesterday in UTC.
timed as (
    select
        *,
        case when visit % 40 = 0 then visit % 5000 else 28800 + visit % 36000 end
            + case kind when 0 then 0 when 1 then 4 else 60 + lot % 3000 end as second_of_day
    from flagged
    where case
        when month = getvariable('month') then not is_late
        else is_late or is_repeated
    end
),

final as (
    select
        printf('E%06d-%d-%d-%d%02d-%d', account + 1, user_number, day_number, kind, feature + 1, number + 1) as event_id,
        printf('A%06d', account + 1) as account_id,
        printf('U%06d-%d', account + 1, user_number) as user_id,
        printf('%sT%02d:%02d:%02d+09:00', cast(day as varchar), second_of_day // 3600, second_of_day // 60 % 60, second_of_day % 60) as occurred_at,
        event_names[kind + 1] as event,
        case when feature >= 0 then feature_names[feature + 1] end as feature,
        printf('V%06d-%d-%d', account + 1, user_number, day_number) as session_id,
        case when kind = 1 then 180 + visit % 3300 end as duration_seconds,
        case when kind = 2 then 1 end as quantity
    from timed
    cross join usage_names
)

select * from final
