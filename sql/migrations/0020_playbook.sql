-- What customer success owes accounts of each tier, filled from warehouse.json at the start of each build.

create table etl.playbook_step (
    step varchar primary key,
    place integer not null,
    counted_from varchar not null,
    due_days integer not null,
    window_days integer not null,
    late_days integer not null,
    every_months integer
);
comment on table etl.playbook_step is 'One row a step of the playbook (warehouse.json)';
comment on column etl.playbook_step.step is 'Its name';
comment on column etl.playbook_step.place is 'Its place in the playbook, from 1';
comment on column etl.playbook_step.counted_from is 'start of a paid life, risk shown by a health score, or a contract''s term_end';
comment on column etl.playbook_step.due_days is 'Days from there to the due day, negative before it; 0 with every_months';
comment on column etl.playbook_step.window_days is 'How many days before the due day it may be done';
comment on column etl.playbook_step.late_days is 'How many days after the due day doing it still counts, as late';
comment on column etl.playbook_step.every_months is 'Due once in every so many months from the start; NULL = once';

create table etl.playbook_tier (
    step varchar not null,
    touch_tier varchar not null,
    primary key (step, touch_tier)
);
comment on table etl.playbook_tier is 'One row a step of the playbook and touch tier that it is owed to (warehouse.json)';
comment on column etl.playbook_tier.step is 'The step';
comment on column etl.playbook_tier.touch_tier is 'high, low or tech';

create table etl.playbook_kind (
    step varchar not null,
    kind varchar not null,
    primary key (step, kind)
);
comment on table etl.playbook_kind is 'One row a step of the playbook and kind of touchpoint that does it (warehouse.json)';
comment on column etl.playbook_kind.step is 'The step';
comment on column etl.playbook_kind.kind is 'Kind of touchpoint, in lower case';
