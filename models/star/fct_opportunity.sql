with settings as (
    select
        as_of_date,
        reporting_currency
    from etl.setting
),

leads as (
    select distinct opportunity_id
    from intermediate.int_leads
    where opportunity_id is not null
),

opportunities as (
    select
        opportunities.opportunity_id,
        opportunities.account_id,
        coalesce(opportunities.type, 'unknown') as type,
        coalesce(opportunities.source, 'unknown') as source,
        opportunities.stage,
        coalesce(opportunities.product, 'unknown') as product,
        coalesce(opportunities.owner, 'unknown') as owner,
        opportunities.amount,
        coalesce(opportunities.currency, settings.reporting_currency) as currency,
        opportunities.created_date,
        case when opportunities.closed_date <= settings.as_of_date then opportunities.closed_date end as closed_date,
        opportunities.closed_date <= settings.as_of_date and opportunities.is_won as is_won
    from intermediate.int_opportunities as opportunities
    cross join settings
    where opportunities.created_date <= settings.as_of_date
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

valued as (
    select
        opportunities.*,
        case
            when opportunities.currency = settings.reporting_currency then opportunities.amount
            else valued_at(opportunities.amount, rates.rate)
        end as reporting_amount
    from opportunities
    cross join settings
    left join intermediate.int_fx_rate_months as rates
        on opportunities.currency = rates.currency
        and rates.month = month_of(coalesce(opportunities.closed_date, opportunities.created_date))
),

final as (
    select
        valued.opportunity_id,
        valued.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        valued.type,
        valued.source,
        valued.stage,
        valued.product,
        valued.owner,
        valued.created_date,
        valued.closed_date,
        month_of(valued.closed_date) as closed_month,
        valued.reporting_amount as amount,
        case when valued.closed_date is not null then 1 else 0 end as is_closed,
        case when valued.is_won then 1 else 0 end as is_won,
        case when valued.is_won then valued.reporting_amount else cast(0 as decimal(18, 4)) end as won_amount,
        case when leads.opportunity_id is not null then 1 else 0 end as has_lead
    from valued
    left join leads
        on valued.opportunity_id = leads.opportunity_id
    left join accounts
        on valued.account_id = accounts.account_id
        and valued.created_date >= accounts.valid_from
        and valued.created_date < accounts.valid_to
)

select * from final
