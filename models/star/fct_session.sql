-- Sessions of the 28 days that end with a month's last day, of the accounts that pay then. A user's sessions of one day are told by their mean.
select
    usage.account_id,
    usage.user_id,
    usage.usage_date,
    success.month,
    success.account_key,
    usage.events as sessions,
    ratio(usage.duration_seconds, 60 * usage.events) as session_minutes
from star.fct_usage_day as usage
inner join star.fct_account_month_success as success
    on usage.account_id = success.account_id
    and month_of(usage.usage_date) = success.month
where usage.event = 'session_start'
    and usage.feature = '(none)'
    and usage.duration_seconds > 0
    and days_between(usage.usage_date, month_end(usage.usage_date)) <= 27
