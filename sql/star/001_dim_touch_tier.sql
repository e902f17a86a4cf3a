create or replace table star.dim_touch_tier (
    touch_tier varchar primary key,
    name_en varchar not null,
    name_ja varchar not null,
    sort integer not null
);

insert into star.dim_touch_tier values
    ('high', 'High touch', 'ハイタッチ', 1),
    ('low', 'Low touch', 'ロータッチ', 2),
    ('tech', 'Tech touch', 'テックタッチ', 3),
    ('unknown', 'Unknown', '不明', 4);

comment on table star.dim_touch_tier is 'One row a touch tier; unknown is the member of accounts not known or not yet paid';
comment on column star.dim_touch_tier.touch_tier is 'Touch tier as facts and dimensions carry it';
comment on column star.dim_touch_tier.name_en is 'Name in English';
comment on column star.dim_touch_tier.name_ja is 'Name in Japanese';
comment on column star.dim_touch_tier.sort is 'Order for display, from 1';
