"""What every account holds at the last instant of every month, and what that is worth."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Dict, Iterable, List, Optional

from .money import ZERO, annualised, per_month, round4
from .months import last_day, month_of
from .records import Stretch


@dataclass(frozen=True)
class Held:
    """An item in force at a month's end: its amount a month and a year in its own currency."""

    item: str
    product: str
    currency: str
    monthly: Decimal
    annual: Decimal
    paused: bool


class Rates:
    """Reporting currency per unit: the last rate on or before the month's end."""

    def __init__(self, reporting: str, rates: Dict[str, Dict[date, Decimal]]):
        self._reporting, self._rates = reporting, rates
        self._days = {currency: sorted(by_day) for currency, by_day in rates.items()}

    def value(self, amount: Decimal, currency: str, month: int) -> Decimal:
        return amount if currency == self._reporting else round4(amount * self._at(currency, month))

    def _at(self, currency: str, month: int) -> Decimal:
        days = self._days.get(currency, [])
        position = bisect_right(days, last_day(month))
        if position == 0:
            raise SystemExit(f"fx_rates: no rate of {currency} on or before {last_day(month)}: deliver one")
        return self._rates[currency][days[position - 1]]


class Book:
    """Month-end states from the first month with a paid item to the closing month; outside it nothing is held."""

    def __init__(self, stretches: Iterable[Stretch], closing: int, rates: Rates):
        self.closing, self.rates = closing, rates
        self.first: Optional[int] = None
        self._states: Dict[str, Dict[int, List[Held]]] = {}
        for stretch in stretches:
            self._enter(stretch)
        self._worth: Dict[tuple, Decimal] = {}
        self.accounts = sorted(self._states)
        self._cohorts = {account: self._first_paid(account) for account in self.accounts}

    def held(self, account: str, month: int) -> List[Held]:
        return self._states.get(account, {}).get(month, [])

    def months(self, start: Optional[int] = None) -> range:
        if self.first is None:
            return range(0)
        return range(self.first if start is None else start, self.closing + 1)

    def mrr(self, account: str, month: int, rate_month: Optional[int] = None) -> Decimal:
        """Paused items count 0. Valued at the rate of `rate_month`, else of the month itself."""
        key = (account, month, month if rate_month is None else rate_month)
        if key not in self._worth:
            self._worth[key] = self._sum(account, month, rate_month, lambda held: ZERO if held.paused else held.monthly)
        return self._worth[key]

    def gross(self, account: str, month: int, rate_month: Optional[int] = None) -> Decimal:
        """All items in force, as if none were paused."""
        return self._sum(account, month, rate_month, lambda held: held.monthly)

    def arr(self, account: str, month: int) -> Decimal:
        return self._sum(account, month, None, lambda held: ZERO if held.paused else held.annual)

    def is_paused(self, account: str, month: int) -> bool:
        return any(held.paused for held in self.held(account, month))

    def cohort(self, account: str) -> Optional[int]:
        """The month of the first paid MRR; None for an account that never paid at a month's end."""
        return self._cohorts.get(account)

    def paying(self, month: int) -> List[str]:
        return [account for account in self.accounts if self.mrr(account, month) > 0]

    def first_held(self, account: str) -> int:
        return min(self._states[account])

    def _sum(self, account, month, rate_month, amount) -> Decimal:
        at = month if rate_month is None else rate_month
        return sum((self.rates.value(amount(held), held.currency, at) for held in self.held(account, month)), ZERO)

    def _enter(self, stretch: Stretch) -> None:
        start = month_of(stretch.start)
        if start > self.closing:
            return
        self.first = start if self.first is None else min(self.first, start)
        end = self.closing if stretch.end is None else min(self.closing, month_of(stretch.end))
        amount = stretch.amount - stretch.discount
        for month in range(start, end + 1):
            day = last_day(month)
            if stretch.in_force(day):
                held = Held(stretch.item, stretch.product, stretch.currency, per_month(amount, stretch.billing_months),
                            annualised(amount, stretch.billing_months), stretch.paused(day))
                self._states.setdefault(stretch.account, {}).setdefault(month, []).append(held)

    def _first_paid(self, account: str) -> Optional[int]:
        return next((month for month in sorted(self._states[account]) if self.mrr(account, month) > 0), None)
