with settings as (
    select as_of_date
    from etl.setting
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        referrals.referral_id,
        referrals.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        referrals.referred_account_id,
        referrals.referred_date,
        month_of(referrals.referred_date) as month,
        coalesce(referrals.outcome, 'unknown') as outcome
    from intermediate.int_referrals as referrals
    cross join settings
    left join accounts
        on referrals.account_id = accounts.account_id
        and referrals.referred_date >= accounts.valid_from
        and referrals.referred_date < accounts.valid_to
    where referrals.referred_date <= settings.as_of_date
)

select * from final
