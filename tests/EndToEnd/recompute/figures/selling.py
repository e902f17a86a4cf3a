"""What customer success sells and costs: opportunities of its own, and its cost by account and by yen of MRR."""

from typing import Dict, Iterator

from .book import Book
from .members import ALL
from .money import ZERO, ratio
from .months import label, month_of
from .records import Source
from .settings import Settings
from .spending import Spending
from .unit_economics import UnitEconomics

COLUMNS = ("month", "csql", "csql_value", "csql_win_rate", "upsell_against_new", "retention_cost", "cac_to_retention_cost", "success_cost_share")
CATEGORY = "customer_success"
MORE = ("upsell", "cross_sell")


class Selling:
    def __init__(self, source: Source, book: Book, spending: Spending, economics: UnitEconomics, settings: Settings):
        self._book, self._spending, self._economics = book, spending, economics
        self._deals = [deal for deal in source.deals if deal.created <= settings.as_of]
        self._as_of = settings.as_of

    def rows(self) -> Iterator[Dict]:
        cac = {row["month"]: row["cac"] for row in self._economics.rows() if row["cut"] == ALL}
        for month in self._book.months():
            begun = [deal for deal in self._deals if month_of(deal.created) == month]
            own = [deal for deal in begun if deal.source == "cs"]
            cost = self._cost(month)
            kept = ratio(cost, len(self._book.paying(month)))
            yield {
                "month": label(month), "csql": len(own),
                "csql_value": sum((self._book.rates.value(deal.amount, deal.currency, month) for deal in own), ZERO),
                "csql_win_rate": self._won(month, lambda deal: deal.source == "cs"),
                "upsell_against_new": ratio(self._won(month, lambda deal: deal.kind in MORE), self._won(month, lambda deal: deal.kind == "new")),
                "retention_cost": kept, "cac_to_retention_cost": ratio(cac[label(month)], kept),
                "success_cost_share": ratio(cost, sum((self._book.mrr(account, month) for account in self._book.paying(month)), ZERO)),
            }

    def _won(self, month: int, counts):
        closed = [deal for deal in self._deals if deal.closed is not None and deal.closed <= self._as_of and month_of(deal.closed) == month and counts(deal)]
        return ratio(sum(1 for deal in closed if deal.is_won), len(closed))

    def _cost(self, month: int):
        """The ledger is the authority where it has the line, else what costs say."""
        read = self._spending.ledger if self._spending.has_lines(CATEGORY) else self._spending.cost
        return read(CATEGORY, range(month, month + 1))
