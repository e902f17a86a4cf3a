-- How far apart books may be, filled from warehouse.json at the start of each build.

create table etl.tolerance (
    name varchar primary key,
    amount decimal(18, 4) not null
);
comment on table etl.tolerance is 'One row a bound that checks hold differences to (warehouse.json)';
comment on column etl.tolerance.name is 'reconciliation: what may stay unexplained of an account, month and bridge';
comment on column etl.tolerance.amount is 'In the reporting currency';
