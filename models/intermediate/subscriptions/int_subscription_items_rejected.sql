-- One row a stretch that loses to another stretch of the same item: on some day both would be in force.
with settings as (
    select as_of_date
    from etl.setting
),

stretches as (
    select
        subscriptions.subscription_id,
        subscriptions.start_date,
        subscriptions.account_id,
        subscriptions.end_date,
        coalesce(subscriptions.end_date, cast('9999-12-31' as date)) as valid_to,
        subscriptions.updated_at,
        coalesce(subscriptions.updated_at, cast('1900-01-01 00:00:00' as timestamp)) as version_at
    from intermediate.int_subscriptions_unioned as subscriptions
    cross join settings
    where subscriptions.start_date <= settings.as_of_date
        and (subscriptions.end_date is null or subscriptions.end_date > subscriptions.start_date)
),

contests as (
    select
        losers.subscription_id,
        losers.start_date,
        losers.account_id,
        losers.end_date,
        losers.updated_at,
        winners.start_date as winner_start_date,
        winners.updated_at as winner_updated_at,
        row_number() over (
            partition by losers.subscription_id, losers.start_date
            order by winners.version_at desc, winners.start_date desc
        ) as winner_rank
    from stretches as losers
    inner join stretches as winners
        on losers.subscription_id = winners.subscription_id
        and losers.start_date < winners.valid_to
        and winners.start_date < losers.valid_to
        and (
            winners.version_at > losers.version_at
            or (winners.version_at = losers.version_at and winners.start_date > losers.start_date)
        )
),

final as (
    select
        subscription_id,
        start_date,
        account_id,
        end_date,
        updated_at,
        winner_start_date,
        winner_updated_at
    from contests
    where winner_rank = 1
)

select * from final
