-- Answers to the recommendation question, with whether the account did recommend in the 12 months that end with the answer's month.
with answers as (
    select
        rating_id,
        source,
        account_id,
        respondent,
        rated_date,
        month,
        account_key,
        is_promoter,
        is_last_in_month
    from star.fct_rating
    where kind = 'nps'
),

referring as (
    select distinct
        answers.rating_id,
        answers.source
    from answers
    inner join star.fct_referral as referrals
        on answers.account_id = referrals.account_id
        and referrals.month <= answers.month
        and referrals.month > add_months(answers.month, -12)
),

final as (
    select
        answers.rating_id,
        answers.source,
        answers.account_id,
        answers.respondent,
        answers.rated_date,
        answers.month,
        answers.account_key,
        answers.is_promoter,
        case when answers.is_promoter = 1 and referring.rating_id is not null then 1 else 0 end as is_referring_promoter,
        answers.is_last_in_month
    from answers
    left join referring
        on answers.rating_id = referring.rating_id
        and answers.source = referring.source
)

select * from final
