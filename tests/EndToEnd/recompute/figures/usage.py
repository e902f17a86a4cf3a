"""Usage by account and day, straight from usage_events: which features were used on each active day."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Optional, Set

from . import reading
from .values import read_day


def read_usage(folder: Path, zone, notes: List[str], logins: Dict[str, Set[date]]) -> Optional[Dict[str, Dict[date, Set[str]]]]:
    """Account → day → features; days with a login go to `logins`. None, with a note, where any part of the usage is in a form that cannot be read.

    An event counts once however often it is delivered, and neither of the two facts kept (the day, the feature) changes
    when it counts twice, so its key is not needed.
    """
    found, unreadable = reading.deliveries(folder, "usage_events", zone)
    if unreadable or not found:
        notes.append("usage_events: " + ("delivered as " + unreadable[0].suffix if unreadable else "not delivered")
                     + "; the funnel's step `adopted` and what follows it are left out")
        return None
    days = lru_cache(maxsize=200_000)(lambda text: read_day(text, zone))
    usage: Dict[str, Dict[date, Set[str]]] = {}
    rejected = 0
    for delivery in found:
        for file in delivery.files:
            for _, cells in reading.rows(file):
                account, occurred = cells.get("account_id"), cells.get("occurred_at")
                if not (account and occurred and cells.get("event_id") and cells.get("user_id") and cells.get("event")):
                    rejected += 1
                    continue
                try:
                    day = days(occurred)
                    features = usage.setdefault(account, {}).setdefault(day, set())
                    if cells["event"] == "login":
                        logins.setdefault(account, set()).add(day)
                except ValueError:
                    rejected += 1
                    continue
                if cells.get("feature"):
                    features.add(cells["feature"])
    if rejected:
        notes.append(f"usage_events: {rejected} rows rejected")
    return usage
