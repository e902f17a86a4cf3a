-- One row an account and Sunday on which its health turned to risk: at risk on it, and on no Sunday of the four weeks before.
with risks as (
    select
        account_id,
        scored_date,
        lag(scored_date, 1, cast('1900-01-01' as date)) over (partition by account_id order by scored_date) as scored_date_before
    from intermediate.int_account_health
    where is_week_end
        and band = 'risk'
),

final as (
    select
        account_id,
        scored_date as turned_date
    from risks
    where days_between(scored_date_before, scored_date) > 28
)

select * from final
