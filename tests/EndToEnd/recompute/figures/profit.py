"""Cumulative gross profit of a cohort per acquired account, realised LTV, and the age at which a cohort has paid for itself."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Callable, Dict, Iterator, List, Optional

from .book import Book
from .members import ALL
from .money import ZERO, ratio
from .months import label
from .records import Source
from .spending import Spending

COLUMNS = ("cohort", "age", "cohort_accounts", "gross_profit", "cohort_gross_profit", "sm_cost", "payback_realised")
NAMED = {"recurring_revenue": 1, "cost_of_revenue": -1}


class GrossProfit:
    """`margin(month)` is the trailing margin, which stands in for accounts that no ledger line of any month names."""

    def __init__(self, book: Book, source: Source, spending: Spending, margin: Callable[[int], Optional[Fraction]]):
        self._book, self._spending, self._margin = book, spending, margin
        self._named = {line.account for line in source.ledger if line.account is not None}
        self._profits: Dict[tuple, Decimal] = defaultdict(lambda: ZERO)
        for line in source.ledger:
            if line.account is not None and line.line in NAMED:
                amount = book.rates.value(line.amount, line.currency, line.month)
                self._profits[line.account, line.month] += NAMED[line.line] * amount

    def of(self, account: str, month: int) -> Optional[Fraction]:
        if account in self._named:
            return Fraction(self._profits[account, month])
        mrr, margin = self._book.mrr(account, month), self._margin(month)
        if mrr == 0:
            return Fraction(0)
        return None if margin is None else Fraction(mrr) * margin

    def rows(self) -> Iterator[Dict]:
        """One row a cohort and age; under '(all)' the realised LTV: weighted by accounts, of cohorts old enough."""
        cohorts: Dict[int, List[str]] = defaultdict(list)
        for account in self._book.accounts:
            if self._book.cohort(account) is not None:
                cohorts[self._book.cohort(account)].append(account)
        means: Dict[int, List] = {}
        for cohort, accounts in sorted(cohorts.items()):
            spent = self._spending.acquisition(range(cohort, cohort + 1))
            total: Optional[Fraction] = Fraction(0)
            payback = None
            for age in range(self._book.closing - cohort + 1):
                total = _plus(total, [self.of(account, cohort + age) for account in accounts])
                if payback is None and total is not None and spent is not None and total >= spent:
                    payback = age
                mean = means.setdefault(age, [0, Fraction(0)])
                mean[0] += len(accounts)
                mean[1] = _plus(total, [mean[1]])
                yield {"cohort": label(cohort), "age": age, "cohort_accounts": len(accounts), "gross_profit": total,
                       "cohort_gross_profit": ratio(total, len(accounts)), "sm_cost": spent, "payback_realised": payback}
        for age, (count, total) in sorted(means.items()):
            yield {"cohort": ALL, "age": age, "cohort_accounts": count, "gross_profit": total,
                   "cohort_gross_profit": ratio(total, count), "sm_cost": None, "payback_realised": None}


def _plus(total: Optional[Fraction], amounts: List[Optional[Fraction]]) -> Optional[Fraction]:
    """What cannot be observed makes the sum unobservable."""
    if total is None or any(amount is None for amount in amounts):
        return None
    return total + sum(amounts)
