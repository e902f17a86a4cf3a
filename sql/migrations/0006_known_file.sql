-- Files that need not be read again to know that they are loaded; and the kind of drift that a retyped column is.

create table etl.known_file (
    source varchar not null,
    object varchar not null,
    file varchar not null,
    bytes bigint not null,
    written_at timestamp not null,
    batch_id bigint not null,
    primary key (source, object, file)
);
comment on table etl.known_file is 'One row a path that was loaded and has lain still since: with the same size and time of writing it is passed over unread';
comment on column etl.known_file.source is 'The system it came from';
comment on column etl.known_file.object is 'The object of that system';
comment on column etl.known_file.file is 'Path of the file';
comment on column etl.known_file.bytes is 'Its size when it was read';
comment on column etl.known_file.written_at is 'When it had been written (UTC)';
comment on column etl.known_file.batch_id is 'The batch that brought its bytes';

alter table etl.drift add column expected varchar;
alter table etl.drift add column found varchar;
comment on column etl.drift.expected is 'The type that the contract has';
comment on column etl.drift.found is 'The type that the file has, where it says one';
comment on column etl.drift.kind is 'unknown_column: in the file only, kept out; missing_column: in the contract only, NULL; retyped_column: in both, with another type than the contract''s';
