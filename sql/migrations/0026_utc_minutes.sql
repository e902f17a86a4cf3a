-- Lets instants by the million be brought to their day by an addition where the reporting time zone allows it, filled at the start of each build.

alter table etl.setting add column reporting_utc_minutes integer;
comment on column etl.setting.reporting_utc_minutes is 'By how many minutes the reporting time zone is ahead of UTC; NULL where that has changed since 1970 or will';
