-- Falling is use on 30 % fewer days than in the 28 before, or fewer still.
with known_use as (
    select add_days(min(usage_date), 55) as known_from
    from intermediate.int_account_days
),

compared as (
    select
        accounts.account_id,
        accounts.state_date,
        accounts.account_key,
        coalesce(usage.active_days, 0) as active_days,
        coalesce(usage.active_days_before, 0) as active_days_before,
        accounts.state_date >= known_use.known_from as is_known
    from intermediate.int_state_accounts as accounts
    cross join known_use
    left join intermediate.int_state_usage as usage
        on accounts.account_id = usage.account_id
        and accounts.state_date = usage.state_date
),

final as (
    select
        compared.account_id,
        compared.state_date,
        days.month,
        compared.account_key,
        days.is_month_end,
        days.is_latest,
        compared.active_days,
        case when compared.is_known then compared.active_days_before end as active_days_before,
        case when compared.is_known then ratio(compared.active_days - compared.active_days_before, compared.active_days_before) end as usage_change,
        -- Whole numbers: seven days after ten are down by exactly 30 %.
        case
            when compared.is_known and compared.active_days_before > 0
                then case when 10 * compared.active_days <= 7 * compared.active_days_before then 1 else 0 end
        end as is_falling,
        case when compared.is_known and compared.active_days_before > 0 then 1 else 0 end as compared_accounts,
        case when compared.is_known and compared.active_days_before > 0 then compared.active_days end as compared_active_days
    from compared
    inner join intermediate.int_state_days as days
        on compared.state_date = days.state_date
)

select * from final
