-- One row an account and closed month in whose last 90 days it attended an event or held a review.
with months as (
    select
        month,
        last_day
    from intermediate.int_closed_months
),

final as (
    select
        touchpoints.account_id,
        months.month,
        cast(count(*) as integer) as events
    from intermediate.int_touchpoints as touchpoints
    inner join months
        on touchpoints.occurred_date <= months.last_day
        and add_days(touchpoints.occurred_date, 89) >= months.last_day
    where touchpoints.kind in ('training', 'webinar', 'business_review')
    group by touchpoints.account_id, months.month
)

select * from final
