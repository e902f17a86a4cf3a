"""How long first lives last (Kaplan–Meier, by months), and the LTV that follows from it."""

from decimal import Decimal
from fractions import Fraction
from typing import Dict, Iterator, List, Optional

from .book import Book
from .months import label
from .movements import Movement
from .settings import Settings

AT_RISK_AT_LEAST = 30
COLUMNS = ("month", "last_age", "survival_at_last_age", "ltv_survival")


class Survival:
    def __init__(self, book: Book, movements: List[Movement]):
        self._book = book
        self._churn: Dict[str, int] = {}
        for movement in movements:
            if movement.movement == "churn":
                self._churn.setdefault(movement.account, movement.month)

    def curve(self, month: int) -> List[Fraction]:
        """S(0), S(1) … to the last age with enough accounts at risk, as known at the end of `month`; empty if there is none."""
        shares: List[Fraction] = []
        share = Fraction(1)
        cohorts = [(account, self._book.cohort(account)) for account in self._book.accounts]
        spells = [(cohort, self._churn.get(account)) for account, cohort in cohorts if cohort is not None and cohort <= month]
        age = 0
        while True:
            at_risk = [spell for spell in spells if spell[0] + age <= month and (spell[1] is None or spell[1] >= spell[0] + age)]
            if len(at_risk) < AT_RISK_AT_LEAST:
                return shares
            share *= 1 - Fraction(sum(1 for cohort, churn in at_risk if churn == cohort + age), len(at_risk))
            shares.append(share)
            age += 1

    def rows(self, margins: Dict[int, Optional[Fraction]], arpas: Dict[int, Optional[Fraction]], settings: Settings) -> Iterator[Dict]:
        discount = (1 + settings.yearly_discount_rate) ** (Decimal(1) / 12)
        for month in self._book.months():
            curve = self.curve(month)
            ltv = None
            if curve and margins[month] is not None and arpas[month] is not None:
                worth = sum(Fraction(share) / Fraction(discount ** age) for age, share in enumerate(curve))
                ltv = arpas[month] * margins[month] * worth
            yield {"month": label(month), "last_age": len(curve) - 1 if curve else None,
                   "survival_at_last_age": curve[-1] if curve else None, "ltv_survival": ltv}
