-- Closed months, copied from the home's closes folder by every check; the folder is the authority.

create table etl.close (
    number bigint primary key,
    kind varchar not null,
    month date not null,
    done_by varchar not null,
    done_at timestamp not null,
    reason varchar,
    as_of_date date,
    version_id varchar,
    value_count bigint not null,
    values_sha256 varchar,
    previous_hash varchar not null,
    hash varchar not null,
    is_head boolean not null
);
comment on table etl.close is 'One row an entry of the log of closes, which is append-only and chained by its hashes';
comment on column etl.close.number is 'Number of the entry, from 1';
comment on column etl.close.kind is 'close or reopen';
comment on column etl.close.month is 'The month, by its first day';
comment on column etl.close.done_by is 'Who closed or reopened it';
comment on column etl.close.done_at is 'When (UTC)';
comment on column etl.close.reason is 'Why it was reopened; NULL for a close';
comment on column etl.close.as_of_date is 'Day that the closed numbers speak as of';
comment on column etl.close.version_id is 'Published version whose numbers were closed';
comment on column etl.close.value_count is 'Metric values that were frozen';
comment on column etl.close.values_sha256 is 'SHA-256 of the file that holds them';
comment on column etl.close.previous_hash is 'Hash of the entry before; of the first entry 64 zeroes';
comment on column etl.close.hash is 'SHA-256 over the entry and the hash before it';
comment on column etl.close.is_head is 'Whether it is the last entry: the head of the chain';

create table etl.close_value (
    month date not null,
    metric varchar not null,
    dimension varchar not null,
    member varchar not null,
    value varchar
);
comment on table etl.close_value is 'One row a frozen metric value of a month that is closed: what is printed for it until it is reopened';
comment on column etl.close_value.month is 'The month, by its first day';
comment on column etl.close_value.metric is 'The metric';
comment on column etl.close_value.dimension is 'What it is cut by; empty for all';
comment on column etl.close_value.member is 'The member of the cut; empty for all';
comment on column etl.close_value.value is 'The value as text; NULL where there was none';

create table etl.restatement (
    month date not null,
    metric varchar not null,
    dimension varchar not null,
    member varchar not null,
    closed_value varchar,
    current_value varchar,
    cause varchar not null
);
comment on table etl.restatement is 'One row a frozen value that would now be another; it stays as closed until the month is reopened';
comment on column etl.restatement.month is 'The month, by its first day';
comment on column etl.restatement.metric is 'The metric';
comment on column etl.restatement.dimension is 'What it is cut by; empty for all';
comment on column etl.restatement.member is 'The member of the cut; empty for all';
comment on column etl.restatement.closed_value is 'What was closed';
comment on column etl.restatement.current_value is 'What it would be';
comment on column etl.restatement.cause is 'Deliveries loaded since that the metric reads, and settings changed since';
