with opportunities as (
    select *
    from raw.standard__opportunities
),

final as (
    select
        opportunity_id,
        account_id,
        lower(type) as type,
        lower(source) as source,
        stage,
        product,
        owner,
        amount,
        upper(currency) as currency,
        created_date,
        closed_date,
        coalesce(is_won, lower(stage) in ('won', 'closed won', 'closed_won')) as is_won
    from opportunities
)

select * from final
