"""Health at Sundays and month ends, and what it foretold: straight from logins, features, ratings and renewal opportunities."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Dict, Iterator, List, Optional, Tuple

from .book import Book
from .money import per_month, ratio
from .months import label, last_day, month_of
from .movements import Movement
from .records import Source, Stretch
from .settings import Settings

COLUMNS = ("month", "health_score", "accounts_at_risk", "scored_accounts", "detection_rate", "detection_precision")
USE_DAYS, RATING_DAYS = 28, 90
EARLIEST, LATEST = 90, 7
"""A sign counts from so many days before the churn to so many before it."""


class Health:
    def __init__(self, source: Source, stretches: List[Stretch], book: Book, movements: List[Movement], settings: Settings):
        self._source, self._book, self._settings = source, book, settings
        self._stretches: Dict[str, List[Stretch]] = {}
        for stretch in stretches:
            self._stretches.setdefault(stretch.account, []).append(stretch)
        days = [day for by_day in (source.usage or {}).values() for day in by_day]
        self._known_from = min(days) + timedelta(days=USE_DAYS - 1) if days else date.max
        self._churns = [(one.account, one.month) for one in movements if one.movement == "churn" and one.accounts]
        self._keys = set(settings.key_features)
        self._weekly = {account: self._scores_of(account) for account in self._stretches}

    def rows(self) -> Iterator[Dict]:
        known = [day for scores in self._weekly.values() for day, _ in scores]
        first = min(known, default=None)
        detected = {month: [] for month in self._book.months()}
        for account, month in self._churns:
            ended = self._ended(account, month)
            if first is not None and (ended - first).days >= LATEST:
                detected[month].append(self._was_at_risk(account, ended))
        flags = self._flags()
        for month in self._book.months():
            scores = [score for account in self._stretches if self._pays(account, last_day(month))
                      for score in [self.score(account, last_day(month))] if score is not None]
            told = last_day(month) + timedelta(days=EARLIEST) <= last_day(self._book.closing)
            flagged = flags.get(month, [])
            yield {"month": label(month), "health_score": ratio(sum(scores), len(scores)),
                   "accounts_at_risk": sum(1 for score in scores if score < self._settings.risk_below), "scored_accounts": len(scores),
                   "detection_rate": ratio(sum(detected[month]), len(detected[month])),
                   "detection_precision": ratio(sum(flagged), len(flagged)) if told else None}

    def weekly(self, account: str) -> List[Tuple[date, Fraction]]:
        """Every Sunday with a score."""
        return self._weekly.get(account, [])

    def score(self, account: str, day: date) -> Optional[Fraction]:
        """0 to 100; None where less than half of the weight is known."""
        parts = self._parts(account, day)
        weights, targets = self._settings.health_weights, self._settings.health_targets
        known = sum(weights[name] for name, value in parts.items() if value is not None)
        if known * 2 < sum(weights.values()):
            return None
        earned = sum(weights[name] * min(Fraction(1), value / targets[name]) for name, value in parts.items() if value is not None)
        return 100 * Fraction(earned) / known

    def lacks(self, account: str, day: date) -> Optional[Dict[str, Fraction]]:
        """Points of 100 that each part lacks once the weights of missing ones are shared out; None without a score."""
        if self.score(account, day) is None:
            return None
        parts, weights, targets = self._parts(account, day), self._settings.health_weights, self._settings.health_targets
        known = sum(weights[name] for name, value in parts.items() if value is not None)
        return {name: Fraction(0) if value is None else 100 * weights[name] * (1 - min(Fraction(1), value / targets[name])) / known for name, value in parts.items()}

    def _parts(self, account: str, day: date) -> Dict[str, Optional[Fraction]]:
        logins = features = None
        if day >= self._known_from:
            window = [day - timedelta(days=back) for back in range(USE_DAYS)]
            used = (self._source.usage or {}).get(account, {})
            entered = self._source.logins.get(account, set())
            logins = Fraction(sum(1 for one in window if one in entered), 4)
            names = set().union(*(used.get(one, set()) for one in window))
            features = Fraction(len(names & self._keys if self._keys else names))
        ratings = [score for at, score in self._source.ratings.get(account, []) if 0 <= (day - at).days < RATING_DAYS]
        satisfaction = (Fraction(sum(ratings)) / len(ratings) - 1) / 4 if ratings else None
        return {"login_frequency": logins, "feature_use": features, "support_satisfaction": satisfaction, "renewal_intent": self._intent(account, day)}

    def _intent(self, account: str, day: date) -> Optional[Fraction]:
        """Of the open renewal begun last, by the stage that it was seen at, if that stage tells anything."""
        candidates: List[Tuple[date, str, Fraction]] = []
        for versions in self._source.renewals.get(account, {}).values():
            closed = versions[-1][1].closed
            held = next((one for known, one in reversed(versions) if known <= day), versions[0][1])
            intent = self._settings.renewal_intent.get(held.stage)
            if intent is not None and held.created <= day and (closed is None or day < closed) and (held.closed is None or day < held.closed):
                candidates.append((held.created, held.opportunity, intent))
        return max(candidates)[2] if candidates else None

    def _scores_of(self, account: str) -> List[Tuple[date, Fraction]]:
        """Every Sunday with a score."""
        start = min(one.start for one in self._stretches[account])
        day = start + timedelta(days=6 - start.weekday())
        scores = []
        while day <= self._settings.as_of:
            if self._pays(account, day):
                score = self.score(account, day)
                if score is not None:
                    scores.append((day, score))
            day += timedelta(days=7)
        return scores

    def _pays(self, account: str, day: date) -> bool:
        return sum(per_month(one.amount - one.discount, one.billing_months) for one in self._stretches[account] if one.in_force(day) and not one.paused(day)) > 0

    def _ended(self, account: str, month: int) -> date:
        return max(one.end for one in self._stretches[account] if one.end is not None and one.end <= last_day(month))

    def _was_at_risk(self, account: str, ended: date) -> bool:
        """A Sunday's score stands until the Saturday after."""
        return any(score < self._settings.risk_below and (ended - day).days >= LATEST and (ended - day).days - 6 <= EARLIEST
                   for day, score in self._weekly[account])

    def _flags(self) -> Dict[int, List[bool]]:
        """By the month of each account's first flag: whether it churned in time to prove it."""
        ends: Dict[str, List[date]] = {}
        for account, month in self._churns:
            ends.setdefault(account, []).append(self._ended(account, month))
        flags: Dict[int, List[bool]] = {}
        for account, scores in self._weekly.items():
            first = next((day for day, score in scores if score < self._settings.risk_below), None)
            if first is not None:
                hit = any(LATEST <= (ended - first).days <= EARLIEST for ended in ends.get(account, []))
                flags.setdefault(month_of(first), []).append(hit)
        return flags
