"""Several deliveries of one object to its current rows, and for accounts to their history.

The version of a key that holds: the latest `updated_at`, then the latest extraction. A key is alive unless a complete
delivery later than the last one that had it lacks it.
"""

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Callable, Dict, List, Optional, Tuple

from .reading import Delivery

BEGINNING = datetime(1, 1, 1, tzinfo=timezone.utc)
REJECTED_AT_MOST = 0.10


@dataclass(frozen=True)
class Version:
    key: Tuple
    record: object
    updated_at: Optional[datetime]
    extracted_at: datetime

    @property
    def rank(self) -> Tuple:
        return (self.updated_at or BEGINNING, self.extracted_at)


@dataclass
class Versions:
    """Every accepted row of an object, with what was delivered when."""

    versions: List[Version]
    delivered: List[Tuple[datetime, bool, frozenset]]
    read: int = 0
    rejected: int = 0

    def at(self, instant: Optional[datetime] = None) -> Dict[Tuple, Version]:
        """The version of each living key, as known at the instant (None: now)."""
        known = [entry for entry in self.delivered if instant is None or entry[0] <= instant]
        last_seen: Dict[Tuple, datetime] = {}
        for extracted_at, _, keys in known:
            for key in keys:
                last_seen[key] = max(extracted_at, last_seen.get(key, BEGINNING))
        last_complete = max((extracted_at for extracted_at, complete, _ in known if complete), default=BEGINNING)
        winners: Dict[Tuple, Version] = {}
        for version in self.versions:
            if instant is not None and version.extracted_at > instant:
                continue
            if last_seen[version.key] < last_complete:
                continue
            held = winners.get(version.key)
            if held is None or version.rank >= held.rank:
                winners[version.key] = version
        return winners


def collect(found: List[Delivery], rows: Callable, accept: Callable, name: str) -> Versions:
    """Reads every delivery. `accept(cells, extracted_at)` gives key, record and updated_at, or raises ValueError to reject the row."""
    result = Versions([], [])
    for delivery in found:
        keys = set()
        for file in delivery.files:
            for line, cells in rows(file):
                result.read += 1
                try:
                    key, record, updated_at = accept(cells, delivery.extracted_at)
                except ValueError:
                    result.rejected += 1
                    continue
                keys.add(key)
                result.versions.append(Version(key, record, updated_at, delivery.extracted_at))
        result.delivered.append((delivery.extracted_at, delivery.complete, frozenset(keys)))
    if result.read and result.rejected > REJECTED_AT_MOST * result.read:
        raise SystemExit(f"{name}: {result.rejected} of {result.read} rows are rejected, more than 10 %: the delivery fails whole")
    return result
