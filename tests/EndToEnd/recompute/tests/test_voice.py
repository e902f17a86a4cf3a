import unittest
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from figures.records import Answer, Happening, Source
from figures.settings import Settings
from figures.voice import Voice
from tests.given import book, day, stretch


def answer(respondent, score, at, account="A"):
    return Answer(respondent + at, account, respondent, "nps", Decimal(score), datetime.fromisoformat(at), day(at))


def last_row(**source):
    of_book = book("2024-05", stretch("A", 100, "2024-01-01"))
    return list(Voice(Source(**source), of_book, Settings(as_of=day("2024-05-31"))).rows())[-1]


class VoiceTests(unittest.TestCase):
    def test_a_referral_counts_from_the_first_of_the_twelve_months(self):
        for at, rate in (("2023-06-01", 1), ("2023-05-31", 0), ("2024-05-31", 1)):
            self.assertEqual(last_row(answers=[answer("P", 9, "2024-05-10")], referrals=[Happening("A", "", day(at))])["promoter_referral_rate"], rate)

    def test_the_last_answer_of_a_respondent_counts(self):
        answers = [answer("P", 9, "2024-05-02"), answer("P", 8, "2024-05-20"), answer("Q", 10, "2024-05-03"), answer("R", 9, "2024-05-03", "B")]
        self.assertEqual(last_row(answers=answers, referrals=[Happening("A", "", day("2024-02-01"))])["promoter_referral_rate"], Fraction(1, 2))

    def test_sessions_of_one_day_count_once_with_their_mean(self):
        # 15 minutes, 5, and from the fourth of May on only; the median of 15 and 5 is 10.
        sessions = {"A": {(day("2024-05-10"), "U"): [Decimal(600), Decimal(1200)], (day("2024-05-04"), "U"): [Decimal(300)], (day("2024-05-03"), "U"): [Decimal(6000)]}}
        self.assertEqual(last_row(sessions=sessions)["session_minutes"], 10)


if __name__ == "__main__":
    unittest.main()
