"""What customer success owed each tier and did in time, by the month of the due day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Dict, Iterator, List, Optional, Tuple

from .book import Book
from .health import Health
from .lives import Life
from .members import Members
from .money import ratio
from .months import label, month_of
from .records import Source
from .settings import Settings

COLUMNS = ("month", "touch_tier", "playbook_steps_due", "playbook_steps_on_time", "playbook_attainment")
FIRST_SIGN_DAYS = 28
ALL = "(all)"
TIERS = (ALL, "high", "low", "tech")


@dataclass(frozen=True)
class Step:
    tier: str
    kinds: Tuple[str, ...]
    counted_from: str
    due_days: int = 0
    window_days: Optional[int] = None
    every_months: Optional[int] = None


# The contract's playbook, in the settings' days.
STEPS = (
    Step("high", ("kickoff",), "start", 14),
    *(Step("high", ("check_in", "business_review"), "start", days, 15) for days in (30, 60, 90)),
    Step("high", ("monthly_meeting",), "start", every_months=1),
    Step("high", ("business_review",), "start", every_months=3),
    Step("low", ("check_in", "business_review"), "start", every_months=3),
    Step("low", ("webinar", "training"), "start", every_months=6),
    Step("tech", ("email",), "start", 7),
    Step("tech", ("email",), "risk", 14),
    Step("tech", ("email",), "term_end", -60, 30),
)


class Playbook:
    def __init__(self, source: Source, lives: Dict[str, List[Life]], book: Book, members: Members, health: Health, settings: Settings):
        self._source, self._lives, self._book, self._members, self._health, self._settings = source, lives, book, members, health, settings
        self._touches: Dict[str, List] = {}
        for one in source.touchpoints:
            if one.day <= settings.as_of:
                self._touches.setdefault(one.account, []).append((one.name, one.day))

    def rows(self) -> Iterator[Dict]:
        counted: Dict[Tuple[int, str], List[bool]] = {}
        for tier, due, on_time in self._owed():
            for group in (tier, ALL):
                counted.setdefault((month_of(due), group), []).append(on_time)
        for month in self._book.months():
            for tier in TIERS:
                found = counted.get((month, tier), [])
                yield {"month": label(month), "touch_tier": tier, "playbook_steps_due": len(found), "playbook_steps_on_time": sum(found),
                       "playbook_attainment": ratio(sum(found), len(found))}

    def _owed(self) -> Iterator[Tuple[str, date, bool]]:
        for account, of_account in self._lives.items():
            for step in STEPS:
                for opens, due in self._occasions(step, account, of_account):
                    if due > self._settings.as_of or not any(life.holds(due) for life in of_account):
                        continue
                    if self._tier(account, opens) == step.tier:
                        done = any(name in step.kinds and opens <= day <= due for name, day in self._touches.get(account, []))
                        yield step.tier, due, done

    def _occasions(self, step: Step, account: str, of_account: List[Life]) -> Iterator[Tuple[date, date]]:
        """First day on which it may be done, and last day in time."""
        before = step.window_days if step.window_days is not None else step.due_days
        if step.counted_from == "start":
            for life in of_account:
                due = life.start + timedelta(days=step.due_days)
                occasions = [(due - timedelta(days=before), due)] if step.every_months is None else self._recurring(life, step.every_months)
                yield from (occasion for occasion in occasions if life.holds(occasion[1]))
        elif step.counted_from == "risk":
            for day in self._first_signs(account):
                yield day, day + timedelta(days=step.due_days)
        else:
            for contract in self._source.contracts:
                if contract.account == account and contract.term_end is not None and contract.start <= self._settings.as_of:
                    due = contract.term_end + timedelta(days=step.due_days)
                    yield due - timedelta(days=before), due

    def _recurring(self, life: Life, months: int) -> Iterator[Tuple[date, date]]:
        number, opens = 1, life.start
        while opens <= self._settings.as_of:
            following = later(life.start, months * number)
            yield opens, following - timedelta(days=1)
            number, opens = number + 1, following

    def _first_signs(self, account: str) -> Iterator[date]:
        """Sundays at risk after four weeks in which none was."""
        last = None
        for day, score in self._health.weekly(account):
            if score < self._settings.risk_below:
                if last is None or (day - last).days > FIRST_SIGN_DAYS:
                    yield day
                last = day

    def _tier(self, account: str, day: date) -> Optional[str]:
        return self._members.tier(account, min(month_of(day), self._book.closing))


def later(day: date, months: int) -> date:
    """So many months on; the last day of a month that is too short."""
    year, month = divmod(month_of(day) + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
