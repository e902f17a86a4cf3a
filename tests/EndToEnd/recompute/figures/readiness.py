"""Who is ready for more, at month ends: healthy, content, using what they have, and not being sold to already."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Dict, Iterator, List

from .book import Book
from .health import Health
from .money import ratio
from .months import label, last_day
from .records import Source, Stretch
from .settings import Settings

COLUMNS = ("month", "upsell_ready_accounts", "upsell_ready_share")
USE_DAYS, VOICE_DAYS = 28, 90
CSAT, NPS, SEATS = 4, 9, Fraction(8, 10)


class Readiness:
    def __init__(self, source: Source, stretches: List[Stretch], book: Book, health: Health, settings: Settings):
        self._source, self._book, self._health, self._settings = source, book, health, settings
        self._items: Dict[str, List[Stretch]] = {}
        for stretch in stretches:
            self._items.setdefault(stretch.account, []).append(stretch)
        self._keys = set(settings.key_features)

    def rows(self) -> Iterator[Dict]:
        for month in self._book.months():
            paying = self._book.paying(month)
            ready = sum(1 for account in paying if self._is_ready(account, last_day(month)))
            yield {"month": label(month), "upsell_ready_accounts": ready, "upsell_ready_share": ratio(ready, len(paying))}

    def _is_ready(self, account: str, day: date) -> bool:
        score = self._health.score(account, day)
        return (score is not None and score >= self._settings.healthy_from
                and self._is_content(account, day) and self._is_using(account, day) and not self._is_sold_to(account, day))

    def _is_content(self, account: str, day: date) -> bool:
        recent = [one for one in self._source.answers if one.account == account and 0 <= (day - one.day).days < VOICE_DAYS]
        csat = [one.score for one in recent if one.kind == "csat"]
        csat += [score for at, score in self._source.ratings.get(account, []) if 0 <= (day - at).days < VOICE_DAYS]
        last = {one.respondent: one.score for one in sorted(recent, key=lambda one: (one.at, one.response)) if one.kind == "nps"}
        return ((ratio(sum(csat), len(csat)) or 0) >= CSAT) or ((ratio(sum(last.values()), len(last)) or 0) >= NPS)

    def _is_using(self, account: str, day: date) -> bool:
        window = [day - timedelta(days=back) for back in range(USE_DAYS)]
        used, users = self._source.usage.get(account, {}), self._source.users.get(account, {})
        features = set().union(*(used.get(one, set()) for one in window))
        people = set().union(*(users.get(one, set()) for one in window))
        seats = sum(one.seats for one in self._items.get(account, []) if one.in_force(day))
        return (seats > 0 and Fraction(len(people), seats) >= SEATS) or len(features & self._keys if self._keys else features) >= self._settings.minimum_key_features

    def _is_sold_to(self, account: str, day: date) -> bool:
        return any(deal.account == account and deal.kind in ("upsell", "cross_sell") and deal.created <= day and (deal.closed is None or deal.closed > day)
                   for deal in self._source.deals)
