import unittest
from decimal import Decimal

from figures.cohorts import cohorts
from figures.money import text
from figures.movements import all_movements
from figures.retention import retention
from tests.given import book, members, stretch


def rows(of_book, window, tier="(all)"):
    return {row["month"]: row for row in retention(of_book, members(of_book), all_movements(of_book))
            if row["window"] == window and row["touch_tier"] == tier}


class RetentionTests(unittest.TestCase):
    def test_twelve_accounts_585_to_410_with_340_kept(self):
        """Lost 100 + 85 + 60 = 245; 40 → 110; seven of 40 and one of 20 unchanged; a newcomer of 500 never enters."""
        year_end = "2019-12-10"
        stretches = [stretch(f"L{amount}", amount, "2018-12-01", year_end) for amount in (100, 85, 60)]
        stretches += [stretch("G", 40, "2018-12-01", year_end), stretch("G", 110, year_end)]
        stretches += [stretch(f"K{number}", 40, "2018-12-01") for number in range(7)]
        stretches += [stretch("K7", 20, "2018-12-01"), stretch("N", 500, "2019-03-01")]
        row = rows(book("2019-12", *stretches), 12)["2019-12-01"]
        self.assertEqual((12, 585, 410, 340, 3), tuple(row[name] for name in (
            "opening_accounts", "opening_mrr", "closing_mrr", "kept_mrr", "lost_accounts")))
        self.assertEqual("0.700854700855", text(row["nrr"]))
        self.assertEqual("0.581196581197", text(row["grr"]))
        self.assertEqual("0.25", text(row["logo_churn"]))

    def test_a_paused_account_is_at_zero_and_not_lost(self):
        row = rows(book("2024-02", stretch("A", 100, "2024-01-01", paused=("2024-02-10", None)), stretch("B", 300, "2024-01-01")), 1)["2024-02-01"]
        self.assertEqual(("0.75", "0.75", "0"), tuple(text(row[name]) for name in ("nrr", "grr", "logo_churn")))

    def test_the_tier_is_that_of_the_opening(self):
        """100,000 a month (low) falls to 10,000 (tech): low's loss."""
        fallen = book("2024-02", stretch("A", 100_000, "2024-01-01", "2024-02-01"), stretch("A", 10_000, "2024-02-01"))
        self.assertEqual("0.1", text(rows(fallen, 1, "low")["2024-02-01"]["nrr"]))
        self.assertEqual({}, rows(fallen, 1, "tech"))

    def test_upsell_rate_counts_accounts_of_the_opening_once(self):
        """A is upsold twice, B not at all; C, new in the window, is upsold and does not count."""
        steps = ("2024-01-01", "2024-03-01", "2024-05-01", None)
        stretches = [stretch("A", 100 + 10 * n, steps[n], steps[n + 1]) for n in range(3)] + [stretch("B", 100, "2024-01-01")]
        stretches += [stretch("C", 50, "2024-06-01", "2024-08-01"), stretch("C", 60, "2024-08-01")]
        row = rows(book("2025-01", *stretches), 12)["2025-01-01"]
        self.assertEqual((1, "0.5", "0"), (row["upsell_accounts"], text(row["upsell_rate"]), text(row["cross_sell_rate"])))


class CohortTests(unittest.TestCase):
    def test_the_mean_is_weighted_and_of_cohorts_old_enough(self):
        """January: A 100, B 300; B leaves in February and returns in March at 200. February: C 600 → 540 in March."""
        held = book("2024-03", stretch("A", 100, "2024-01-01"),
                    stretch("B", 300, "2024-01-01", "2024-02-10"), stretch("B", 200, "2024-03-10", item="B-2"),
                    stretch("C", 600, "2024-02-01", "2024-03-01"), stretch("C", 540, "2024-03-01"))
        found = {(row["cohort"], row["age"]): row for row in cohorts(held, all_movements(held))}
        january = found["2024-01-01", 2]
        self.assertEqual(("1", "0.75"), (text(january["logo_retention"]), text(january["mrr_retention"])))
        self.assertEqual(("0.5", "0.25"), (text(january["logo_retention_unbroken"]), text(january["mrr_retention_unbroken"])))
        mean = found["(all)", 1]
        # Accounts (1 + 1) of (2 + 1); MRR (100 + 540) of (400 + 600).
        self.assertEqual((text(Decimal(2)), "0.666666666667", "0.64"),
                         (text(mean["retained_accounts"]), text(mean["logo_retention"]), text(mean["mrr_retention"])))
        self.assertEqual(2, found["(all)", 2]["cohort_accounts"])
        self.assertNotIn(("2024-02-01", 2), found)
