import unittest
from datetime import date
from decimal import Decimal
from fractions import Fraction

from figures.money import annualised, per_month, ratio, text
from figures.months import closing_month, label, last_day
from tests.given import month


class MoneyTests(unittest.TestCase):
    def test_per_month_a_half_goes_away_from_zero(self):
        self.assertEqual(Decimal("0.3333"), per_month(Decimal(1), 3))
        self.assertEqual(Decimal("0.0001"), per_month(Decimal("0.0006"), 12))
        self.assertEqual(Decimal("-0.0001"), per_month(Decimal("-0.0006"), 12))

    def test_annualised_multiplies_first(self):
        self.assertEqual(Decimal(10_000_000), annualised(Decimal(10_000_000), 12))
        self.assertEqual(Decimal("9999999.9996"), 12 * per_month(Decimal(10_000_000), 12))

    def test_ratio_of_nothing_is_none(self):
        self.assertIsNone(ratio(1, 0))
        self.assertIsNone(ratio(None, 5))
        self.assertEqual(Fraction(1, 3), ratio(Decimal("1.0"), 3))

    def test_text_a_fraction_has_twelve_digits(self):
        self.assertEqual("0.333333333333", text(Fraction(1, 3)))
        self.assertEqual("", text(None))
        self.assertEqual("410.0000", text(Decimal("410.0000")))


class MonthTests(unittest.TestCase):
    def test_closing_month_counts_a_month_that_ends_on_the_as_of(self):
        self.assertEqual("2024-02-01", label(closing_month(date(2024, 2, 29))))
        self.assertEqual("2024-01-01", label(closing_month(date(2024, 2, 28))))

    def test_last_day_of_a_leap_february(self):
        self.assertEqual(date(2024, 2, 29), last_day(month("2024-02")))
