"""The phase funnel of first paid lives by touch tier at entry, and onboarding completion by start month."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Dict, Iterator, List, Optional

from .journey import Journeys
from .lives import Life
from .members import ALL, UNKNOWN, Members
from .money import ratio
from .months import label, last_day, month_of
from .settings import Settings

COLUMNS = ("entry_month", "touch_tier", "step_number", "step", "entered", "converted", "late", "open", "lost", "rate", "of_first")
ONBOARDING_COLUMNS = ("month", "touch_tier", "started", "completed", "onboarding_completion")
ONBOARDING_DAYS = 90
OUTCOMES = ("converted", "late", "open", "lost")


@dataclass(frozen=True)
class Step:
    """`after` names the step that leads to it; the window counts from the funnel's entry, or from that step for a branch."""

    number: int
    name: str
    days: int
    after: Optional[str]
    from_entry: bool


STEPS = (
    Step(1, "first_value", 30, None, True),
    Step(2, "onboarding_completed", ONBOARDING_DAYS, "first_value", True),
    Step(3, "adopted", 180, "onboarding_completed", True),
    Step(4, "expanded", 365, "adopted", False),
    Step(4, "engaged", 365, "adopted", False),
    Step(4, "renewed", 365, "adopted", False),
)


class Funnel:
    def __init__(self, first_lives: List[Life], journeys: Journeys, members: Members, settings: Settings, with_usage: bool):
        self._lives, self._journeys, self._members, self._settings = first_lives, journeys, members, settings
        self._steps = [step for step in STEPS if with_usage or step.number < 3]

    def rows(self) -> Iterator[Dict]:
        counts: Dict[tuple, Dict[str, int]] = {}
        for life in self._lives:
            month = month_of(life.start)
            tier = self._members.tier(life.account, month) or UNKNOWN
            for step, outcome in self._outcomes(life):
                for key in {(label(month), tier), (label(month), ALL), (ALL, tier), (ALL, ALL)}:
                    count = counts.setdefault((*key, step.number, step.name), dict.fromkeys(("entered", *OUTCOMES), 0))
                    count["entered"] += 1
                    count[outcome] += 1
        for (month, tier, number, name), count in sorted(counts.items()):
            closed = count["converted"] + count["lost"] + count["late"]
            started = counts[month, tier, 1, self._steps[0].name]["entered"]
            yield dict(count, entry_month=month, touch_tier=tier, step_number=number, step=name,
                       rate=ratio(count["converted"], closed), of_first=ratio(count["converted"], started))

    def onboarding(self) -> Iterator[Dict]:
        """Started and completed within 90 days by start month; no rate until the whole month is 90 days old."""
        sums: Dict[tuple, List[int]] = {}
        for life in self._lives:
            month = month_of(life.start)
            completed = self._journeys.milestone(life, "onboarding_completed")
            in_time = completed is not None and (completed - life.start).days <= ONBOARDING_DAYS
            for tier in (ALL, self._members.tier(life.account, month) or UNKNOWN):
                total = sums.setdefault((month, tier), [0, 0])
                total[0] += 1
                total[1] += int(in_time)
        for (month, tier), (started, completed) in sorted(sums.items()):
            old_enough = last_day(month) + timedelta(days=ONBOARDING_DAYS) <= self._settings.as_of
            yield {"month": label(month), "touch_tier": tier, "started": started, "completed": completed,
                   "onboarding_completion": ratio(completed, started) if old_enough else None}

    def _outcomes(self, life: Life):
        """The steps that the account entered, each with its outcome; who is late goes on, who is not there does not."""
        reached: Dict[str, date] = {}
        for step in self._steps:
            if step.after is not None and step.after not in reached:
                continue
            before = life.start if step.after is None else reached[step.after]
            entry = life.start if step.from_entry else before
            day = self._date(life, step.name)
            if day is not None and day >= before:
                reached[step.name] = day
                yield step, "converted" if (day - entry).days <= step.days else "late"
            elif life.end is None and (self._settings.as_of - entry).days < step.days:
                yield step, "open"
            else:
                yield step, "lost"

    def _date(self, life: Life, step: str) -> Optional[date]:
        if step in ("first_value", "onboarding_completed"):
            return self._journeys.milestone(life, step)
        return getattr(self._journeys, step)(life)
