-- What warehouse.json has said, change by change.

create table etl.setting_change (
    number bigint primary key,
    setting_key varchar not null,
    value_before varchar,
    value_after varchar,
    changed_at timestamp not null
);
comment on table etl.setting_change is 'One row a change of a setting (warehouse.json, defaults among them), written by the first build that went by it; the first build of a warehouse records all of them';
comment on column etl.setting_change.number is 'Number of the change, from 1';
comment on column etl.setting_change.setting_key is 'Path of the key, such as touch_tiers.high_arr';
comment on column etl.setting_change.value_before is 'What it was, as JSON; NULL where it was not set';
comment on column etl.setting_change.value_after is 'What it became, as JSON; NULL where it is set no more';
comment on column etl.setting_change.changed_at is 'When the first build went by it (UTC)';
