"""The few settings that a figure depends on, with the contract's defaults."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Dict, Tuple


@dataclass(frozen=True)
class Settings:
    time_zone: str = "Asia/Tokyo"
    currency: str = "JPY"
    high_arr: Decimal = Decimal(10_000_000)
    low_arr: Decimal = Decimal(1_000_000)
    lifetime_cap_months: int = 60
    yearly_discount_rate: Decimal = Decimal("0.10")
    cac_lag_months: int = 0
    cs_in_cost_of_revenue: bool = False
    key_features: Tuple[str, ...] = ()
    minimum_key_features: int = 5
    as_of: date = None
    risk_below: Decimal = Decimal(50)
    healthy_from: Decimal = Decimal(80)
    health_weights: Dict[str, Fraction] = field(default_factory=lambda: dict(
        login_frequency=Fraction(30), feature_use=Fraction(30), support_satisfaction=Fraction(20), renewal_intent=Fraction(20)))
    health_targets: Dict[str, Fraction] = field(default_factory=lambda: dict(
        login_frequency=Fraction(3), feature_use=Fraction(5), support_satisfaction=Fraction(1), renewal_intent=Fraction(1)))
    renewal_intent: Dict[str, Fraction] = field(default_factory=lambda: dict(
        prospecting=Fraction(1, 10), qualification=Fraction(3, 10), proposal=Fraction(6, 10), negotiation=Fraction(9, 10)))


# What a setting may be called in warehouse.json: its field here, and the names looked for, at any depth.
NAMES = {
    "time_zone": ("reporting_time_zone", "time_zone"),
    "currency": ("reporting_currency", "currency"),
    "high_arr": ("touch_tier_high_arr", "high_arr", "high"),
    "low_arr": ("touch_tier_low_arr", "low_arr", "low"),
    "lifetime_cap_months": ("ltv_cap_months", "lifetime_cap_months"),
    "yearly_discount_rate": ("yearly_discount_rate",),
    "cac_lag_months": ("cac_lag_months",),
    "cs_in_cost_of_revenue": ("cs_in_cost_of_revenue",),
    "key_features": ("key_features",),
    "minimum_key_features": ("minimum_key_features",),
    "as_of": ("as_of", "as_of_date"),
}

READERS = {
    "high_arr": lambda value: Decimal(str(value)),
    "low_arr": lambda value: Decimal(str(value)),
    "yearly_discount_rate": lambda value: Decimal(str(value)),
    "key_features": tuple,
    "as_of": date.fromisoformat,
}


def overlay(settings: Settings, document: dict) -> Settings:
    """The settings with those of a warehouse.json laid over; names it does not hold keep their value."""
    flat = _flatten(document)
    found = {}
    for field, names in NAMES.items():
        for name in names:
            if flat.get(name) is not None:
                found[field] = READERS.get(field, lambda value: value)(flat[name])
                break
    return replace(settings, **found)


def _flatten(document: dict) -> dict:
    flat = {}
    for name, value in document.items():
        if isinstance(value, dict):
            flat.update(_flatten(value))
        else:
            flat[name] = value
    return flat
