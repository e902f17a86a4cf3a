-- description.en: An NPS answer is of a promoter, a passive or a detractor, and no other answer is of any of them.
-- description.ja: NPSの回答は推奨者・中立者・批判者のいずれか1つで、ほかの回答はどれでもない。
select
    rating_id,
    kind,
    score,
    is_promoter,
    is_passive,
    is_detractor
from star.fct_rating
where (kind = 'nps' and coalesce(is_promoter, 0) + coalesce(is_passive, 0) + coalesce(is_detractor, 0) <> 1)
    or (kind <> 'nps' and coalesce(is_promoter, is_passive, is_detractor) is not null)
