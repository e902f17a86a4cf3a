"""Text of a cell to a value. Each reader raises ValueError for text that is not of its type."""

import re
from datetime import date, datetime, timezone
from decimal import Decimal, InvalidOperation

from .months import month_of

INSTANT = re.compile(
    r"^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$")


def read_instant(text: str, zone) -> datetime:
    """An instant; text without an offset is in `zone`."""
    match = INSTANT.match(text.strip())
    if match is None:
        raise ValueError(f"not a timestamp: {text!r}")
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    microsecond = int(((fraction or "") + "000000")[:6])
    wall = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), microsecond)
    if offset is None:
        return wall.replace(tzinfo=zone)
    if offset in ("Z", "UTC"):
        return wall.replace(tzinfo=timezone.utc)
    digits = offset[1:].replace(":", "").ljust(4, "0")
    return datetime.fromisoformat(wall.isoformat() + f"{offset[0]}{digits[:2]}:{digits[2:]}")


def read_day(text: str, zone) -> date:
    """A day; a timestamp is the day that it falls on in `zone`."""
    if len(text) == 10:
        return date.fromisoformat(text)
    return read_instant(text, zone).astimezone(zone).date()


def read_month(text: str) -> int:
    """YYYY-MM, or any day in the month."""
    return month_of(date.fromisoformat(text[:7] + "-01")) if len(text) == 7 else month_of(date.fromisoformat(text[:10]))


def read_decimal(text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(f"not a number: {text!r}") from None
    if not value.is_finite():
        raise ValueError(f"not a number: {text!r}")
    return value


def read_count(text: str) -> int:
    value = read_decimal(text)
    if value != value.to_integral_value():
        raise ValueError(f"not a whole number: {text!r}")
    return int(value)


def read_flag(text: str) -> bool:
    lowered = text.strip().lower()
    if lowered in ("true", "t", "1", "yes"):
        return True
    if lowered in ("false", "f", "0", "no"):
        return False
    raise ValueError(f"not true or false: {text!r}")
