"""Which member of a cut an account belongs to at a month's end: touch tier, channel, segment."""

from typing import Dict, Optional

from .book import Book
from .months import last_day
from .records import Source
from .settings import Settings

UNKNOWN = "unknown"
ALL = "(all)"


class Members:
    """Tier: the CRM's where it names one, else by ARR at the month's end; an account at zero keeps its last."""

    def __init__(self, book: Book, source: Source, settings: Settings):
        self._book, self._source, self._settings = book, source, settings
        self._tiers: Dict[str, Dict[int, Optional[str]]] = {account: self._history(account) for account in book.accounts}

    def of(self, cut: str, account: str, month: int) -> str:
        """The member of `cut` ((all), touch_tier, channel or segment) at the end of `month`."""
        if cut == ALL:
            return ALL
        if cut == "touch_tier":
            return self.tier(account, month) or UNKNOWN
        return self.attribute(account, month, {"channel": "acquisition_channel"}.get(cut, cut)) or UNKNOWN

    def tier(self, account: str, month: int) -> Optional[str]:
        known = self._tiers.get(account, {})
        if month in known:
            return known[month]
        return self.attribute(account, month, "touch_tier")

    def attribute(self, account: str, month: int, name: str) -> Optional[str]:
        """By the newest version known on the month's last day; before the first version, the first."""
        versions = self._source.accounts.get(account)
        if not versions:
            return None
        day = last_day(month)
        version = versions[0]
        for later in versions[1:]:
            if later.known_on > day:
                break
            version = later
        return None if version.attributes is None else version.attributes.get(name)

    def _history(self, account: str) -> Dict[int, Optional[str]]:
        tiers: Dict[int, Optional[str]] = {}
        last = None
        for month in self._book.months(self._book.first_held(account)):
            arr = self._book.arr(account, month)
            if arr > 0:
                last = self._by_arr(arr)
            last = self.attribute(account, month, "touch_tier") or last
            tiers[month] = last
        return tiers

    def _by_arr(self, arr) -> str:
        if arr >= self._settings.high_arr:
            return "high"
        return "low" if arr >= self._settings.low_arr else "tech"
