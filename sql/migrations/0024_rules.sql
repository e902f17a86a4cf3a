-- First value and the ideal customer profile by rule, filled from warehouse.json at the start of each build.

alter table etl.setting add column first_value_days integer;
comment on column etl.setting.first_value_days is 'On how many days of its life an account uses a feature of etl.first_value_feature when it has its first value';

create table etl.first_value_feature (
    feature varchar primary key
);
comment on table etl.first_value_feature is 'One row a feature whose use is first value where no milestone says it (warehouse.json); no row = by milestone only';
comment on column etl.first_value_feature.feature is 'The feature';

create table etl.icp_rule (
    attribute varchar not null,
    member varchar not null,
    at_least integer,
    at_most integer,
    primary key (attribute, member)
);
comment on table etl.icp_rule is 'One row an attribute and a value of it that the ideal customer profile takes (warehouse.json); an account fits where one row of each attribute holds';
comment on column etl.icp_rule.attribute is 'industry, segment, region, country or employees';
comment on column etl.icp_rule.member is 'The value; empty for employees';
comment on column etl.icp_rule.at_least is 'Fewest employees; NULL for no bound';
comment on column etl.icp_rule.at_most is 'Most employees; NULL for no bound';
