"""Which stretches of subscription items count: begun by the as-of, not empty, one per item and day."""

from datetime import date
from typing import Iterable, List, Tuple

from .records import Stretch
from .versions import BEGINNING


def begun(stretches: Iterable[Stretch], as_of: date) -> List[Stretch]:
    """Stretches that start after the as-of have not happened; one whose end is its start serves no day."""
    return [stretch for stretch in stretches if stretch.start <= as_of and (stretch.end is None or stretch.end > stretch.start)]


def without_overlaps(stretches: Iterable[Stretch]) -> Tuple[List[Stretch], List[Stretch]]:
    """Those that stand and those rejected: of two stretches of one item in force on one day the later updated stands."""
    by_item = {}
    for stretch in stretches:
        by_item.setdefault(stretch.item, []).append(stretch)
    standing, rejected = [], []
    for rivals in by_item.values():
        kept = []
        for stretch in sorted(rivals, key=_rank, reverse=True):
            (rejected if any(_overlap(stretch, other) for other in kept) else kept).append(stretch)
        standing += kept
    return standing, rejected


def paid(stretches: Iterable[Stretch]) -> List[Stretch]:
    return [stretch for stretch in stretches if not stretch.is_trial]


def _rank(stretch: Stretch):
    return (stretch.updated_at or BEGINNING, stretch.extracted_at or BEGINNING, stretch.start)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return (other.end is None or one.start < other.end) and (one.end is None or other.start < one.end)
