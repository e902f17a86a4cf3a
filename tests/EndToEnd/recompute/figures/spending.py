"""What was spent and earned: the ledger for totals, the costs for their split by channel, segment and tier."""

from collections import defaultdict
from decimal import Decimal
from typing import Dict, Optional, Tuple

from .book import Book
from .money import ZERO
from .records import Source

ACQUISITION = ("sales", "marketing")


class Spending:
    """Amounts by month in the reporting currency, a foreign one at the rate of its month's end."""

    def __init__(self, source: Source, book: Book):
        self._ledger = _ledger_totals(source, book)
        self._costs: Dict[str, Dict[Tuple[int, Optional[str]], Decimal]] = {}
        self._cost_categories: Dict[Tuple[int, str], Decimal] = defaultdict(lambda: ZERO)
        cuts = {name: defaultdict(lambda: ZERO) for name in ("channel", "segment", "touch_tier")}
        for cost in source.costs:
            amount = book.rates.value(cost.amount, cost.currency, cost.month)
            self._cost_categories[cost.month, cost.category] += amount
            if cost.category in ACQUISITION:
                for name, sums in cuts.items():
                    sums[cost.month, getattr(cost, name)] += amount
        self._costs = cuts
        self.first_ledger = min((month for month, _ in self._ledger), default=None)
        self.first_cost = min((month for month, _ in self._cost_categories), default=None)

    def ledger(self, line: str, months: range) -> Optional[Decimal]:
        """None where the ledger does not reach back over all the months."""
        if self.first_ledger is None or months[0] < self.first_ledger:
            return None
        return sum((self._ledger.get((month, line), ZERO) for month in months), ZERO)

    def cost(self, category: str, months: range) -> Optional[Decimal]:
        """None where costs do not reach back over all the months."""
        if self.first_cost is None or months[0] < self.first_cost:
            return None
        return sum((self._cost_categories.get((month, category), ZERO) for month in months), ZERO)

    def has_lines(self, *lines: str) -> bool:
        return any(line in lines for _, line in self._ledger)

    def acquisition(self, months: range) -> Optional[Decimal]:
        """Sales and marketing in all: from the ledger if it has such lines, else from costs."""
        read = self.ledger if self.has_lines(*ACQUISITION) else self.cost
        amounts = [read(name, months) for name in ACQUISITION]
        return None if None in amounts else sum(amounts, ZERO)

    def named(self, cut: str, months: range) -> Optional[Dict[Optional[str], Decimal]]:
        """Sales and marketing from costs by member of the cut; under None what names no member. None before costs begin."""
        if self.first_cost is None or months[0] < self.first_cost:
            return None
        sums: Dict[Optional[str], Decimal] = {}
        for (month, member), amount in self._costs[cut].items():
            if month in months:
                sums[member] = sums.get(member, ZERO) + amount
        return sums

    def differences(self) -> Dict[Tuple[int, str], Decimal]:
        """Ledger total less costs where both have the month and category and they differ: a line of the reconciliation."""
        found = {}
        for (month, category), amount in self._cost_categories.items():
            if (month, category) in self._ledger and self._ledger[month, category] != amount:
                found[month, category] = self._ledger[month, category] - amount
        return found


def _ledger_totals(source: Source, book: Book) -> Dict[Tuple[int, str], Decimal]:
    """The control total of a line in a month where there is one, else the sum over accounts."""
    controls: Dict[Tuple[int, str], Decimal] = {}
    details: Dict[Tuple[int, str], Decimal] = defaultdict(lambda: ZERO)
    for line in source.ledger:
        amount = book.rates.value(line.amount, line.currency, line.month)
        if line.account is None:
            controls[line.month, line.line] = amount
        else:
            details[line.month, line.line] += amount
    return {**details, **controls}
