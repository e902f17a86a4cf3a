-- severity: warn
-- description.en: Every RavenStack usage row names a subscription that was delivered; else no account can be found and the row is left out.
-- description.ja: RavenStackの利用行のサブスクリプションが存在する（なければ顧客を特定できず除外）。
select
    usage.subscription_id,
    count(*) as occurrences
from raw.ravenstack__feature_usage as usage
left join raw.ravenstack__subscriptions as subscriptions
    on usage.subscription_id = subscriptions.subscription_id
where subscriptions.subscription_id is null
group by usage.subscription_id
