import unittest
from datetime import timedelta
from decimal import Decimal

from figures.health import Health
from figures.movements import all_movements
from figures.records import Opportunity, Source
from figures.settings import Settings
from tests.given import book, day, stretch


def health(stretches, as_of="2024-06-30", **source):
    of_book = book(as_of[:7], *stretches)
    return Health(Source(**source), list(stretches), of_book, all_movements(of_book), Settings(as_of=day(as_of)))


class HealthTests(unittest.TestCase):
    def test_four_parts_add_up(self):
        logins = {day(f"2024-06-{at:02}") for at in (3, 5, 10, 12, 17, 19)}
        usage = {one: set() for one in logins | {day("2024-01-02")}}
        usage[day("2024-06-02")] = {"e"}
        usage[day("2024-06-20")] = {"a", "b", "c", "d"}
        renewal = Opportunity("O", "A", "negotiation", day("2024-02-01"), None)
        of = health([stretch("A", 100, "2024-01-01")], usage={"A": usage}, logins={"A": logins},
                    ratings={"A": [(day("2024-04-02"), Decimal(5)), (day("2024-06-10"), Decimal(4)), (day("2024-04-01"), Decimal(3))]},
                    renewals={"A": {"O": [(day("2024-03-10"), renewal)]}})
        self.assertEqual(of.score("A", day("2024-06-30")), Decimal("74.5"))

    def test_less_than_half_known_is_no_score(self):
        of = health([stretch("A", 100, "2024-01-01")], usage={"A": {day("2024-01-02"): set()}}, ratings={"A": [(day("2024-01-20"), Decimal(5))]})
        self.assertIsNone(of.score("A", day("2024-01-28")))
        self.assertEqual(of.score("A", day("2024-01-31")), 25)

    def test_detection_looks_from_90_to_7_days_before(self):
        usage = {"X": {day("2024-01-02"): set()}}
        for end, expected in (("2024-06-09", 1), ("2024-06-08", 0)):
            of = health([stretch("X", 100, "2024-01-01"), stretch("E", 100, "2024-05-30", end)], usage=usage)
            self.assertEqual([row["detection_rate"] for row in of.rows()][-1], expected)

    def test_first_flag_of_an_account_that_churns_in_time_is_a_hit(self):
        flagged = day("2024-02-04")
        for days, expected in ((7, 1), (90, 1), (6, 0), (91, 0)):
            of = health([stretch("A", 100, "2024-01-01", (flagged + timedelta(days=days)).isoformat())], usage={"A": {day("2024-01-02"): set()}}, as_of="2024-06-30")
            self.assertEqual(next(row["detection_precision"] for row in of.rows() if row["month"] == "2024-02-01"), expected)


if __name__ == "__main__":
    unittest.main()
