"""Who pays, who churned and who is new in a month, counted by the member of a cut."""

from decimal import Decimal
from functools import lru_cache
from typing import Dict, List, Tuple

from .book import Book
from .members import Members
from .money import ZERO
from .movements import Movement

HELD = "held"
"""The member that the account is in at the month's end (for churn, at the end of the month before)."""
ACQUIRED = "acquired"
"""The member that the account was in at the end of its month of first paid MRR."""


class Populations:
    def __init__(self, book: Book, members: Members, movements: List[Movement]):
        self._book, self._members = book, members
        self._churned: Dict[int, List[str]] = {}
        self._new: Dict[int, List[Movement]] = {}
        for movement in movements:
            if movement.movement == "churn":
                self._churned.setdefault(movement.month, []).append(movement.account)
            if movement.movement == "new":
                self._new.setdefault(movement.month, []).append(movement)
        self.paying = lru_cache(maxsize=None)(self._paying)
        self.churned = lru_cache(maxsize=None)(self._churned_by_member)

    def new(self, months: range, cut: str) -> Dict[str, Tuple[int, Decimal]]:
        """Member at acquisition → new accounts of the months, and their MRR at the end of the month each was new."""
        found: Dict[str, Tuple[int, Decimal]] = {}
        for month in months:
            for movement in self._new.get(month, []):
                member = self._members.of(cut, movement.account, month)
                count, mrr = found.get(member, (0, ZERO))
                found[member] = (count + 1, mrr + movement.amount)
        return found

    def _paying(self, month: int, cut: str, basis: str) -> Dict[str, Tuple[int, Decimal]]:
        """Member → paying accounts at the month's end and their MRR."""
        found: Dict[str, Tuple[int, Decimal]] = {}
        for account in self._book.paying(month):
            member = self._member(account, month, cut, basis)
            count, mrr = found.get(member, (0, ZERO))
            found[member] = (count + 1, mrr + self._book.mrr(account, month))
        return found

    def _churned_by_member(self, month: int, cut: str, basis: str) -> Dict[str, int]:
        """Member → accounts that churned in the month, among them those that ended while paused."""
        found: Dict[str, int] = {}
        for account in self._churned.get(month, []):
            member = self._member(account, month - 1, cut, basis)
            found[member] = found.get(member, 0) + 1
        return found

    def _member(self, account: str, month: int, cut: str, basis: str) -> str:
        return self._members.of(cut, account, month if basis == HELD else self._book.cohort(account))
