-- What tables hold, so that a table that was made anew and holds what it held is no news to its readers.

alter table etl.model_state add column content varchar;
comment on column etl.model_state.content is 'The build that last changed the rows of an incremental model; NULL for other models, whose rows etl.model_content tells';
comment on column etl.model_state.state is 'Hash over its SQL, its contract, the functions, and what the columns that it reads hold';

create table etl.model_content (
    model varchar not null,
    columns varchar not null,
    content varchar not null
);
comment on table etl.model_content is 'What each model''s table holds, by the columns that its readers read';
comment on column etl.model_content.model is 'schema.name of the model';
comment on column etl.model_content.columns is 'Names of the columns; empty for the number of rows alone';
comment on column etl.model_content.content is 'Names, types, number of rows and sums of the rows'' hashes: equal for equal rows in any order';
