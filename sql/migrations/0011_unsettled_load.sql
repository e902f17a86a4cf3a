-- Events that are written before the few doubtful ones among them are looked at.

create table etl.unsettled_load (
    relation varchar primary key,
    first_batch_id bigint not null
);
comment on table etl.unsettled_load is 'One row a load of events whose doubtful rows are still to be looked at; found at the start of a run, that load was cut off and is undone';
comment on column etl.unsettled_load.relation is 'The table in raw';
comment on column etl.unsettled_load.first_batch_id is 'Rows of this batch and of later ones are the load''s; a negative number is that of a row which breaks its contract';
