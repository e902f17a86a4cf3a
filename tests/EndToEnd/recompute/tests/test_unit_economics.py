import unittest
from decimal import Decimal
from fractions import Fraction

from figures.money import text
from figures.movements import all_movements
from figures.populations import ACQUIRED, HELD, Populations
from figures.records import Cost, LedgerLine, Source
from figures.settings import Settings
from figures.spending import Spending
from figures.unit_economics import UnitEconomics, product
from tests.given import book, members, month, stretch


def cost(at, amount, category="marketing", **member):
    return Cost(month(at), category, Decimal(amount), "JPY", **member)


def ledger(at, line, amount, account=None):
    return LedgerLine(month(at), line, account, Decimal(amount), "JPY")


def economics(of_book, costs=(), lines=(), settings=Settings(), **attributes):
    source = Source(costs=list(costs), ledger=list(lines))
    populations = Populations(of_book, members(of_book, **attributes), all_movements(of_book))
    return UnitEconomics(of_book, populations, Spending(source, of_book), settings)


def row(of, at, cut="(all)", member="(all)"):
    return next(one for one in of.rows() if (one["month"], one["cut"], one["member"]) == (at + "-01", cut, member))


def year(line, amount):
    return [ledger(f"2024-{number:02}", line, amount) for number in range(1, 13)]


class LifetimeTests(unittest.TestCase):
    def test_worked_ltv_of_24_and_36_months(self):
        for months, ltv in ((24, 1_680_000), (36, 2_520_000)):
            lifetime = economics(book("2024-01", stretch("A", 1, "2024-01-01"))).lifetime(Fraction(1, months))
            self.assertEqual(ltv, product(100_000, lifetime, Decimal("0.7")))

    def test_ltv_of_a_year_with_one_churn_in_24_openings_is_capped_arpa_times_margin(self):
        """Two accounts open twelve steps (24 openings), one ends in the last: churn 1 ÷ 24, ARPA 100,000, margin 70 %: 1,680,000."""
        held = book("2024-12", stretch("A", 100_000, "2023-12-01"), stretch("B", 100_000, "2023-12-01", "2024-12-05"))
        found = row(economics(held, lines=year("recurring_revenue", 1000) + year("cost_of_revenue", 300)), "2024-12")
        self.assertEqual(("100000", "24", "0.7", "1680000"), tuple(text(found[name]) for name in ("arpa", "lifetime", "gross_margin", "ltv")))
        self.assertEqual(0, found["lifetime_capped"])

    def test_no_churn_is_capped_and_a_window_not_whole_is_none(self):
        held = economics(book("2024-12", stretch("A", 100, "2023-12-01")))
        self.assertEqual((60, 1), (row(held, "2024-12")["lifetime"], row(held, "2024-12")["lifetime_capped"]))
        self.assertIsNone(row(held, "2024-11")["mean_churn"])

    def test_churn_is_of_the_tier_at_each_opening_and_for_ltv_cac_of_that_at_acquisition(self):
        """B is acquired tech, grows to low in June, ends in December: churn of low; of those acquired as tech."""
        held = book("2024-12", stretch("A", 100_000, "2023-11-01"), stretch("B", 10_000, "2023-11-01", "2024-06-01"),
                    stretch("B", 90_000, "2024-06-01", "2024-12-05"), stretch("C", 10_000, "2023-11-01"))
        found = economics(held)
        at = month("2024-12")
        # Low opens A in 12 steps and B in 6 (June to November ends): 1 ÷ 18. Acquired as tech: B and C in 12 each: 1 ÷ 24.
        self.assertEqual(Fraction(1, 18), found.mean_churn(at, "touch_tier", "low", HELD))
        self.assertEqual(0, found.mean_churn(at, "touch_tier", "tech", HELD))
        self.assertEqual(Fraction(1, 24), found.mean_churn(at, "touch_tier", "tech", ACQUIRED))


class MarginTests(unittest.TestCase):
    HELD = book("2024-12", stretch("A", 1000, "2024-01-01"))

    def test_the_control_total_stands_for_its_accounts(self):
        lines = year("recurring_revenue", 1000) + year("cost_of_revenue", 250) + [ledger("2024-12", "recurring_revenue", 400, "A")]
        self.assertEqual(Fraction(3, 4), economics(self.HELD, lines=lines).margin(month("2024-12")).rate)

    def test_without_a_ledger_costs_and_mrr_estimate_it(self):
        costs = [cost(f"2024-{number:02}", 400, "cost_of_revenue") for number in range(1, 13)]
        found = economics(self.HELD, costs).margin(month("2024-12"))
        self.assertEqual((Fraction(3, 5), True), (found.rate, found.estimated))

    def test_without_either_and_before_twelve_months_there_is_none(self):
        lines = year("recurring_revenue", 1000) + year("cost_of_revenue", 250)
        self.assertIsNone(economics(self.HELD).margin(month("2024-12")).rate)
        self.assertIsNone(economics(self.HELD, lines=lines).margin(month("2024-11")).rate)

    def test_customer_success_is_inside_when_the_setting_says_so(self):
        lines = year("recurring_revenue", 1000) + year("cost_of_revenue", 250) + year("customer_success", 50)
        found = economics(self.HELD, lines=lines, settings=Settings(cs_in_cost_of_revenue=True))
        self.assertEqual(Fraction(7, 10), found.margin(month("2024-12")).rate)


class CacTests(unittest.TestCase):
    CHANNELS = {"A": "web", "B": "web", "C": "web", "D": "event"}

    def setUp(self):
        self.held = book("2024-03", *(stretch(account, 100, f"2024-0{number}-01") for account, number in zip("ABCD", (1, 2, 3, 3))))
        self.costs = [cost("2024-01", 300, channel="web"), cost("2024-02", 500, channel="event"), cost("2024-03", 400, "sales")]

    def test_cost_without_a_channel_is_spread_by_new_accounts(self):
        """web 300 + 400 × 3 ÷ 4 = 600 for three; event 500 + 100 = 600 for one; in all 1,200 for four."""
        found = economics(self.held, self.costs, acquisition_channel=self.CHANNELS)
        expected = {("channel", "web"): ("600", "200", "100"), ("channel", "event"): ("600", "600", "500"), ("(all)", "(all)"): ("1200.0000", "300", "300")}
        for (cut, member), figures in expected.items():
            got = row(found, "2024-03", cut, member)
            self.assertEqual(figures, tuple(text(got[name]) for name in ("sm_cost", "cac", "cac_unallocated")))

    def test_the_ledger_is_the_authority_for_the_total(self):
        lines = [ledger("2024-01", "sales", 1000), ledger("2024-02", "marketing", 600)]
        self.assertEqual(400, row(economics(self.held, self.costs, lines), "2024-03")["cac"])

    def test_three_months_must_be_whole_and_somebody_new(self):
        self.assertIsNone(row(economics(self.held, self.costs), "2024-02")["cac"])
        quiet = book("2024-04", stretch("A", 100, "2024-01-01"))
        self.assertIsNone(row(economics(quiet, self.costs), "2024-04")["cac"])

    def test_a_lag_takes_the_cost_of_earlier_months(self):
        costs = [cost(at, 40) for at in ("2023-12", "2024-01", "2024-02")] + [cost("2024-03", 9999)]
        self.assertEqual(30, row(economics(self.held, costs, settings=Settings(cac_lag_months=1)), "2024-03")["cac"])

    def test_payback_is_cac_over_the_margin_of_the_new_accounts_own_arpa(self):
        """CAC 300; ARPA of the new 100; margin 75 % over twelve months: 4 months."""
        lines = [ledger(f"2023-{n:02}", line, amount) for n in range(4, 13) for line, amount in (("recurring_revenue", 4), ("cost_of_revenue", 1))]
        lines += [ledger(f"2024-{n:02}", line, amount) for n in range(1, 4) for line, amount in (("recurring_revenue", 4), ("cost_of_revenue", 1))]
        self.assertEqual(4, row(economics(self.held, self.costs, lines), "2024-03")["payback_months"])
