-- A deterministic star: every value comes from an integer hash of a row number, so the same rows stand on any machine.
-- 20,000 accounts, 617 k MRR months, 10.0 M usage rows, 1.0 M visits, 1.0 M purchases.

-- lowbias32, twice, so that neighbouring rows and salts share nothing.
create temp macro mix1(x) as (xor(x, x >> 16) * 2146121005::ubigint) % 4294967296::ubigint;
create temp macro mix2(x) as (xor(x, x >> 15) * 2221713035::ubigint) % 4294967296::ubigint;
create temp macro mix(x) as mix2(mix1(x));
create temp macro bits(i, salt) as mix((mix(i::ubigint % 4294967296::ubigint) + salt::ubigint * 2654435769::ubigint) % 4294967296::ubigint);
create temp macro rnd(i, salt) as bits(i, salt)::double / 4294967296.0;
create temp macro pick(i, salt, size) as (bits(i, salt) % (size)::ubigint)::integer;

create table dim_account as
with seeded as (
  select i::integer + 1 as account_id, rnd(i, 1) as tier_draw, i,
         case when rnd(i, 2) < 0.55 then 0 else 1 + pick(i, 3, 46) end as first_month
  from range(20000) r(i)
)
select account_id,
       case when tier_draw < 0.05 then 'high' when tier_draw < 0.30 then 'low' else 'tech' end as touch_tier,
       ['Software','Retail','Finance','Healthcare','Manufacturing','Education','Media','Logistics'][1 + pick(i, 4, 8)] as industry,
       ['JP','JP','JP','AMER','AMER','EMEA','APAC'][1 + pick(i, 5, 7)] as region,
       case when first_month = 0 then date '2022-01-01' - 1 - pick(i, 6, 1200)
            else (date '2022-01-01' + to_months(first_month))::date + pick(i, 6, 28) end as signup_date
from seeded order by account_id;

create temp table account_seed as
select account_id, touch_tier,
       greatest(0, datediff('month', date '2022-01-01', signup_date))::integer as first_month,
       case touch_tier when 'high' then 0.004 when 'low' then 0.008 else 0.013 end as hazard,
       case touch_tier when 'high' then 10 + pick(account_id, 10, 50) when 'low' then 3 + pick(account_id, 10, 12) else 1 + pick(account_id, 10, 4) end as users,
       case touch_tier when 'high' then 600000 + 1000 * pick(account_id, 11, 2400) when 'low' then 80000 + 500 * pick(account_id, 11, 640) else 2900 + 100 * pick(account_id, 11, 570) end as base_cents,
       0.3 + 1.7 * rnd(account_id, 12) as liveliness
from dim_account;

-- MRR: births at signup, steps up and down of a tenth of the base, churn by tier, one in six comes back after a gap.
create temp table account_month as
with churn as (
  select account_id, min(m) as churn_month
  from account_seed, range(48) r(m)
  where m > first_month and rnd(account_id * 64 + m, 20) < hazard
  group by account_id
), life as (
  select s.*, coalesce(churn_month, 48) as churn_month,
         case when rnd(s.account_id, 21) < 0.16 then coalesce(churn_month, 48) + 2 + pick(s.account_id, 22, 11) else 48 end as back_month
  from account_seed s left join churn using (account_id)
), active as (
  select account_id, m::integer as m, users, liveliness, base_cents,
         sum(case when rnd(account_id * 64 + m, 23) < 0.06 then 1 when rnd(account_id * 64 + m, 24) < 0.03 then -1 else 0 end)
           over (partition by account_id order by m) as steps
  from life, range(48) r(m)
  where m >= first_month and (m < churn_month or m >= back_month)
)
select account_id, m, (date '2022-01-01' + to_months(m))::date as "month", users, liveliness,
       (base_cents * greatest(2, 10 + steps) // 10)::bigint as mrr_cents
from active;

create table fct_mrr_month as
select account_id, "month", (mrr_cents / 100.0)::decimal(18,2) as mrr
from account_month order by "month", account_id;

-- Usage: the rows are shared out over the active account-months of 2024 and 2025 by users × liveliness; one row an account, user, day and feature.
create temp table usage_share as
with weighted as (
  select account_id, "month", users, m,
         (users * liveliness * (0.8 + 0.4 * rnd(account_id * 64 + m, 30)) * (1 + (m - 24) / 60.0) * 1000)::bigint as weight
  from account_month where m >= 24
), running as (
  select *, sum(weight) over (order by m, account_id rows unbounded preceding)::hugeint as upto, sum(weight) over ()::hugeint as total
  from weighted
)
select account_id, "month", users, day(last_day("month")) as days,
       ((upto - weight) * 10108000 // total)::bigint as from_row, (upto * 10108000 // total)::bigint as to_row
from running;

create temp table account_user as
select account_id, (sum(users) over (order by account_id rows unbounded preceding) - users)::integer as first_user from account_seed;

create table fct_usage_day as
with line as (
  select account_id, "month", users, days, unnest(range(from_row, to_row)) as i from usage_share
), drawn as (
  select account_id::integer as account_id,
         (first_user + 1 + pick(i, 31, users))::integer as user_id,
         ("month" + pick(i, 32, days))::date as "day",
         ['login','search','report','dashboard','export','import','share','comment','alert','api','admin','mobile'][1 + least(pick(i, 33, 12), pick(i, 34, 12))] as feature,
         1 + floor(rnd(i, 35) * rnd(i, 35) * 40)::integer as events,
         5 + pick(i, 36, 60) as seconds_each
  from line join account_user using (account_id)
)
select account_id, user_id, "day", feature, sum(events)::integer as events, sum(events * seconds_each)::integer as seconds
from drawn
group by all
order by "day", account_id, user_id, feature;

-- Two event tables: half of the purchases follow some visit within ten days, the other half is unrelated.
create temp table visit_raw as
select i, 1 + pick(i, 40, 20000) as account_id, timestamp '2024-01-01' + to_seconds(pick(i, 41, 731 * 86400)) as "at"
from range(1000000) r(i);

create table fct_visit as
select row_number() over (order by "at", i) as visit_id, account_id, "at" from visit_raw order by "at", i;

create table fct_purchase as
with raw as (
  select i, 1 + pick(i, 50, 20000) as account_id, timestamp '2024-01-01' + to_seconds(pick(i, 51, 731 * 86400)) as "at"
  from range(1000000 // 2) r(i)
  union all
  select p.i, v.account_id, v."at" + to_seconds(pick(p.i, 52, 10 * 86400)) as "at"
  from range(1000000 // 2, 1000000) p(i)
  join visit_raw v on v.i = pick(p.i, 53, 1000000)
)
select row_number() over (order by "at", i) as purchase_id, account_id, "at"
from raw where "at" < timestamp '2026-01-01' order by "at", i;

create table dim_date as
select (date '2021-01-01' + i::integer)::date as "day" from range(2191) r(i);
checkpoint;
