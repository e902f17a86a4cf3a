"""The dated steps of an account's first paid life."""

from collections import defaultdict, deque
from datetime import date, timedelta
from typing import Dict, List, Optional, Set

from .lives import Life
from .money import ZERO, per_month
from .months import closing_month, month_of
from .movements import Movement
from .records import Contract, Source, Stretch
from .settings import Settings

COLUMNS = ("account_id", "life_number", "contract_started", "first_value", "onboarding_completed", "adopted",
           "first_expansion", "first_engagement", "first_renewal", "churned")
ADOPTION_DAYS = 28
ADOPTION_ACTIVE_DAYS = 12
RENEWED_WITHIN_DAYS = 30


class Journeys:
    """Each step's date is the first inside the life and not after the as-of; None where it has not happened."""

    def __init__(self, source: Source, stretches: List[Stretch], movements: List[Movement], settings: Settings):
        self._source, self._settings = source, settings
        self._milestones: Dict[tuple, List[date]] = defaultdict(list)
        for milestone in source.milestones:
            self._milestones[milestone.account, milestone.name].append(milestone.day)
        self._engagements: Dict[str, List[date]] = defaultdict(list)
        for engagement in source.engagements:
            self._engagements[engagement.account].append(engagement.day)
        self._stretches: Dict[str, List[Stretch]] = defaultdict(list)
        for stretch in stretches:
            self._stretches[stretch.account].append(stretch)
        self._expanded = {(one.account, one.month) for one in movements if one.movement == "expansion"}
        self._contracts: Dict[str, List[Contract]] = defaultdict(list)
        for contract in sorted(source.contracts, key=lambda one: (one.start, one.contract)):
            self._contracts[contract.account].append(contract)

    def row(self, life: Life) -> Dict:
        return {"account_id": life.account, "life_number": life.number, "contract_started": life.start,
                "first_value": self.milestone(life, "first_value"), "onboarding_completed": self.milestone(life, "onboarding_completed"),
                "adopted": self.adopted(life), "first_expansion": self.expanded(life), "first_engagement": self.engaged(life),
                "first_renewal": self.renewed(life), "churned": life.end}

    def milestone(self, life: Life, name: str) -> Optional[date]:
        return self._first(life, self._milestones[life.account, name])

    def engaged(self, life: Life) -> Optional[date]:
        """A survey answered or a business review held."""
        return self._first(life, self._engagements[life.account])

    def adopted(self, life: Life) -> Optional[date]:
        """The first day that ends 28 days with at least 12 active days and enough key features used."""
        by_day = (self._source.usage or {}).get(life.account, {})
        keys = set(self._settings.key_features)
        recent: deque = deque()
        for day in sorted(by_day):
            recent.append(day)
            while recent[0] <= day - timedelta(days=ADOPTION_DAYS):
                recent.popleft()
            if len(recent) < ADOPTION_ACTIVE_DAYS or self._first(life, [day]) is None:
                continue
            used: Set[str] = set().union(*(by_day[active] for active in recent))
            if len(used & keys if keys else used) >= self._settings.minimum_key_features:
                return day
        return None

    def expanded(self, life: Life) -> Optional[date]:
        """The first day on which the account's amount, pauses apart, is above that of the day before, in a month with an expansion.

        A month still running at the as-of has no movements yet: in it a rise counts as it happens.
        """
        running = closing_month(self._settings.as_of) + 1
        stretches = self._stretches[life.account]
        for day in sorted({stretch.start for stretch in stretches}):
            before = self._amount(stretches, day - timedelta(days=1))
            counts = month_of(day) == running or (life.account, month_of(day)) in self._expanded
            if counts and self._first(life, [day]) and 0 < before < self._amount(stretches, day):
                return day
        return None

    def renewed(self, life: Life) -> Optional[date]:
        """The term's end that a successor contract follows, started by then or at most 30 days after."""
        contracts = self._contracts[life.account]
        renewals = []
        for contract in contracts:
            if contract.term_end is None:
                continue
            successor = next((other for other in contracts if other.renewed_from == contract.contract), None)
            if successor is None:
                successor = next((other for other in contracts if other.start > contract.start), None)
            if (successor is not None and successor.start <= self._settings.as_of
                    and (successor.start - contract.term_end).days <= RENEWED_WITHIN_DAYS):
                renewals.append(contract.term_end)
        return self._first(life, renewals)

    def _first(self, life: Life, days: List[date]) -> Optional[date]:
        return min((day for day in days if life.holds(day) and day <= self._settings.as_of), default=None)

    @staticmethod
    def _amount(stretches: List[Stretch], day: date):
        return sum((per_month(one.amount - one.discount, one.billing_months) for one in stretches if one.in_force(day)), ZERO)
