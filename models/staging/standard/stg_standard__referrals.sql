with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.standard__referrals
),

final as (
    select
        source.referral_id,
        source.account_id,
        source.referred_account_id,
        local_date(source.referred_at, settings.reporting_time_zone) as referred_date,
        source.outcome
    from source
    cross join settings
)

select * from final
