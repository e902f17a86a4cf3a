-- One row a record that stands for an account in some system, with what could tell which account it is.
-- A record that was merged into another leads to the one that survived at last, however many merges there were.
with recursive records as (
    select 'salesforce' as source_system, 1 as source_rank, record_id, record_name, external_id, linked_id, domain, country, survivor_record_id, is_deleted
    from staging.stg_salesforce__accounts
    union all
    select 'hubspot' as source_system, 2 as source_rank, record_id, record_name, external_id, linked_id, domain, country, survivor_record_id, is_deleted
    from staging.stg_hubspot__companies
    union all
    select
        'standard' as source_system,
        3 as source_rank,
        account_id as record_id,
        argmax(account_name, known_at) as record_name,
        account_id as external_id,
        cast(null as varchar) as linked_id,
        cast(null as varchar) as domain,
        argmax(country, known_at) as country,
        cast(null as varchar) as survivor_record_id,
        false as is_deleted
    from staging.stg_standard__account_versions
    group by account_id
    union all
    select
        'ravenstack' as source_system,
        4 as source_rank,
        account_id as record_id,
        argmax(account_name, known_at) as record_name,
        account_id as external_id,
        cast(null as varchar) as linked_id,
        cast(null as varchar) as domain,
        argmax(country, known_at) as country,
        cast(null as varchar) as survivor_record_id,
        false as is_deleted
    from staging.stg_ravenstack__account_versions
    group by account_id
    union all
    select 'stripe' as source_system, 5 as source_rank, record_id, record_name, external_id, linked_id, domain, country, survivor_record_id, is_deleted
    from staging.stg_stripe__customers
    union all
    select 'zendesk' as source_system, 6 as source_rank, record_id, record_name, external_id, linked_id, domain, country, survivor_record_id, is_deleted
    from staging.stg_zendesk__organizations
),

-- A record that names itself was merged into none.
survivors as (
    select
        source_system,
        record_id,
        survivor_record_id
    from records
    where survivor_record_id <> record_id
),

merges as (
    select
        source_system,
        record_id,
        survivor_record_id,
        1 as steps
    from survivors
    union all
    select
        merges.source_system,
        merges.record_id,
        survivors.survivor_record_id,
        merges.steps + 1 as steps
    from merges
    inner join survivors
        on merges.source_system = survivors.source_system
        and merges.survivor_record_id = survivors.record_id
    where merges.steps < 20
),

last_merges as (
    select
        source_system,
        record_id,
        argmax(survivor_record_id, steps) as survivor_record_id
    from merges
    group by source_system, record_id
),

final as (
    select
        records.source_system,
        records.record_id,
        records.source_rank,
        records.record_name,
        records.external_id,
        records.linked_id,
        -- An address at a provider of mailboxes says nothing about the company.
        case
            when records.domain in (
                'gmail.com', 'googlemail.com', 'yahoo.com', 'yahoo.co.jp', 'ymail.ne.jp', 'outlook.com', 'outlook.jp', 'hotmail.com', 'hotmail.co.jp',
                'live.com', 'live.jp', 'msn.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'proton.me', 'protonmail.com', 'gmx.de', 'web.de', 'qq.com',
                '163.com', 'nifty.com', 'biglobe.ne.jp', 'ocn.ne.jp', 'so-net.ne.jp', 'docomo.ne.jp', 'ezweb.ne.jp', 'au.com', 'softbank.ne.jp', 'i.softbank.jp'
            ) then cast(null as varchar)
            else records.domain
        end as domain,
        company_name_key(records.record_name) as name_key,
        records.country,
        coalesce(last_merges.survivor_record_id, records.record_id) as survivor_record_id,
        last_merges.record_id is not null as is_merged,
        records.is_deleted
    from records
    left join last_merges
        on records.source_system = last_merges.source_system
        and records.record_id = last_merges.record_id
)

select * from final
