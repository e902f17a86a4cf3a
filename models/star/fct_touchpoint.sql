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
        touchpoints.touchpoint_id,
        touchpoints.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        touchpoints.kind,
        touchpoints.occurred_date,
        month_of(touchpoints.occurred_date) as month
    from intermediate.int_touchpoints as touchpoints
    cross join settings
    left join accounts
        on touchpoints.account_id = accounts.account_id
        and touchpoints.occurred_date >= accounts.valid_from
        and touchpoints.occurred_date < accounts.valid_to
    where touchpoints.occurred_date <= settings.as_of_date
)

select * from final
