create or replace table star.dim_phase (
    phase varchar primary key,
    name_en varchar not null,
    name_ja varchar not null,
    sort integer not null
);

insert into star.dim_phase values
    ('onboarding', 'Onboarding', 'オンボーディング', 1),
    ('adoption', 'Adoption', 'アダプション', 2),
    ('engagement', 'Engagement', 'エンゲージメント', 3),
    ('expansion', 'Expansion', 'エクスパンション', 4),
    ('retention', 'Retention', 'リテンション', 5),
    ('churn', 'Churn', '解約', 6),
    ('unknown', 'Unknown', '不明', 7);

comment on table star.dim_phase is 'One row a phase of an account at a month''s end; unknown is the member of accounts not known or not yet paid';
comment on column star.dim_phase.phase is 'Phase as star.dim_account carries it';
comment on column star.dim_phase.name_en is 'Name in English';
comment on column star.dim_phase.name_ja is 'Name in Japanese';
comment on column star.dim_phase.sort is 'Order for display, from 1';
