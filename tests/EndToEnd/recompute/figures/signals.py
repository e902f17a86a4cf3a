"""Signals behind the lists, at month ends: falling use, the points that health lacks, terms that end soon, tiers changed."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Dict, Iterator, List

from .book import Book
from .health import Health
from .members import Members
from .money import ZERO, annualised, ratio
from .months import label, last_day
from .records import Contract, Source, Stretch
from .settings import Settings

PARTS = ("login_frequency", "feature_use", "support_satisfaction", "renewal_intent")
COLUMNS = ("month", "usage_trend", "usage_falling_accounts", "usage_falling_share", *("health_lost_" + part for part in PARTS),
           "renewals_due", "renewals_due_arr", "renewals_due_arr_at_risk", "tier_migrations", "tier_migration_mrr")
USE_DAYS, DAYS_AHEAD = 28, 60
FALLING = Fraction(7, 10)


class Signals:
    def __init__(self, source: Source, stretches: List[Stretch], book: Book, members: Members, health: Health, settings: Settings):
        self._source, self._book, self._members, self._health, self._settings = source, book, members, health, settings
        self._by_contract: Dict[str, List[Stretch]] = {}
        for stretch in stretches:
            if stretch.contract:
                self._by_contract.setdefault(stretch.contract, []).append(stretch)
        days = [day for by_day in source.usage.values() for day in by_day]
        self._known_from = min(days) + timedelta(days=2 * USE_DAYS - 1) if days else date.max

    def rows(self) -> Iterator[Dict]:
        for month in self._book.months():
            yield {"month": label(month), **self._use(month), **self._lacks(month), **self._ahead(month), **self._migrations(month)}

    def _use(self, month: int) -> Dict:
        day = last_day(month)
        pairs = [(self._active(account, day), self._active(account, day - timedelta(days=USE_DAYS)))
                 for account in self._book.paying(month)] if day >= self._known_from else []
        compared = [(now, before) for now, before in pairs if before > 0]
        falling = sum(1 for now, before in compared if now <= FALLING * before)
        change = ratio(sum(now for now, _ in compared), sum(before for _, before in compared))
        return {"usage_trend": None if change is None else change - 1, "usage_falling_accounts": falling, "usage_falling_share": ratio(falling, len(compared))}

    def _active(self, account: str, day: date) -> int:
        used = self._source.usage.get(account, {})
        return sum(1 for back in range(USE_DAYS) if day - timedelta(days=back) in used)

    def _lacks(self, month: int) -> Dict:
        found = [points for account in self._book.paying(month) for points in [self._health.lacks(account, last_day(month))] if points is not None]
        return {"health_lost_" + part: ratio(sum(points[part] for points in found), len(found)) for part in PARTS}

    def _ahead(self, month: int) -> Dict:
        day = last_day(month)
        due = [contract for contract in self._source.contracts
               if contract.term_end is not None and contract.start <= day < contract.term_end <= day + timedelta(days=DAYS_AHEAD)
               and any(one.in_force(day) for one in self._by_contract.get(contract.contract, []))]
        worth = {contract.contract: self._arr(contract, month) for contract in due}
        risky = [contract for contract in due if contract.account in self._book.accounts and self._book.mrr(contract.account, month) > 0 and self._is_risky(contract.account, day)]
        return {"renewals_due": len(due), "renewals_due_arr": sum(worth.values(), ZERO), "renewals_due_arr_at_risk": sum((worth[one.contract] for one in risky), ZERO)}

    def _arr(self, contract: Contract, month: int):
        """What is in force on the day before the term's end."""
        return sum((self._book.rates.value(annualised(one.amount - one.discount, one.billing_months), one.currency, month)
                    for one in self._by_contract[contract.contract] if one.in_force(contract.term_end - timedelta(days=1))), ZERO)

    def _is_risky(self, account: str, day: date) -> bool:
        score = self._health.score(account, day)
        return score is not None and score < self._settings.risk_below

    def _migrations(self, month: int) -> Dict:
        moved = [account for account in self._book.paying(month) if month > self._book.cohort(account)
                 and self._members.tier(account, month - 1) != self._members.tier(account, month)]
        moved = [account for account in moved if self._book.mrr(account, month - 1) > 0 or self._book.is_paused(account, month - 1)]
        return {"tier_migrations": len(moved), "tier_migration_mrr": sum((self._book.mrr(account, month) for account in moved), ZERO)}
