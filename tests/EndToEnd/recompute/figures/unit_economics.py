"""ARPA, churn, margin, lifetime, LTV, CAC, their ratio and payback, by month: in all, and by tier, channel and segment.

Stocks (ARPA) are of the member at the month's end, churn of the member at each step's opening, CAC, payback and both
sides of LTV/CAC of the member at acquisition; the margin is always that of all accounts.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Dict, Iterator, Optional, Set

from .book import Book
from .members import ALL
from .money import ZERO, ratio
from .months import label
from .populations import ACQUIRED, HELD, Populations
from .settings import Settings
from .spending import Spending

CUTS = (ALL, "touch_tier", "channel", "segment")
COLUMNS = ("month", "cut", "member", "arpa", "mean_churn", "lifetime", "lifetime_capped", "gross_margin", "margin_estimated", "ltv",
           "arpa_acquired", "mean_churn_acquired", "ltv_acquired", "sm_cost", "sm_cost_named", "new_accounts", "new_mrr",
           "cac", "cac_unallocated", "ltv_cac", "payback_months")
TRAILING = 12
ACQUISITION_MONTHS = 3


@dataclass(frozen=True)
class Margin:
    rate: Optional[Fraction]
    estimated: bool


class UnitEconomics:
    def __init__(self, book: Book, populations: Populations, spending: Spending, settings: Settings):
        self._book, self._populations, self._spending, self._settings = book, populations, spending, settings

    def rows(self) -> Iterator[Dict]:
        for month in self._book.months():
            margin = self.margin(month)
            for cut in CUTS:
                for member in sorted(self._members_of(cut, month)):
                    yield self._row(month, cut, member, margin)

    def arpa(self, month: int, cut: str, member: str, basis: str) -> Optional[Fraction]:
        accounts, mrr = self._populations.paying(month, cut, basis).get(member, (0, ZERO))
        return ratio(mrr, accounts)

    def margin(self, month: int) -> Margin:
        """Trailing twelve months of the ledger; without such lines from costs and MRR, marked; without either, None."""
        window = range(month - TRAILING + 1, month + 1)
        if self._spending.has_lines("recurring_revenue"):
            revenue, estimated, read = self._spending.ledger("recurring_revenue", window), False, self._spending.ledger
        else:
            totals = [self._populations.paying(at, ALL, HELD).get(ALL, (0, ZERO))[1] for at in window]
            revenue = sum(totals, ZERO) if self._book.first <= window[0] else None
            estimated, read = True, self._spending.cost
        cost = read("cost_of_revenue", window)
        if self._settings.cs_in_cost_of_revenue and cost is not None:
            cost += read("customer_success", window)
        if revenue is None or cost is None:
            return Margin(None, estimated)
        return Margin(ratio(revenue - cost, revenue), estimated)

    def mean_churn(self, month: int, cut: str, member: str, basis: str) -> Optional[Fraction]:
        """None until each of the twelve steps has an opening."""
        lost = opened = 0
        for step in range(month - TRAILING + 1, month + 1):
            opening = self._populations.paying(step - 1, cut, basis).get(member, (0, ZERO))[0]
            if opening == 0:
                return None
            opened += opening
            lost += self._populations.churned(step, cut, basis).get(member, 0)
        return ratio(lost, opened)

    def lifetime(self, churn: Optional[Fraction]) -> Optional[Fraction]:
        """Months, capped, also where nobody churned."""
        if churn is None:
            return None
        cap = Fraction(self._settings.lifetime_cap_months)
        return cap if churn == 0 else min(1 / churn, cap)

    def _row(self, month: int, cut: str, member: str, margin: Margin) -> Dict:
        arpa, churn = self.arpa(month, cut, member, HELD), self.mean_churn(month, cut, member, HELD)
        acquired_arpa, acquired_churn = self.arpa(month, cut, member, ACQUIRED), self.mean_churn(month, cut, member, ACQUIRED)
        acquired_ltv = product(acquired_arpa, self.lifetime(acquired_churn), margin.rate)
        row = self._acquisition(month, cut, member)
        row.update(
            month=label(month), cut=cut, member=member, arpa=arpa, mean_churn=churn, lifetime=self.lifetime(churn),
            lifetime_capped=None if churn is None else int(churn * self._settings.lifetime_cap_months < 1),
            gross_margin=margin.rate, margin_estimated=int(margin.estimated),
            ltv=product(arpa, self.lifetime(churn), margin.rate),
            arpa_acquired=acquired_arpa, mean_churn_acquired=acquired_churn, ltv_acquired=acquired_ltv,
            ltv_cac=ratio(acquired_ltv, row["cac"]),
            payback_months=ratio(row["cac"], product(ratio(row["new_mrr"], row["new_accounts"]), margin.rate)))
        return row

    def _acquisition(self, month: int, cut: str, member: str) -> Dict:
        """Cost of the three months that end the lag before, new accounts of the three months that end with this one."""
        window, spent = self._windows(month)
        if window[0] < self._book.first:
            return dict.fromkeys(("sm_cost", "sm_cost_named", "new_accounts", "new_mrr", "cac", "cac_unallocated"))
        new = self._populations.new(window, cut)
        accounts, mrr = new.get(member, (0, ZERO))
        if cut == ALL:
            named = cost = self._spending.acquisition(spent)
        else:
            by_member = self._spending.named(cut, spent)
            named = None if by_member is None else by_member.get(member, ZERO)
            share = ratio(accounts, sum(count for count, _ in new.values())) or 0
            cost = None if named is None else Fraction(named) + Fraction(by_member.get(None, ZERO)) * share
        return {"sm_cost": cost, "sm_cost_named": named, "new_accounts": accounts, "new_mrr": mrr,
                "cac": ratio(cost, accounts), "cac_unallocated": ratio(named, accounts)}

    def _windows(self, month: int):
        lag = self._settings.cac_lag_months
        return range(month - ACQUISITION_MONTHS + 1, month + 1), range(month - ACQUISITION_MONTHS + 1 - lag, month + 1 - lag)

    def _members_of(self, cut: str, month: int) -> Set[str]:
        """Every member that a paying or new account is or was acquired in, or that a cost names."""
        if cut == ALL:
            return {ALL}
        window, spent = self._windows(month)
        found = set(self._populations.paying(month, cut, HELD)) | set(self._populations.paying(month, cut, ACQUIRED))
        found |= set(self._populations.new(window, cut)) | set(self._spending.named(cut, spent) or {})
        return found - {None}


def product(*factors) -> Optional[Fraction]:
    """None where a factor is unobservable."""
    if any(factor is None for factor in factors):
        return None
    result = Fraction(1)
    for factor in factors:
        result *= Fraction(factor)
    return result
