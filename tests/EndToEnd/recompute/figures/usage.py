"""Usage by account and day, straight from usage_events: which features were used on each active day."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Dict, Optional, Set

from . import reading
from .records import Source
from .values import read_day, read_decimal


def read_usage(folder: Path, zone, source: Source) -> Optional[Dict[str, Dict[date, Set[str]]]]:
    """Account → day → features; days with a login, users by day and lengths of sessions go to the source. None, with a note, where any part of the usage is in a form that cannot be read.

    An event counts once however often it is delivered. None of the facts kept (the day, the feature, the user) changes
    when it counts twice, so its key is needed for the lengths of sessions alone.
    """
    found, unreadable = reading.deliveries(folder, "usage_events", zone)
    if unreadable or not found:
        source.notes.append("usage_events: " + ("delivered as " + unreadable[0].suffix if unreadable else "not delivered")
                     + "; the funnel's step `adopted` and what follows it are left out")
        return None
    days = lru_cache(maxsize=200_000)(lambda text: read_day(text, zone))
    usage: Dict[str, Dict[date, Set[str]]] = {}
    rejected = 0
    lengths = {}
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
                        source.logins.setdefault(account, set()).add(day)
                    source.users.setdefault(account, {}).setdefault(day, set()).add(cells["user_id"])
                    if cells["event"] == "session_start" and cells.get("duration_seconds"):
                        lengths[cells["event_id"]] = (account, (day, cells["user_id"]), read_decimal(cells["duration_seconds"]))
                except ValueError:
                    rejected += 1
                    continue
                if cells.get("feature"):
                    features.add(cells["feature"])
    for account, of, seconds in lengths.values():
        source.sessions.setdefault(account, {}).setdefault(of, []).append(seconds)
    if rejected:
        source.notes.append(f"usage_events: {rejected} rows rejected")
    return usage
