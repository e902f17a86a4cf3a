-- One row an account and paid life whose use shows its first value, by the rule of the settings; none where there is no rule.
with used as (
    select distinct
        days.account_id,
        days.usage_date
    from intermediate.int_usage_days as days
    inner join etl.first_value_feature as features
        on days.feature = features.feature
),

numbered as (
    select
        lives.account_id,
        lives.life_number,
        used.usage_date,
        row_number() over (partition by lives.account_id, lives.life_number order by used.usage_date) as day_number
    from intermediate.int_account_lives as lives
    inner join used
        on lives.account_id = used.account_id
        and used.usage_date >= lives.started_date
        and used.usage_date < coalesce(lives.ended_date, cast('9999-12-31' as date))
),

final as (
    select
        numbered.account_id,
        numbered.life_number,
        numbered.usage_date as first_value_date
    from numbered
    inner join etl.setting as settings
        on numbered.day_number = settings.first_value_days
)

select * from final
