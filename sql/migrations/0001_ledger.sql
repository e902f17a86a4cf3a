-- The ledger: what was delivered, loaded, rejected, built and checked. Every time is UTC.

create table etl.run (
    run_id bigint primary key,
    verb varchar not null,
    started_at timestamp not null,
    finished_at timestamp,
    outcome varchar not null,
    error varchar
);
comment on table etl.run is 'One row a command that wrote this warehouse';
comment on column etl.run.run_id is 'Number of the run, rising';
comment on column etl.run.verb is 'The command: load, build, check, publish, run';
comment on column etl.run.started_at is 'When it started (UTC)';
comment on column etl.run.finished_at is 'When it ended (UTC); NULL while it runs';
comment on column etl.run.outcome is 'running, done, failed, cancelled, or interrupted when its process died';
comment on column etl.run.error is 'What stopped it; NULL when nothing did';

create table etl.delivery (
    delivery_id bigint primary key,
    source varchar not null,
    object varchar not null,
    folder varchar not null,
    extracted_at timestamp not null,
    complete boolean not null,
    loaded_at timestamp not null
);
comment on table etl.delivery is 'One row a delivery of one object: a folder with a manifest, or a file that no manifest covers';
comment on column etl.delivery.delivery_id is 'Number of the delivery, rising';
comment on column etl.delivery.source is 'The system it came from';
comment on column etl.delivery.object is 'The object of that system';
comment on column etl.delivery.folder is 'The folder that held it';
comment on column etl.delivery.extracted_at is 'When the source was read (UTC): as its manifest says, else when the file was written';
comment on column etl.delivery.complete is 'Whether its manifest says that a row that is missing was deleted';
comment on column etl.delivery.loaded_at is 'When it was loaded (UTC)';

create table etl.batch (
    batch_id bigint primary key,
    delivery_id bigint not null,
    source varchar not null,
    object varchar not null,
    file varchar not null,
    sha256 varchar not null,
    bytes bigint not null,
    extracted_at timestamp not null,
    rows_read bigint not null,
    rows_loaded bigint not null,
    rows_rejected bigint not null,
    rows_superseded bigint not null,
    started_at timestamp not null,
    finished_at timestamp not null
);
comment on table etl.batch is 'One row a file that was loaded; the same bytes are never loaded twice';
comment on column etl.batch.batch_id is 'Number of the batch, rising';
comment on column etl.batch.delivery_id is 'The delivery that first brought it';
comment on column etl.batch.source is 'The system it came from';
comment on column etl.batch.object is 'The object of that system';
comment on column etl.batch.file is 'Path of the file';
comment on column etl.batch.sha256 is 'SHA-256 of the file as it was delivered, in hexadecimal';
comment on column etl.batch.bytes is 'Size of the file as it was delivered, in bytes';
comment on column etl.batch.extracted_at is 'When the source was read (UTC)';
comment on column etl.batch.rows_read is 'Rows in the file: loaded + rejected + superseded';
comment on column etl.batch.rows_loaded is 'Rows that were kept';
comment on column etl.batch.rows_rejected is 'Rows that broke the contract; they are listed in etl.reject';
comment on column etl.batch.rows_superseded is 'Rows that lost to another row of the same key; not counted to the reject limit';
comment on column etl.batch.started_at is 'When its load started (UTC)';
comment on column etl.batch.finished_at is 'When its load ended (UTC)';

create table etl.batch_delivery (
    batch_id bigint not null,
    delivery_id bigint not null,
    primary key (batch_id, delivery_id)
);
comment on table etl.batch_delivery is 'Which deliveries held the bytes of a batch: the one that first brought it and any later one that repeated it';
comment on column etl.batch_delivery.batch_id is 'The batch';
comment on column etl.batch_delivery.delivery_id is 'A delivery that held it';

create table etl.reject (
    batch_id bigint not null,
    source varchar not null,
    object varchar not null,
    file varchar not null,
    line bigint,
    column_name varchar,
    reason varchar not null,
    expected varchar,
    found varchar,
    raw_row varchar
);
comment on table etl.reject is 'One row a delivered row that was not kept';
comment on column etl.reject.batch_id is 'The batch it came with';
comment on column etl.reject.source is 'The system it came from';
comment on column etl.reject.object is 'The object of that system';
comment on column etl.reject.file is 'Path of the file';
comment on column etl.reject.line is 'Line of the file where the row starts, the header being line 1; for Parquet the number of the row';
comment on column etl.reject.column_name is 'The column that broke the contract';
comment on column etl.reject.reason is 'What is wrong; "superseded" when another row of the same key won';
comment on column etl.reject.expected is 'What the contract expects';
comment on column etl.reject.found is 'What was found';
comment on column etl.reject.raw_row is 'The row as it was delivered';

create table etl.drift (
    batch_id bigint not null,
    source varchar not null,
    object varchar not null,
    file varchar not null,
    column_name varchar not null,
    kind varchar not null
);
comment on table etl.drift is 'One row a column in which a file and its contract differ without harm';
comment on column etl.drift.batch_id is 'The batch';
comment on column etl.drift.source is 'The system it came from';
comment on column etl.drift.object is 'The object of that system';
comment on column etl.drift.file is 'Path of the file';
comment on column etl.drift.column_name is 'The column, as the file or the contract names it';
comment on column etl.drift.kind is 'unknown_column: in the file only, kept out; missing_column: in the contract only, NULL';

create table etl.model_run (
    run_id bigint not null,
    model varchar not null,
    outcome varchar not null,
    row_count bigint,
    seconds double not null,
    built_at timestamp not null
);
comment on table etl.model_run is 'One row a model of each build';
comment on column etl.model_run.run_id is 'The run; 0 outside one';
comment on column etl.model_run.model is 'schema.name of the model';
comment on column etl.model_run.outcome is 'built, or unchanged when neither its SQL nor anything it reads had changed';
comment on column etl.model_run.row_count is 'Rows of a table; NULL for a view';
comment on column etl.model_run.seconds is 'How long it took, in seconds';
comment on column etl.model_run.built_at is 'When (UTC)';

create table etl.model_state (
    model varchar primary key,
    state varchar not null
);
comment on table etl.model_state is 'What each built relation was built from, so that the next build can skip it';
comment on column etl.model_state.model is 'schema.name of the model';
comment on column etl.model_state.state is 'Hash over its SQL, its contract, the settings, and the states of everything it reads';

create table etl.check_result (
    run_id bigint not null,
    check_name varchar not null,
    model varchar,
    severity varchar not null,
    failing_rows bigint not null,
    sample varchar,
    description varchar,
    description_ja varchar,
    checked_at timestamp not null
);
comment on table etl.check_result is 'One row a check of the last check of this build';
comment on column etl.check_result.run_id is 'The run; 0 outside one';
comment on column etl.check_result.check_name is 'The check''s name';
comment on column etl.check_result.model is 'schema.name of the model it belongs to; NULL for a check of its own';
comment on column etl.check_result.severity is 'error stops publication, warn is reported';
comment on column etl.check_result.failing_rows is 'Rows that break it; 0 = passed';
comment on column etl.check_result.sample is 'Up to three of those rows, as JSON';
comment on column etl.check_result.description is 'What it checks, in English';
comment on column etl.check_result.description_ja is 'What it checks, in Japanese';
comment on column etl.check_result.checked_at is 'When (UTC)';

create table etl.setting (
    as_of_date date not null,
    closing_month date not null,
    first_month date,
    reporting_time_zone varchar not null,
    reporting_currency varchar not null,
    fiscal_year_start_month integer not null,
    touch_tier_high_arr decimal(18, 4) not null,
    touch_tier_low_arr decimal(18, 4) not null,
    ltv_cap_months integer not null,
    yearly_discount_rate decimal(9, 6) not null,
    cac_lag_months integer not null,
    cs_in_cost_of_revenue boolean not null,
    company_name varchar not null,
    minimum_key_features integer not null
);
comment on table etl.setting is 'One row: the settings that the build was made with (warehouse.json)';
comment on column etl.setting.as_of_date is 'The day the warehouse speaks as of; what is dated later has not happened';
comment on column etl.setting.closing_month is 'First day of the last month that has ended by the as-of, inclusive';
comment on column etl.setting.first_month is 'First day of the first month reported; NULL = from the first subscription';
comment on column etl.setting.reporting_time_zone is 'IANA zone whose calendar months are reported';
comment on column etl.setting.reporting_currency is 'ISO 4217 code of every reported amount';
comment on column etl.setting.fiscal_year_start_month is 'Month in which the fiscal year starts, 1–12';
comment on column etl.setting.touch_tier_high_arr is 'ARR from which an account is high touch';
comment on column etl.setting.touch_tier_low_arr is 'ARR from which an account is low touch';
comment on column etl.setting.ltv_cap_months is 'The longest lifetime that LTV believes, in months';
comment on column etl.setting.yearly_discount_rate is 'Yearly discount rate of survival LTV, 0.10 = 10 %';
comment on column etl.setting.cac_lag_months is 'Months from cost to the accounts it won';
comment on column etl.setting.cs_in_cost_of_revenue is 'Whether customer-success cost lowers the gross margin';
comment on column etl.setting.company_name is 'Whose numbers these are';
comment on column etl.setting.minimum_key_features is 'Key features that an adopted account uses';

create table etl.key_feature (
    feature varchar primary key
);
comment on table etl.key_feature is 'The features whose use counts as adoption; no row means every feature';
comment on column etl.key_feature.feature is 'Name of the feature as usage events spell it';

create table etl.kpi_target (
    metric varchar primary key,
    target decimal(18, 4) not null,
    amber decimal(18, 4),
    better varchar not null
);
comment on table etl.kpi_target is 'The goal of each key metric (warehouse.json)';
comment on column etl.kpi_target.metric is 'The metric''s name';
comment on column etl.kpi_target.target is 'At or beyond it is green';
comment on column etl.kpi_target.amber is 'At or beyond it is amber; NULL = no amber';
comment on column etl.kpi_target.better is 'up or down: in which direction the metric gets better';
