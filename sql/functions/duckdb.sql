-- Functions that the models and the semantic layer call by name, as DuckDB macros. A second engine gets a file of its own
-- with the same names, arguments and results; models themselves use portable SQL only.
-- Money is decimal(18,4) in and out. Division is done on whole ten-thousandths (hugeint), because DuckDB divides decimals as
-- doubles: an amount of 18 digits would lose its last ones, and a tie would fall either way.

-- Dates ------------------------------------------------------------------------------------------------------------------

-- First day of the month that holds d.
create or replace macro month_of(d) as cast(date_trunc('month', cast(d as date)) as date);

-- Last day of the month that holds d.
create or replace macro month_end(d) as last_day(cast(d as date));

-- d moved by n calendar months; 31 January + 1 month is the last day of February.
create or replace macro add_months(d, n) as cast(cast(d as date) + to_months(cast(n as integer)) as date);

-- d moved by n days.
create or replace macro add_days(d, n) as cast(d as date) + cast(n as integer);

-- Whole days from a to b; negative when b is before a.
create or replace macro days_between(a, b) as cast(cast(b as date) - cast(a as date) as integer);

-- Calendar months from the month of a to the month of b: 31 January to 1 February is 1.
create or replace macro months_between(a, b) as cast(
    (year(cast(b as date)) - year(cast(a as date))) * 12 + month(cast(b as date)) - month(cast(a as date)) as integer);

-- First day of the quarter, and Monday of the ISO week, that hold d.
create or replace macro quarter_of(d) as cast(date_trunc('quarter', cast(d as date)) as date);
create or replace macro week_of(d) as cast(date_trunc('week', cast(d as date)) as date);

-- Calendar date in a time zone of an instant kept in UTC; its count of microseconds says at once which instant it is.
create or replace macro local_date(ts, zone) as cast(timezone(zone, make_timestamptz(epoch_us(cast(ts as timestamp)))) as date);

-- The same for instants by the million: a zone that has been the same number of minutes ahead of UTC since 1970 needs no calendar, only an addition.
create or replace macro local_date_of_many(ts, zone, minutes) as case
    when minutes is null or ts < timestamp '1970-01-01' then local_date(ts, zone)
    else cast(add_minutes(ts, minutes) as date)
end;

-- First day of the month, in a time zone, of an instant kept in UTC.
create or replace macro local_month(ts, zone) as month_of(local_date(ts, zone));

-- Seconds from one instant to another; an instant moved by n minutes.
create or replace macro seconds_between(a, b) as date_diff('second', cast(a as timestamp), cast(b as timestamp));
create or replace macro add_minutes(ts, n) as cast(ts as timestamp) + to_minutes(cast(n as bigint));

-- One row a month, column "month", from the month of a to the month of b, both included.
create or replace macro month_spine(a, b) as table
    select cast(range as date) as month
    from range(cast(month_of(a) as timestamp), cast(month_of(b) as timestamp) + interval 1 day, interval 1 month);

-- One row a day, column "day", from a to b, both included.
create or replace macro day_spine(a, b) as table
    select cast(range as date) as day
    from range(cast(a as timestamp), cast(b as timestamp) + interval 1 day, interval 1 day);

-- Ratios and aggregates --------------------------------------------------------------------------------------------------

-- a / b as a double; NULL when b is 0 or either is NULL.
create or replace macro ratio(a, b) as cast(a as double) / nullif(cast(b as double), 0.0);

-- The value at the largest ordering; median; 75th percentile (both interpolated, NULLs left out).
create or replace macro argmax(value, ordering) as arg_max(value, ordering);
create or replace macro median_of(x) as median(cast(x as double));
create or replace macro p75_of(x) as quantile_cont(cast(x as double), 0.75);

-- Money ------------------------------------------------------------------------------------------------------------------

-- Whole ten-thousandths to decimal(18,4).
create or replace macro from_ten_thousandths(units) as cast(cast(units as decimal(22, 0)) * cast(0.0001 as decimal(4, 4)) as decimal(18, 4));

-- Decimal(18,4) to whole ten-thousandths.
create or replace macro to_ten_thousandths(amount) as
    cast(cast(cast(amount as decimal(18, 4)) as decimal(24, 4)) * cast(10000 as decimal(5, 0)) as hugeint);

-- Whole number a / b, half away from zero; NULL when b is 0.
create or replace macro divide_half_away(a, b) as
    (case when (cast(a as hugeint) < 0) <> (cast(b as hugeint) < 0) then -1 else 1 end)
    * ((2 * abs(cast(a as hugeint)) + abs(cast(b as hugeint))) // nullif(2 * abs(cast(b as hugeint)), 0));

-- amount / n, half away from zero: per_month(100, 3) = 33.3333, per_month(-0.0001, 2) = -0.0001.
create or replace macro per_month(amount, n) as from_ten_thousandths(divide_half_away(to_ten_thousandths(amount), n));

-- amount * 12 / n, multiplied first: annualised(10000000, 12) = 10000000.
create or replace macro annualised(amount, n) as from_ten_thousandths(divide_half_away(to_ten_thousandths(amount) * 12, n));

-- amount in the reporting currency at a rate of up to eight decimals, half away from zero. Most amounts are in it already: at a
-- rate of 1 nothing is worked out, which is several times faster.
create or replace macro valued_at(amount, rate) as
    case
        when cast(rate as decimal(18, 8)) = 1 then cast(amount as decimal(18, 4))
        else from_ten_thousandths(divide_half_away(
            to_ten_thousandths(amount) * cast(cast(cast(rate as decimal(18, 8)) as decimal(26, 8)) * cast(100000000 as decimal(9, 0)) as hugeint),
            100000000))
    end;

-- The share part / whole of amount, half away from zero; whoever splits gives what rounding leaves to one of the parts.
create or replace macro allocate(amount, part, whole) as from_ten_thousandths(
    divide_half_away(to_ten_thousandths(amount) * to_ten_thousandths(part), to_ten_thousandths(whole)));

-- Keys -------------------------------------------------------------------------------------------------------------------

-- Surrogate key of one version of a member: the same on every build and engine, positive, never 0 (0 is the unknown member).
create or replace macro surrogate_key(natural_key, valid_from) as
    cast((md5_number_lower(cast(natural_key as varchar) || '|' || cast(cast(valid_from as date) as varchar)) >> 1) as bigint);

-- Other systems' ways of writing ------------------------------------------------------------------------------------------

-- One row a number, column "number", from a to b, both included.
create or replace macro number_spine(a, b) as table
    select cast(range as integer) as number
    from range(cast(a as bigint), cast(b as bigint) + 1);

-- The n-th part, from 1, of a text with separators; NULL where there is none.
create or replace macro part_of(list, separator, n) as nullif(trim(split_part(cast(list as varchar), separator, n)), '');

-- An identifier with the name of its system before it: 'zendesk:42'.
create or replace macro qualified_id(system, id) as cast(system as varchar) || ':' || cast(id as varchar);

-- The domain of a web address or an e-mail address, in lower case, without "www."; NULL where the text has none.
create or replace macro domain_of(address) as nullif(regexp_extract(
    regexp_replace(lower(trim(cast(address as varchar))), '^([a-z][a-z0-9+.-]*://)?([^/@]*@)?(www\.)?', ''),
    '^[^/:?#\s]+\.[^/:?#\s]+'), '');

-- What is left of a company's name once its legal form, width, case, blanks and punctuation are taken off: 'ＡＢＣ 株式会社' and
-- 'Abc Co., Ltd.' are both 'abc'. NULL where nothing is left.
create or replace macro company_name_key(name) as nullif(regexp_replace(regexp_replace(regexp_replace(
    translate(
        lower(nfc_normalize(cast(name as varchar))),
        '０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ（）．，＆　',
        '0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz().,& '),
    '株式会社|有限会社|合同会社|合資会社|合名会社|㈱|㈲|\((株|有|同|資|名)\)', '', 'g'),
    '([\s,.]+(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|k\.?\s?k|pty|pte|bv|nv)\b\.?)+\s*$', '', 'g'),
    '[^\p{L}\p{N}]+', '', 'g'), '');

-- Digits of a currency's smallest unit, as payment systems count it: none for the yen, two for most.
create or replace macro minor_unit_digits(currency) as case
    when upper(currency) in ('BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 0
    when upper(currency) in ('BHD', 'JOD', 'KWD', 'OMR', 'TND') then 3
    else 2
end;

-- Whole smallest units of a currency as an amount: from_minor_units(1050, 'USD') = 10.5, from_minor_units(1050, 'JPY') = 1050.
create or replace macro from_minor_units(units, currency) as from_ten_thousandths(
    cast(units as hugeint) * case minor_unit_digits(currency) when 0 then 10000 when 3 then 10 else 100 end);

-- Price of a quantity, in whole smallest units, half away from zero, of a price with up to 12 decimals.
create or replace macro units_of(unit_price, quantity) as divide_half_away(
    cast(cast(cast(unit_price as decimal(26, 12)) as decimal(38, 12)) * cast(1000000000000 as decimal(13, 0)) as hugeint) * cast(quantity as hugeint),
    1000000000000);

-- A picklist's value as a plain word: 'Closed Won' and 'closed-won' are both 'closed_won'.
create or replace macro word_key(value) as regexp_replace(lower(trim(cast(value as varchar))), '[^\p{L}\p{N}]+', '_', 'g');

-- Day from which a version of raw history holds; the first known version holds from the beginning of time, in every time zone.
create or replace macro version_date(valid_from, zone) as case
    when valid_from <= timestamp '1900-01-02 00:00:00' then date '1900-01-01'
    else local_date(valid_from, zone)
end;

-- First and last name in the order in which people with such names write them: family name first where it isn't in Latin letters.
create or replace macro full_name(first_name, last_name) as trim(case
    when regexp_matches(coalesce(last_name, first_name, ''), '[\p{Han}\p{Hiragana}\p{Katakana}]') then coalesce(last_name, '') || ' ' || coalesce(first_name, '')
    else coalesce(first_name, '') || ' ' || coalesce(last_name, '')
end);

-- A whole number written as text, '1200' or '1200.0'; NULL where the text is none.
create or replace macro whole_number_of(value) as try_cast(try_cast(value as double) as integer);
