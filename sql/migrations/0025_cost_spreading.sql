-- What spreads cost that names no channel, segment or tier, filled from warehouse.json at the start of each build.

alter table etl.setting add column cost_spreading varchar;
comment on column etl.setting.cost_spreading is 'new_accounts or new_mrr: acquisition cost that names no member of a cut is spread in proportion to it';
