import unittest
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from figures.readiness import Readiness
from figures.records import Answer, Deal, Source
from figures.settings import Settings
from tests.given import book, day, stretch

END = day("2024-06-30")


class Score:
    def __init__(self, score):
        self._score = Decimal(score)

    def score(self, account, at):
        return self._score


def ready(score=85, csat=(4,), users=4, seats=5, features=(), deals=(), asked="2024-06-01"):
    item = replace(stretch("A", 100, "2024-01-01"), seats=seats)
    source = Source(
        usage={"A": {END: set(features)}}, users={"A": {END: {f"U{at}" for at in range(users)}}}, deals=list(deals),
        answers=[Answer(f"R{at}", "A", f"P{at}", "csat", Decimal(one), datetime.fromisoformat(asked), day(asked)) for at, one in enumerate(csat)])
    return list(Readiness(source, [item], book("2024-06", item), Score(score), Settings(as_of=END)).rows())[-1]["upsell_ready_accounts"]


class ReadinessTests(unittest.TestCase):
    def test_healthy_content_and_using_is_ready(self):
        self.assertEqual((ready(), ready(score="79.9"), ready(csat=(4, 3)), ready(users=3)), (1, 0, 0, 0))

    def test_five_features_do_instead_of_seats(self):
        self.assertEqual((ready(users=0, features="abcde"), ready(users=0, features="abcd")), (1, 0))

    def test_answers_of_ninety_days_count(self):
        self.assertEqual((ready(asked="2024-04-02"), ready(asked="2024-04-01")), (1, 0))

    def test_who_is_being_sold_to_is_not_ready(self):
        deal = Deal("A", "upsell", "cs", Decimal(1), "JPY", day("2024-06-01"), None, False)
        self.assertEqual((ready(deals=[deal]), ready(deals=[replace(deal, closed=END)]), ready(deals=[replace(deal, kind="renewal")])), (0, 1, 1))


if __name__ == "__main__":
    unittest.main()
