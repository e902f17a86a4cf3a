-- One row a record that has found, or could have found, an account of an earlier system: by the first of the rules that names any.
-- 1 external_id: it names a record's id or our number of the account. 2 domain. 3 name, without legal form, unless the domains differ.
-- Systems in order: salesforce, hubspot, standard, ravenstack; stripe and zendesk look among all of those.
with records as (
    select *
    from intermediate.int_account_records
    where not is_merged
),

-- What is deleted is found by its id only.
candidates as (
    select *
    from records
    where not is_deleted
        and source_rank <= 4
),

-- What names nothing finds nothing.
explicit_ids as (
    select source_system, source_rank, record_id, name_key, external_id as name
    from records
    union all
    select source_system, source_rank, record_id, name_key, linked_id as name
    from records
),

pairs as (
    select
        explicit_ids.source_system,
        explicit_ids.record_id,
        1 as rule_order,
        'external_id' as rule,
        names.source_rank as candidate_rank,
        names.source_system as candidate_source_system,
        names.survivor_record_id as candidate_record_id,
        explicit_ids.name_key,
        true as is_sound
    from explicit_ids
    inner join intermediate.int_account_record_names as names
        on explicit_ids.name = names.name
        and explicit_ids.source_rank > names.source_rank
        and names.source_rank <= 4
    union all
    select
        records.source_system,
        records.record_id,
        2 as rule_order,
        'domain' as rule,
        candidates.source_rank as candidate_rank,
        candidates.source_system as candidate_source_system,
        candidates.record_id as candidate_record_id,
        records.name_key,
        true as is_sound
    from records
    inner join candidates
        on records.domain = candidates.domain
        and records.source_rank > candidates.source_rank
    union all
    select
        records.source_system,
        records.record_id,
        3 as rule_order,
        'name' as rule,
        candidates.source_rank as candidate_rank,
        candidates.source_system as candidate_source_system,
        candidates.record_id as candidate_record_id,
        records.name_key,
        records.domain is null or candidates.domain is null as is_sound
    from records
    inner join candidates
        on records.name_key = candidates.name_key
        and records.source_rank > candidates.source_rank
    -- Numbers of our own need no guess.
    where records.source_system not in ('standard', 'ravenstack')
),

deciding as (
    select
        source_system,
        record_id,
        min(rule_order * 10 + candidate_rank) as decision
    from pairs
    group by source_system, record_id
),

found as (
    select distinct
        pairs.source_system,
        pairs.record_id,
        pairs.rule,
        pairs.candidate_source_system,
        pairs.candidate_record_id,
        pairs.is_sound,
        pairs.name_key = named.name_key as has_same_name
    from pairs
    inner join deciding
        on pairs.source_system = deciding.source_system
        and pairs.record_id = deciding.record_id
        and pairs.rule_order * 10 + pairs.candidate_rank = deciding.decision
    left join records as named
        on pairs.candidate_source_system = named.source_system
        and pairs.candidate_record_id = named.record_id
),

counted as (
    select
        source_system,
        record_id,
        rule,
        candidate_source_system,
        count(*) as candidates,
        sum(case when has_same_name then 1 else 0 end) as candidates_of_same_name,
        min(candidate_record_id) as first_candidate_id,
        max(candidate_record_id) as last_candidate_id,
        min(case when has_same_name then candidate_record_id end) as same_name_candidate_id,
        min(case when is_sound then 1 else 0 end) as is_sound
    from found
    group by source_system, record_id, rule, candidate_source_system
),

final as (
    select
        source_system,
        record_id,
        case when candidates > 1 and candidates_of_same_name = 1 then 'same_name' else rule end as rule,
        candidates,
        candidate_source_system,
        first_candidate_id,
        last_candidate_id,
        case
            when candidates = 1 and is_sound = 1 then first_candidate_id
            when candidates > 1 and candidates_of_same_name = 1 then same_name_candidate_id
        end as matched_record_id
    from counted
)

select * from final
