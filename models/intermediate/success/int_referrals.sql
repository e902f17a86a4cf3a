with referrals as (
    select 'standard' as source_system, told.* from staging.stg_standard__referrals as told
),

final as (
    select
        referrals.referral_id,
        coalesce(aliases.account_id, referrals.account_id) as account_id,
        coalesce(other_aliases.account_id, referrals.referred_account_id) as referred_account_id,
        referrals.referred_date,
        referrals.outcome
    from referrals
    left join intermediate.int_account_aliases as aliases
        on referrals.source_system = aliases.source_system
        and referrals.account_id = aliases.name
    left join intermediate.int_account_aliases as other_aliases
        on referrals.source_system = other_aliases.source_system
        and referrals.referred_account_id = other_aliases.name
)

select * from final
