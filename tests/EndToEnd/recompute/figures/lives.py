"""Paid lives, by days: longest stretches in which a paid item is in force, gaps of up to 30 days bridged."""

from dataclasses import dataclass
from datetime import date
from typing import Dict, Iterable, List, Optional

from .money import per_month
from .records import Stretch

BRIDGED_DAYS = 30


@dataclass(frozen=True)
class Life:
    """`end`, the first day not served, is None while something is in force at the as-of."""

    account: str
    number: int
    start: date
    end: Optional[date]

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


def lives(stretches: Iterable[Stretch], as_of: date) -> Dict[str, List[Life]]:
    """Lives by account, oldest first. Free stretches are no part of a paid life; a paused item is in force."""
    by_account: Dict[str, List[Stretch]] = {}
    for stretch in stretches:
        if per_month(stretch.amount - stretch.discount, stretch.billing_months) > 0:
            by_account.setdefault(stretch.account, []).append(stretch)
    return {account: _bridge(account, members, as_of) for account, members in by_account.items()}


def _bridge(account: str, stretches: List[Stretch], as_of: date) -> List[Life]:
    spans: List[List] = []
    for stretch in sorted(stretches, key=lambda one: one.start):
        end = stretch.end or date.max
        if spans and (stretch.start - spans[-1][1]).days <= BRIDGED_DAYS:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([stretch.start, end])
    return [Life(account, number, start, end if end <= as_of else None) for number, (start, end) in enumerate(spans, start=1)]
