-- One row a stretch of days on which a renewal opportunity was open at a stage that tells how sure the renewal is. What stage an
-- opportunity had before it was first seen is taken from its first known version, unless that is closed: its last word tells
-- nothing of the time before. It is open until the day on which it is now known to have been closed.
with settings as (
    select as_of_date
    from etl.setting
),

versions as (
    select
        versions.opportunity_id,
        versions.account_id,
        versions.stage,
        versions.created_date,
        coalesce(opportunities.closed_date, versions.closed_date, cast('9999-12-31' as date)) as closed_date,
        versions.known_from,
        versions.known_to
    from intermediate.int_opportunity_versions as versions
    left join intermediate.int_opportunities as opportunities
        on versions.opportunity_id = opportunities.opportunity_id
    where versions.type = 'renewal'
),

final as (
    select
        versions.opportunity_id,
        versions.account_id,
        stages.stage,
        stages.intent,
        versions.created_date,
        case when versions.known_from > versions.created_date then versions.known_from else versions.created_date end as open_from,
        case when versions.known_to < versions.closed_date then versions.known_to else versions.closed_date end as open_to
    from versions
    cross join settings
    inner join etl.renewal_stage as stages
        on versions.stage = stages.stage
    where versions.created_date <= settings.as_of_date
)

select *
from final
where open_from < open_to
