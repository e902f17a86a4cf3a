with lives as (
    select *
    from intermediate.int_intra_month_lives
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
        lives.account_id,
        lives.life_number,
        lives.month,
        coalesce(accounts.account_key, 0) as account_key,
        lives.started_date,
        lives.ended_date,
        1 as lives,
        lives.highest_mrr
    from lives
    left join accounts
        on lives.account_id = accounts.account_id
        and lives.started_date >= accounts.valid_from
        and lives.started_date < accounts.valid_to
)

select * from final
