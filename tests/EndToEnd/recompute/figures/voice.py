"""What customers say and do for us: promoters whose account made a referral, and how long sessions last."""

from datetime import timedelta
from fractions import Fraction
from statistics import median
from typing import Dict, Iterator

from .book import Book
from .money import ratio
from .months import label, last_day, month_of
from .records import Source
from .settings import Settings

COLUMNS = ("month", "promoter_referral_rate", "session_minutes")
USE_DAYS, MONTHS_BACK, PROMOTER = 28, 12, 9


class Voice:
    def __init__(self, source: Source, book: Book, settings: Settings):
        self._source, self._book, self._settings = source, book, settings

    def rows(self) -> Iterator[Dict]:
        for month in self._book.months():
            yield {"month": label(month), "promoter_referral_rate": self._referring(month), "session_minutes": self._minutes(month)}

    def _referring(self, month: int):
        """A respondent counts by the last answer of the month; the account's referrals of the twelve months that end with it."""
        last = {}
        for answer in sorted(self._source.answers, key=lambda one: (one.at, one.response)):
            if answer.kind == "nps" and month_of(answer.day) == month and answer.day <= self._settings.as_of:
                last[answer.respondent] = answer
        promoters = [answer for answer in last.values() if answer.score >= PROMOTER]
        made = {one.account for one in self._source.referrals if month - MONTHS_BACK < month_of(one.day) <= month and one.day <= self._settings.as_of}
        return ratio(sum(1 for answer in promoters if answer.account in made), len(promoters))

    def _minutes(self, month: int):
        """The median over users and days; of several sessions on one day their mean."""
        end = last_day(month)
        start = end - timedelta(days=USE_DAYS - 1)
        lengths = [Fraction(sum(seconds)) / len(seconds) / 60 for account in self._book.paying(month)
                   for (day, _), seconds in self._source.sessions.get(account, {}).items() if start <= day <= end]
        return median(lengths) if lengths else None
