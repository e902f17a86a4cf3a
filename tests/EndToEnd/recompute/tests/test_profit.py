import unittest
from decimal import Decimal
from fractions import Fraction

from figures.movements import all_movements
from figures.profit import GrossProfit
from figures.records import Cost, LedgerLine, Source
from figures.settings import Settings
from figures.spending import Spending
from figures.survival import Survival
from tests.given import book, month, stretch


class SurvivalTests(unittest.TestCase):
    def test_forty_accounts_of_two_cohorts_to_the_last_age_with_thirty_at_risk(self):
        """30 start in January, 10 in February; 4 of January's end in February (age 1), as known at March's end.

        Age 1: 40 at risk, 4 end: 0.9. Age 2: 26 of January's are at risk (February's are not so old): too few.
        """
        held = [stretch(f"J{n}", 100, "2024-01-01", "2024-02-10" if n < 4 else None) for n in range(30)]
        held += [stretch(f"F{n}", 100, "2024-02-01") for n in range(10)]
        of_book = book("2024-03", *held)
        found = Survival(of_book, all_movements(of_book))
        self.assertEqual([1, Fraction(9, 10)], found.curve(month("2024-03")))
        self.assertEqual([], found.curve(month("2023-12")))

    def test_the_ltv_discounts_each_age(self):
        """ARPA 1,000 × margin 50 %: 500 at age 0 and 500 × 0.9 ÷ 2 at age 1, where a year discounts by 2^12: 725."""
        of_book = book("2024-02", *(stretch(f"A{n}", 100, "2024-01-01", "2024-02-10" if n < 4 else None) for n in range(40)))
        at = month("2024-02")
        settings = Settings(yearly_discount_rate=Decimal(2 ** 12 - 1))
        rows = list(Survival(of_book, all_movements(of_book)).rows({at - 1: None, at: Fraction(1, 2)}, {at - 1: None, at: Fraction(1000)}, settings))
        self.assertIsNone(rows[0]["ltv_survival"])
        self.assertAlmostEqual(725, float(rows[1]["ltv_survival"]), places=9)


class GrossProfitTests(unittest.TestCase):
    def test_a_cohort_pays_back_at_the_age_when_its_profit_reaches_its_cost(self):
        """A, named by the ledger, brings 70 a month; B, not named, 100 × 60 % = 60: 130 a month for two, 260 by age 1, cost 250."""
        lines = [LedgerLine(month(at), line, "A", Decimal(amount), "JPY")
                 for at in ("2024-01", "2024-02") for line, amount in (("recurring_revenue", 100), ("cost_of_revenue", 30))]
        source = Source(ledger=lines, costs=[Cost(month("2024-01"), "sales", Decimal(250), "JPY")])
        of_book = book("2024-02", stretch("A", 100, "2024-01-01"), stretch("B", 100, "2024-01-01"))
        rows = [row for row in GrossProfit(of_book, source, Spending(source, of_book), lambda at: Fraction(3, 5)).rows() if row["cohort"] != "(all)"]
        self.assertEqual([(65, None), (130, 1)], [(row["cohort_gross_profit"], row["payback_realised"]) for row in rows])

    def test_an_unnamed_account_without_a_margin_cannot_be_observed(self):
        of_book = book("2024-01", stretch("B", 100, "2024-01-01"))
        rows = list(GrossProfit(of_book, Source(), Spending(Source(), of_book), lambda at: None).rows())
        self.assertEqual([None, None], [row["cohort_gross_profit"] for row in rows])
