import gzip
import json
import tempfile
import unittest
from datetime import date
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from figures.standard import StandardReader

TOKYO = ZoneInfo("Asia/Tokyo")


class StandardTests(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def deliver(self, path, text, extracted_at=None, complete=True):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".gz"):
            file.write_bytes(gzip.compress(text.encode()))
        else:
            file.write_text(text, encoding="utf-8")
        if extracted_at:
            manifest = {"extracted_at": extracted_at, "files": [file.name], "complete": complete}
            (file.parent / "_manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    def read(self):
        return StandardReader(self.folder, TOKYO, "JPY").read()

    def test_subscriptions_a_later_update_supersedes_and_a_later_extraction_breaks_the_tie(self):
        head = "subscription_id,account_id,product,start_date,amount,billing_months,updated_at\n"
        self.deliver("subscriptions/1/a.csv", head + "S1,A,Core,2024-01-01,100,1,2024-01-05T00:00:00Z\nS2,A,Core,2024-01-01,7,1,2024-01-05T00:00:00Z\n",
                     "2024-01-31T15:00:00Z")
        self.deliver("subscriptions/2/a.csv.gz", head + "S1,A,Core,2024-01-01,90,1,2024-01-04T00:00:00Z\nS2,A,Core,2024-01-01,8,1,2024-01-05T00:00:00Z\n",
                     "2024-02-29T15:00:00Z")
        amounts = {stretch.item: stretch.amount for stretch in self.read().stretches}
        self.assertEqual({"S1": Decimal(100), "S2": Decimal(8)}, amounts)

    def test_a_row_missing_from_a_complete_delivery_is_deleted_from_another_not(self):
        head = "subscription_id,account_id,product,start_date,amount,billing_months\n"
        for complete, left in ((True, {"S2"}), (False, {"S1", "S2"})):
            self.deliver("subscriptions/1/a.csv", head + "S1,A,Core,2024-01-01,1,1\nS2,A,Core,2024-01-01,1,1\n", "2024-01-31T15:00:00Z")
            self.deliver("subscriptions/2/a.csv", head + "S2,A,Core,2024-01-01,1,1\n", "2024-02-29T15:00:00Z", complete)
            self.assertEqual(left, {stretch.item for stretch in self.read().stretches})

    def test_rows_that_break_a_rule_are_left_out(self):
        head = "subscription_id,account_id,product,start_date,end_date,amount,billing_months,is_trial,unheard_of\n"
        good = "".join(f"S{n},A,Core,2024-01-01,,1,1,,x\n" for n in range(30))
        bad = "B1,A,Core,2024-01-02,2024-01-01,1,1,,\nB2,,Core,2024-01-02,,1,1,,\nB3,A,Core,someday,,1,1,,\n"
        self.deliver("subscriptions/a.csv", head + good + bad)
        source = self.read()
        self.assertEqual(30, len(source.stretches))
        self.assertFalse(source.stretches[0].is_trial)
        self.assertIn("subscriptions: 3 of 33 rows rejected", source.notes)

    def test_a_delivery_above_ten_percent_rejects_fails_whole(self):
        self.deliver("subscriptions/a.csv", "subscription_id,account_id,product,start_date,amount,billing_months\nS1,,Core,2024-01-01,1,1\n")
        with self.assertRaisesRegex(SystemExit, "1 of 1 rows"):
            self.read()

    def test_accounts_keep_their_history(self):
        head = "account_id,account_name,created_at,touch_tier\n"
        self.deliver("accounts/1/accounts.csv", head + "A,Alpha,2024-01-01,low\n", "2024-01-31T14:00:00Z")
        self.deliver("accounts/2/accounts.csv", head + "A,Alpha,2024-01-01,high\n", "2024-02-29T16:00:00Z")
        self.deliver("accounts/3/accounts.csv", head + "B,Beta,2024-01-01,\n", "2024-03-31T14:00:00Z")
        known = [(version.known_on, version.attributes and version.attributes["touch_tier"]) for version in self.read().accounts["A"]]
        # 16:00 UTC of 29 February is 1 March in Tokyo; the third delivery, complete, no longer has A.
        self.assertEqual([(date(2024, 1, 31), "low"), (date(2024, 3, 1), "high"), (date(2024, 3, 31), None)], known)

    def test_a_timestamp_is_the_day_it_falls_on_in_the_reporting_zone(self):
        self.deliver("milestones/a.jsonl", "\n".join(json.dumps({"milestone_id": n, "account_id": "A", "name": "kickoff", "completed_at": at})
                                                     for n, at in enumerate(("2024-01-01T15:00:00Z", "2024-01-01T23:59:59", "2024-01-01 20:00:00-05:00", ""))))
        self.assertEqual([date(2024, 1, 2), date(2024, 1, 1), date(2024, 1, 2)], [milestone.day for milestone in self.read().milestones])

    def test_usage_is_features_by_day_or_left_out_where_it_is_parquet(self):
        head = "event_id,account_id,user_id,occurred_at,event,feature\n"
        self.deliver("usage_events/a.csv.gz", head + "1,A,U,2024-01-01T10:00:00,login,\n2,A,U,2024-01-01T11:00:00,feature,export\n2,A,U,2024-01-01T11:00:00,feature,export\n")
        self.assertEqual({"A": {date(2024, 1, 1): {"export"}}}, self.read().usage)
        self.deliver("usage_events/b.parquet", "PAR1")
        source = self.read()
        self.assertIsNone(source.usage)
        self.assertTrue(any("adopted" in note for note in source.notes))
