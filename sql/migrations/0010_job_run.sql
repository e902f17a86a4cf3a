-- The runs of scheduled jobs, copied from jobs/history.jsonl by every publication.

create table etl.job_run (
    job_run_id bigint primary key,
    job varchar not null,
    verb varchar not null,
    trigger varchar not null,
    scheduled_at timestamp not null,
    attempt integer not null,
    started_at timestamp not null,
    finished_at timestamp not null,
    outcome varchar not null,
    row_count bigint,
    error varchar
);
comment on table etl.job_run is 'One row a run of a scheduled job that had ended when this version was published';
comment on column etl.job_run.job_run_id is 'Number of the run, rising';
comment on column etl.job_run.job is 'The job''s name in schedule.json';
comment on column etl.job_run.verb is 'What it did: load, build, check, publish, run, report, freshness';
comment on column etl.job_run.trigger is 'Why it ran: schedule, after JOB, retry, missed (its time had passed while nothing ran), by hand';
comment on column etl.job_run.scheduled_at is 'When it was due (UTC)';
comment on column etl.job_run.attempt is '1, or more after a failure';
comment on column etl.job_run.started_at is 'When it started (UTC)';
comment on column etl.job_run.finished_at is 'When it ended (UTC)';
comment on column etl.job_run.outcome is 'done, failed, timed out, cancelled (the service was stopped), interrupted (its process died)';
comment on column etl.job_run.row_count is 'Rows loaded or built; NULL where the job counts none';
comment on column etl.job_run.error is 'What stopped it; NULL when nothing did';
