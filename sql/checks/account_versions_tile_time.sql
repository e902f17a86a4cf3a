-- severity: error
-- description.en: The versions of an account follow each other without gap or overlap from the beginning of time.
-- description.ja: 顧客の版は隙間なく重複なく連続する。
with versions as (
    select
        account_id,
        valid_from,
        valid_to,
        lag(valid_to, 1, cast('1900-01-01' as date)) over (partition by account_id order by valid_from) as earlier_valid_to,
        lead(valid_from, 1, cast('9999-12-31' as date)) over (partition by account_id order by valid_from) as later_valid_from
    from star.dim_account
)

select *
from versions
where valid_from <> earlier_valid_to
    or valid_to <> later_valid_from
    or valid_to <= valid_from
