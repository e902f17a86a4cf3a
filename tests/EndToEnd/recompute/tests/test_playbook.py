import unittest
from decimal import Decimal

from figures.lives import lives
from figures.playbook import ALL, Playbook, later
from figures.records import Contract, Happening, Source
from figures.settings import Settings
from tests.given import book, day, members, stretch


class Scores:
    """Scores of Sundays, as given."""

    def __init__(self, *scores):
        self._scores = [(day(at), Decimal(score)) for at, score in scores]

    def weekly(self, account):
        return self._scores


def steps(tier, touches, closing, start="2024-01-10", end=None, scores=(), contracts=()):
    """Due and in time, by month, of all tiers."""
    stretches = [stretch("A", 100, start, end)]
    of_book, settings = book(closing, *stretches), Settings(as_of=day("2024-12-31"))
    source = Source(touchpoints=[Happening("A", kind, day(at)) for kind, at in touches], contracts=list(contracts))
    playbook = Playbook(source, lives(stretches, settings.as_of), of_book, members(of_book, {"A": [("2020-01-01", tier)]}), Scores(*scores), settings)
    return {row["month"][:7]: (row["playbook_steps_due"], row["playbook_steps_on_time"]) for row in playbook.rows() if row["touch_tier"] == ALL}


class PlaybookTests(unittest.TestCase):
    def test_kickoff_is_in_time_until_the_fourteenth_day(self):
        self.assertEqual(steps("high", [("kickoff", "2024-01-24")], "2024-01")["2024-01"], (1, 1))
        self.assertEqual(steps("high", [("kickoff", "2024-01-25")], "2024-01")["2024-01"], (1, 0))

    def test_meetings_follow_the_start(self):
        # From 10 January: by 9 February, by 9 March; the review of 30 days is due on 9 February too, that of 60 on 10 March.
        found = steps("high", [("monthly_meeting", "2024-02-09"), ("monthly_meeting", "2024-02-10")], "2024-03")
        self.assertEqual((found["2024-02"], found["2024-03"]), ((2, 1), (2, 1)))

    def test_nothing_is_owed_once_the_life_has_ended(self):
        # From 1 January to 15 May: one check-in, by 31 March.
        found = steps("low", [("check_in", "2024-03-31")], "2024-12", "2024-01-01", "2024-05-15")
        self.assertEqual({month: counts for month, counts in found.items() if counts[0]}, {"2024-03": (1, 1)})

    def test_guide_follows_the_first_sunday_at_risk_in_four_weeks(self):
        # 4 February, still on the 11th: one guide, by the 18th; again on 14 April: by the 28th.
        found = steps("tech", [("email", "2024-02-18")], "2024-04", "2023-01-01", scores=[("2024-02-04", 40), ("2024-02-11", 40), ("2024-04-14", 40), ("2024-04-21", 60)])
        self.assertEqual((found["2024-02"], found["2024-03"], found["2024-04"]), ((1, 1), (0, 0), (1, 0)))

    def test_report_is_due_sixty_days_before_the_term(self):
        # Until 1 July: from 2 April to 2 May.
        for at, on_time in (("2024-04-01", 0), ("2024-04-02", 1), ("2024-05-02", 1), ("2024-05-03", 0)):
            found = steps("tech", [("email", at)], "2024-06", "2023-07-01", contracts=[Contract("C", "A", day("2023-07-01"), day("2024-07-01"), None)])
            self.assertEqual(found["2024-05"], (1, on_time))

    def test_later_stops_at_a_short_months_end(self):
        self.assertEqual(later(day("2024-01-31"), 1), day("2024-02-29"))


if __name__ == "__main__":
    unittest.main()
