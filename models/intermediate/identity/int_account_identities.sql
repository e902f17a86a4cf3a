-- One row a record of any system: the account that it stands for, and how that is known.
with records as (
    select *
    from intermediate.int_account_records
),

matches as (
    select *
    from intermediate.int_account_matches
),

-- Our number of an account that two records of a CRM carry says nothing about either; one account may well have two customers in billing.
numbers as (
    select
        source_system,
        external_id,
        count(*) as records
    from records
    where not is_merged
        and not is_deleted
    group by source_system, external_id
),

-- An account is called by our number, else by its record's id.
own as (
    select
        records.source_system,
        records.record_id,
        numbers.records > 1 and records.source_rank <= 4 as is_number_shared,
        case
            when records.external_id is not null and (numbers.records = 1 or records.source_rank > 4) and not records.is_deleted then records.external_id
            when records.source_system in ('hubspot', 'zendesk') then qualified_id(records.source_system, records.record_id)
            else records.record_id
        end as account_id
    from records
    left join numbers
        on records.source_system = numbers.source_system
        and records.external_id = numbers.external_id
    where not records.is_merged
),

-- A match may itself be a record that has found one of a system before it: three steps lead through all.
rooted as (
    select
        own.source_system,
        own.record_id,
        own.is_number_shared,
        first_match.rule,
        first_match.candidates,
        first_match.candidate_source_system,
        first_match.first_candidate_id,
        first_match.last_candidate_id,
        first_match.matched_record_id,
        coalesce(third.account_id, second.account_id, first.account_id, own.account_id) as account_id
    from own
    left join matches as first_match
        on own.source_system = first_match.source_system
        and own.record_id = first_match.record_id
    left join own as first
        on first_match.candidate_source_system = first.source_system
        and first_match.matched_record_id = first.record_id
    left join matches as second_match
        on first.source_system = second_match.source_system
        and first.record_id = second_match.record_id
    left join own as second
        on second_match.candidate_source_system = second.source_system
        and second_match.matched_record_id = second.record_id
    left join matches as third_match
        on second.source_system = third_match.source_system
        and second.record_id = third_match.record_id
    left join own as third
        on third_match.candidate_source_system = third.source_system
        and third_match.matched_record_id = third.record_id
),

joined as (
    select
        records.source_system,
        records.record_id,
        records.source_rank,
        records.record_name,
        records.country,
        records.is_merged,
        records.is_deleted,
        rooted.is_number_shared,
        rooted.rule,
        rooted.candidates,
        rooted.candidate_source_system,
        rooted.first_candidate_id,
        rooted.last_candidate_id,
        rooted.matched_record_id,
        coalesce(rooted.account_id, records.record_id) as account_id
    from records
    left join rooted
        on records.source_system = rooted.source_system
        and records.survivor_record_id = rooted.record_id
),

final as (
    select
        source_system,
        record_id,
        record_name,
        country,
        account_id,
        case
            when is_merged then 'merged'
            when matched_record_id is not null then 'matched'
            when candidates is not null or coalesce(is_number_shared, false) then 'ambiguous'
            when source_system in ('stripe', 'zendesk') then 'unmatched'
            else 'own'
        end as outcome,
        case when is_merged or candidates is null then cast(null as varchar) else rule end as rule,
        case when is_merged then 0 else coalesce(candidates, 0) end as candidates,
        case when is_merged then cast(null as varchar) else candidate_source_system end as candidate_source_system,
        case when is_merged then cast(null as varchar) else coalesce(matched_record_id, first_candidate_id) end as candidate_record_id,
        case when is_merged or candidates < 2 or matched_record_id is not null then cast(null as varchar) else last_candidate_id end as other_candidate_record_id,
        -- One record describes the account: the first system's, a record that is still there before one deleted.
        row_number() over (
            partition by account_id
            order by
                case when is_merged then 1 else 0 end,
                case when source_system = 'zendesk' then 1 else 0 end,
                case when is_deleted then 1 else 0 end,
                source_rank,
                record_id
        ) = 1 and source_system <> 'zendesk' as is_describing
    from joined
)

select * from final
