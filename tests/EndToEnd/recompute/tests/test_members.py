import unittest

from tests.given import book, members, month, stretch


class TierTests(unittest.TestCase):
    def test_ten_million_a_year_is_high_although_its_monthly_amount_is_rounded_down(self):
        held = book("2024-01", stretch("A", 10_000_000, "2024-01-01", months=12), stretch("B", 9_999_999, "2024-01-01", months=12),
                    stretch("C", 999_999, "2024-01-01", months=12), stretch("D", 1_000_000, "2024-01-01", months=12))
        tiers = members(held)
        self.assertEqual(["high", "low", "tech", "low"], [tiers.tier(account, month("2024-01")) for account in "ABCD"])

    def test_an_account_at_zero_keeps_its_last_tier(self):
        held = book("2024-04", stretch("A", 100_000, "2024-01-01", "2024-02-01"), stretch("B", 100_000, "2024-01-01", paused=("2024-02-01", None)))
        tiers = members(held)
        self.assertEqual(["low", "low"], [tiers.tier(account, month("2024-04")) for account in "AB"])

    def test_the_tier_of_the_crm_wins_from_the_day_it_is_known(self):
        held = book("2024-03", stretch("A", 100_000, "2024-01-01"))
        tiers = members(held, tiers={"A": [("2024-01-31", None), ("2024-02-29", "high"), ("2024-04-01", "tech")]})
        self.assertEqual(["low", "high", "high"], [tiers.tier("A", month(at)) for at in ("2024-01", "2024-02", "2024-03")])

    def test_the_first_version_holds_for_all_time_before(self):
        held = book("2024-01", stretch("A", 100_000, "2024-01-01"))
        self.assertEqual("tech", members(held, tiers={"A": [("2024-06-30", "tech")]}).tier("A", month("2024-01")))

    def test_an_account_that_never_paid_is_of_no_tier(self):
        held = book("2024-01", stretch("A", 100, "2024-01-05", "2024-01-20"))
        self.assertIsNone(members(held).tier("A", month("2024-01")))
