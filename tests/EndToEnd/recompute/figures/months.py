"""A calendar month is an integer, year × 12 + month − 1, so that m − 12 is the same month a year before."""

from calendar import monthrange
from datetime import date


def month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    year, zero_based = divmod(month, 12)
    return date(year, zero_based + 1, monthrange(year, zero_based + 1)[1])


def label(month: int) -> str:
    """The first day, as the warehouse prints a month: 2024-12-01."""
    return first_day(month).isoformat()


def closing_month(as_of: date) -> int:
    """The last month that has ended by the end of the as-of day."""
    month = month_of(as_of)
    return month if last_day(month) == as_of else month - 1
