import unittest
from datetime import date, datetime, timedelta, timezone

from figures.funnel import Funnel
from figures.journey import Journeys
from figures.lives import lives
from figures.movements import all_movements
from figures.records import Contract, Happening, Source
from figures.settings import Settings
from figures.stretches import begun, without_overlaps
from tests.given import book, day, members, stretch

AS_OF = "2024-12-31"


def funnel(stretches, usage=None, as_of=AS_OF, **delivered):
    source = Source(usage=usage, **delivered)
    settings = Settings(as_of=day(as_of))
    first = [found[0] for found in lives(stretches, settings.as_of).values()]
    of_book = book(as_of[:7], *stretches)
    return Funnel(first, Journeys(source, stretches, all_movements(of_book), settings), members(of_book), settings, usage is not None)


def counts(of, step, month="(all)", tier="(all)"):
    row = next(row for row in of.rows() if (row["entry_month"], row["touch_tier"], row["step"]) == (month, tier, step))
    return tuple(row[name] for name in ("entered", "converted", "late", "open", "lost"))


def reached(account, text, name="first_value"):
    return Happening(account, name, day(text))


class FunnelTests(unittest.TestCase):
    def test_each_outcome_of_the_first_step(self):
        """From 1 September: on day 30 (converted), on day 31 (late), never (lost), before the start (lost); ended on day 10 (lost);
        entered 30 days ago exactly (closed: lost) and 29 days ago (open)."""
        stretches = [stretch(account, 100, "2024-09-01") for account in "ABCD"] + [stretch("E", 100, "2024-09-01", "2024-09-11")]
        stretches += [stretch("F", 100, "2024-12-01"), stretch("G", 100, "2024-12-02")]
        found = funnel(stretches, milestones=[reached("A", "2024-10-01"), reached("B", "2024-10-02"), reached("D", "2024-08-31"), reached("E", "2024-09-20")])
        self.assertEqual((7, 1, 1, 1, 4), counts(found, "first_value"))
        self.assertEqual((5, 1, 1, 0, 3), counts(found, "first_value", "2024-09-01"))

    def test_who_is_late_goes_on_and_the_next_window_counts_from_the_entry(self):
        """Value on day 45 (late), onboarding on day 90 (converted); another on day 91 (late); a third before its value (lost)."""
        names = ("first_value", "onboarding_completed")
        days = {"A": (45, 90), "B": (10, 91), "C": (20, 15)}
        milestones = [Happening(account, name, date(2024, 1, 1) + timedelta(days=after))
                      for account, both in days.items() for name, after in zip(names, both)]
        found = funnel([stretch(account, 100, "2024-01-01") for account in days], milestones=milestones)
        self.assertEqual((3, 2, 1, 0, 0), counts(found, "first_value"))
        self.assertEqual((3, 1, 1, 0, 1), counts(found, "onboarding_completed"))

    def test_the_tier_is_that_at_entry(self):
        grown = [stretch("A", 10_000, "2024-01-10", "2024-03-01"), stretch("A", 900_000, "2024-03-01")]
        self.assertEqual((1, 0, 0, 0, 1), counts(funnel(grown, milestones=[reached("Z", "2024-01-01")]), "first_value", tier="tech"))

    def test_adopted_is_the_day_that_makes_twelve_active_days_and_five_features_in_28(self):
        """Every second day from 2 January: the twelfth is the 24th; five features by then. Then engaged 100 days later."""
        usage = {"A": {date(2024, 1, 2) + timedelta(days=2 * n): {f"f{n % 5}"} for n in range(40)}}
        found = funnel([stretch("A", 100, "2024-01-01")], usage=usage,
                       milestones=[reached("A", "2024-01-05"), reached("A", "2024-01-24", "onboarding_completed")],
                       engagements=[Happening("A", "nps", day("2024-05-03"))],
                       contracts=[Contract("C1", "A", day("2024-01-01"), day("2024-07-01"), None), Contract("C2", "A", day("2024-07-31"), None, "C1")])
        self.assertEqual((1, 1, 0, 0, 0), counts(found, "adopted"))
        self.assertEqual((1, 1, 0, 0, 0), counts(found, "engaged"))
        self.assertEqual((1, 1, 0, 0, 0), counts(found, "renewed"))
        self.assertEqual((1, 0, 0, 1, 0), counts(found, "expanded"))

    def test_expanded_is_the_rise_of_a_month_that_ends_higher(self):
        """Adopted on 24 January. In March 100 falls to 80 and rises to 90: a contraction. In May it rises to 120: expanded."""
        usage = {"A": {date(2024, 1, 2) + timedelta(days=2 * n): {f"f{n % 5}"} for n in range(12)}}
        days = ("2024-01-01", "2024-03-05", "2024-03-10", "2024-05-09", None)
        stretches = [stretch("A", amount, *days[n:n + 2]) for n, amount in enumerate((100, 80, 90, 120))]
        first = lives(stretches, day(AS_OF))["A"][0]
        journeys = Journeys(Source(usage=usage), stretches, all_movements(book("2024-12", *stretches)), Settings(as_of=day(AS_OF)))
        self.assertEqual((day("2024-01-24"), day("2024-05-09")), (journeys.adopted(first), journeys.expanded(first)))

    def test_adoption_needs_the_days_within_28(self):
        """Every third day: ten active days in any 28."""
        usage = {"A": {date(2024, 1, 2) + timedelta(days=3 * n): {"a", "b", "c", "d", "e"} for n in range(40)}}
        found = funnel([stretch("A", 100, "2024-01-01")], usage=usage,
                       milestones=[reached("A", "2024-01-05"), reached("A", "2024-01-06", "onboarding_completed")])
        self.assertEqual((1, 0, 0, 0, 1), counts(found, "adopted"))

    def test_onboarding_is_unknown_until_the_month_is_90_days_old(self):
        """October's last day is 61 days before the as-of, September's 92. Of September's two one completed on day 90."""
        stretches = [stretch("A", 100, "2024-09-01"), stretch("B", 100, "2024-09-01"), stretch("C", 100, "2024-10-01")]
        milestones = [reached("A", "2024-11-30", "onboarding_completed"), reached("B", "2024-12-01", "onboarding_completed"),
                      reached("C", "2024-10-02", "onboarding_completed")]
        found = {row["month"]: row["onboarding_completion"] for row in funnel(stretches, milestones=milestones).onboarding() if row["touch_tier"] == "(all)"}
        self.assertEqual({"2024-09-01": 0.5, "2024-10-01": None}, found)


class LifeTests(unittest.TestCase):
    def found(self, *stretches, as_of=AS_OF):
        return [(life.start.isoformat(), life.end and life.end.isoformat()) for life in lives(stretches, day(as_of))["A"]]

    def test_a_gap_of_thirty_days_is_bridged_one_of_31_is_not(self):
        first = stretch("A", 100, "2024-01-01", "2024-03-01")
        self.assertEqual([("2024-01-01", None)], self.found(first, stretch("A", 100, "2024-03-31")))
        self.assertEqual([("2024-01-01", "2024-03-01"), ("2024-04-01", None)], self.found(first, stretch("A", 100, "2024-04-01")))

    def test_an_end_that_lies_ahead_has_not_ended(self):
        self.assertEqual([("2024-01-01", None)], self.found(stretch("A", 100, "2024-01-01", "2025-01-01")))
        self.assertEqual([("2024-01-01", "2024-12-31")], self.found(stretch("A", 100, "2024-01-01", "2024-12-31")))


class StretchTests(unittest.TestCase):
    def test_of_two_rows_of_one_item_on_one_day_the_later_updated_stands(self):
        older = stretch("A", 100, "2024-01-01", updated_at=datetime(2024, 1, 1, tzinfo=timezone.utc))
        newer = stretch("A", 120, "2024-02-01", updated_at=datetime(2024, 2, 1, tzinfo=timezone.utc))
        apart = stretch("A", 90, "2023-01-01", "2024-01-01", updated_at=datetime(2023, 1, 1, tzinfo=timezone.utc))
        standing, rejected = without_overlaps([older, newer, apart])
        self.assertEqual(([120, 90], [100]), ([one.amount for one in standing], [one.amount for one in rejected]))

    def test_a_start_after_the_as_of_and_an_empty_stretch_are_out(self):
        kept = begun([stretch("A", 1, "2024-12-31"), stretch("B", 1, "2025-01-01"), stretch("C", 1, "2024-01-01", "2024-01-01")], day(AS_OF))
        self.assertEqual(["A"], [one.account for one in kept])
