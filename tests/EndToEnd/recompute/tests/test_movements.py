import unittest
from datetime import date
from decimal import Decimal

from figures.bridge import bridge
from figures.movements import all_movements, movements
from tests.given import book, members, month, stretch


def found(of_book, at, account="A"):
    """Kind and amount of every movement row of an account in a month."""
    return [(one.kind, one.amount) for one in movements(of_book, account, month(at))]


class MovementTests(unittest.TestCase):
    def test_an_end_on_the_first_of_april_is_churn_of_april_one_on_the_last_of_march_of_march(self):
        april = book("2024-06", stretch("A", 100, "2024-01-10", "2024-04-01"))
        march = book("2024-06", stretch("A", 100, "2024-01-10", "2024-03-31"))
        self.assertEqual([("new", 100)], found(april, "2024-01"))
        self.assertEqual([], found(april, "2024-03"))
        self.assertEqual([("churn", -100)], found(april, "2024-04"))
        self.assertEqual([("churn", -100)], found(march, "2024-03"))

    def test_a_return_is_reactivation_and_not_new(self):
        returned = book("2024-06", stretch("A", 100, "2024-01-01", "2024-03-01"), stretch("A", 70, "2024-05-01", item="A-2"))
        self.assertEqual([("reactivation", 70)], found(returned, "2024-05"))

    def test_a_life_inside_one_month_leaves_the_later_start_new(self):
        returned = book("2024-06", stretch("A", 100, "2024-01-05", "2024-01-20"), stretch("A", 70, "2024-05-01", item="A-2"))
        self.assertEqual([], found(returned, "2024-01"))
        self.assertEqual([("new", 70)], found(returned, "2024-05"))

    def test_expansion_is_split_over_the_products_that_rose(self):
        """Core 100 → 160 (+60, held: upsell), Plus 0 → 30 (+30, not held: cross-sell), Old 20 → 5 (−15): expansion 75 = 50 + 25."""
        grown = book(
            "2024-03",
            stretch("A", 100, "2024-01-01", "2024-03-01"), stretch("A", 160, "2024-03-01"),
            stretch("A", 20, "2024-01-01", "2024-03-01", item="A-2", product="Old"), stretch("A", 5, "2024-03-01", item="A-2", product="Old"),
            stretch("A", 30, "2024-03-15", item="A-3", product="Plus"))
        self.assertEqual([("upsell", 50), ("cross_sell", 25)], found(grown, "2024-03"))
        self.assertEqual([1, 0], [one.accounts for one in movements(grown, "A", month("2024-03"))])

    def test_the_split_adds_up_where_thirds_do_not(self):
        """+10 in three equal parts beside a fall of 20: 3.3333 twice and 3.3334."""
        grown = book(
            "2024-02", stretch("A", 20, "2024-01-01", "2024-02-01"),
            *(stretch("A", 10, "2024-02-01", item=f"A-{product}", product=product) for product in ("P", "Q", "R")))
        self.assertEqual([Decimal("3.3334"), Decimal("3.3333"), Decimal("3.3333")], [amount for _, amount in found(grown, "2024-02")])

    def test_a_product_last_held_twelve_months_ago_is_upsell_thirteen_months_ago_cross_sell(self):
        def regained(plus_ended):
            return book("2024-02", stretch("A", 100, "2022-01-01"),
                        stretch("A", 10, "2022-01-01", plus_ended, item="A-2", product="Plus"),
                        stretch("A", 10, "2024-02-01", item="A-3", product="Plus"))
        self.assertEqual([("upsell", 10)], found(regained("2023-03-01"), "2024-02"))
        self.assertEqual([("cross_sell", 10)], found(regained("2023-02-28"), "2024-02"))

    def test_a_contraction_is_negative(self):
        self.assertEqual([("contraction", -40)], found(
            book("2024-02", stretch("A", 100, "2024-01-01", "2024-02-01"), stretch("A", 60, "2024-02-01")), "2024-02"))


class PauseTests(unittest.TestCase):
    def test_pause_and_resume_of_the_only_item_are_no_churn(self):
        paused = book("2024-06", stretch("A", 100, "2024-01-01", paused=("2024-03-10", "2024-05-01")))
        self.assertEqual([("pause", -100)], found(paused, "2024-03"))
        self.assertEqual([], found(paused, "2024-04"))
        self.assertEqual([("resume", 100)], found(paused, "2024-05"))

    def test_a_pause_beside_an_expansion_of_another_item(self):
        """A-1 of 100 pauses, A-2 goes from 50 to 80: pause −100 and upsell 30, although MRR falls from 150 to 80."""
        mixed = book("2024-02", stretch("A", 100, "2024-01-01", paused=("2024-02-10", None)),
                     stretch("A", 50, "2024-01-01", "2024-02-01", item="A-2"), stretch("A", 80, "2024-02-01", item="A-2"))
        self.assertEqual([("pause", -100), ("upsell", 30)], found(mixed, "2024-02"))

    def test_a_price_raised_on_return_is_resume_and_upsell(self):
        raised = book("2024-03", stretch("A", 100, "2024-01-01", "2024-03-01", paused=("2024-02-01", None)), stretch("A", 130, "2024-03-01"))
        self.assertEqual([("resume", 100), ("upsell", 30)], found(raised, "2024-03"))

    def test_an_end_while_paused_is_churn_of_nothing_that_still_counts(self):
        ended = book("2024-04", stretch("A", 100, "2024-01-01", "2024-03-15", paused=("2024-02-10", None)))
        self.assertEqual([("churn", 0)], found(ended, "2024-03"))
        self.assertEqual([1], [one.accounts for one in movements(ended, "A", month("2024-03"))])

    def test_paused_from_the_start_is_new_when_it_first_pays(self):
        late = book("2024-03", stretch("A", 100, "2024-01-10", paused=("2024-01-10", "2024-03-01")))
        self.assertEqual([], found(late, "2024-01"))
        self.assertEqual([("new", 100)], found(late, "2024-03"))


class ForeignCurrencyTests(unittest.TestCase):
    def test_movements_are_of_the_rate_before_and_fx_keeps_the_bridge(self):
        """USD 10 → 12; 140 then 150 yen: expansion 2 × 140 = 280, fx 12 × 10 = 120; 1,400 + 280 + 120 = 1,800."""
        rates = {"USD": {date(2024, 1, 31): Decimal(140), date(2024, 2, 29): Decimal(150)}}
        dollars = book("2024-02", stretch("A", 10, "2024-01-01", "2024-02-01", currency="USD"),
                       stretch("A", 12, "2024-02-01", currency="USD"), rates=rates)
        self.assertEqual([("new", 1400)], found(dollars, "2024-01"))
        self.assertEqual([("upsell", 280), ("fx", 120)], found(dollars, "2024-02"))
        self.assertEqual(1800, dollars.mrr("A", month("2024-02")))


class BridgeTests(unittest.TestCase):
    def test_an_account_that_grows_into_a_tier_is_transferred_there(self):
        """50,000 (tech) to 90,000 (1,080,000 a year: low): 40,000 upsell booked in tech, then 90,000 out of tech into low."""
        grown = book("2024-02", stretch("A", 50_000, "2024-01-01", "2024-02-01"), stretch("A", 90_000, "2024-02-01"))
        rows = {(row["month"], row["touch_tier"]): row for row in bridge(grown, members(grown), all_movements(grown))}
        tech, low = rows["2024-02-01", "tech"], rows["2024-02-01", "low"]
        self.assertEqual((50_000, 40_000, -90_000, 0), tuple(tech[name] for name in ("opening", "upsell", "transfer_out", "closing")))
        self.assertEqual((0, 90_000, 90_000), tuple(low[name] for name in ("opening", "transfer_in", "closing")))
