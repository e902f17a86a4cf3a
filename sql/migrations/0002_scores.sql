-- What the scores of accounts are made of, filled from warehouse.json at the start of each build.

create table etl.score_component (
    score varchar not null,
    component varchar not null,
    weight decimal(9, 4) not null,
    target decimal(9, 4) not null,
    primary key (score, component)
);
comment on table etl.score_component is 'One row a component of a score: health or engagement (warehouse.json)';
comment on column etl.score_component.score is 'health or engagement';
comment on column etl.score_component.component is 'The component''s name';
comment on column etl.score_component.weight is 'Its weight; a score''s weights are shared out to 100';
comment on column etl.score_component.target is 'The value that earns the whole weight';

create table etl.score_band (
    score varchar not null,
    band varchar not null,
    least decimal(9, 4) not null,
    primary key (score, band)
);
comment on table etl.score_band is 'One row a band of a score (warehouse.json)';
comment on column etl.score_band.score is 'health';
comment on column etl.score_band.band is 'healthy, watch or risk';
comment on column etl.score_band.least is 'The least score of the band';

create table etl.renewal_stage (
    stage varchar primary key,
    intent decimal(9, 4) not null
);
comment on table etl.renewal_stage is 'How sure a renewal is by the stage of its opportunity (warehouse.json); another stage tells nothing';
comment on column etl.renewal_stage.stage is 'The stage, in lower case';
comment on column etl.renewal_stage.intent is '0 = will leave, 1 = will renew';
