-- Readers follow a table by several columns at once, such as account and day.

drop table etl.model_change;
create table etl.model_change (
    model varchar not null,
    run_id bigint not null,
    expression varchar,
    place varchar[]
);
comment on table etl.model_change is 'Where the rows of a table changed, for the incremental models that read it; emptied once all of them have been built';
comment on column etl.model_change.model is 'schema.name of the table';
comment on column etl.model_change.run_id is 'The build that changed it';
comment on column etl.model_change.expression is 'What a reader follows it by, over its columns; NULL when the table was made whole';
comment on column etl.model_change.place is 'The values of that in rows that came, went or changed; NULL = any';
