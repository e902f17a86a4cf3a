"""Money as decimals of four places, ratios as exact fractions, and how both are printed."""

from decimal import ROUND_HALF_UP, Context, Decimal, getcontext
from fractions import Fraction
from typing import Optional

getcontext().prec = 60

ZERO = Decimal("0.0000")
PLACES = Decimal("0.0001")
TWELVE_DIGITS = Context(prec=12, rounding=ROUND_HALF_UP)


def round4(amount: Decimal) -> Decimal:
    """Four decimals, a half going away from zero (which is what decimal calls ROUND_HALF_UP)."""
    return amount.quantize(PLACES, rounding=ROUND_HALF_UP)


def per_month(amount: Decimal, billing_months: int) -> Decimal:
    return round4(amount / billing_months)


def annualised(amount: Decimal, billing_months: int) -> Decimal:
    """Multiplies first, so that ten million a year is exactly that."""
    return round4(amount * 12 / billing_months)


def ratio(numerator, denominator) -> Optional[Fraction]:
    """None where either side is unobservable or the denominator is zero."""
    if numerator is None or denominator is None or denominator == 0:
        return None
    return Fraction(numerator) / Fraction(denominator)


def text(value) -> str:
    """A cell: None is empty, a fraction has 12 significant digits, money its own decimals, no exponents."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        value = TWELVE_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
        return format(value, "f")
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)
