-- What incremental models need to know of their last build, and which rows of their inputs have changed since.

alter table etl.model_state add column base varchar;
alter table etl.model_state add column run_id bigint;
alter table etl.model_state add column batch_id bigint;
alter table etl.model_state add column as_of_date date;
comment on column etl.model_state.base is 'Hash over all that makes an incremental model whole again when it changes: its SQL, its contract, settings, inputs that it doesn''t follow row by row';
comment on column etl.model_state.run_id is 'The build that made it; changes of later builds are news to it';
comment on column etl.model_state.batch_id is 'The last batch loaded when it was made; rows of later batches are news to it';
comment on column etl.model_state.as_of_date is 'The as-of that it was made with';

create table etl.model_change (
    model varchar not null,
    run_id bigint not null,
    expression varchar,
    value varchar
);
comment on table etl.model_change is 'Where the rows of a table changed, for the incremental models that read it; emptied once all of them have been built';
comment on column etl.model_change.model is 'schema.name of the table';
comment on column etl.model_change.run_id is 'The build that changed it';
comment on column etl.model_change.expression is 'What a reader follows it by, over its columns; NULL when the table was made whole';
comment on column etl.model_change.value is 'A value of that in rows that came, went or changed; NULL = any';
