"""From extract files to figures: three accounts, January to March 2024, written by hand."""

import contextlib
import csv
import io
import json
import tempfile
import unittest
from pathlib import Path

import recompute

FILES = {
    "accounts": "account_id,account_name,created_at,acquisition_channel,touch_tier\nA,Alpha,2023-12-01,web,\nB,Beta,2023-12-01,web,high\nC,Gamma,2023-12-01,event,\n",
    "subscriptions": "subscription_id,account_id,product,start_date,end_date,amount,discount_amount,billing_months,is_trial\n"
                     "S1,A,Core,2024-01-10,2024-03-01,120000,,12,false\nS1,A,Core,2024-03-01,,1500000,300000,12,false\n"
                     "S2,B,Core,2024-01-31,2024-03-20,5000,,1,\nS3,C,Core,2023-12-15,2024-02-01,9000,,1,true\nS3,C,Core,2024-02-01,,9000,,1,false\n",
    "costs": "cost_id,month,category,amount,channel\n1,2024-01,sales,30000,web\n2,2024-02-15,marketing,15000,\n3,2024-03,cost_of_revenue,1,\n",
    "milestones": "milestone_id,account_id,name,completed_at\n1,A,first_value,2024-01-20T10:00:00Z\n2,A,onboarding_completed,2024-03-01T00:00:00Z\n",
}


class RecomputeTests(unittest.TestCase):
    def run_on(self, settings=None):
        with tempfile.TemporaryDirectory() as name:
            folder, options = Path(name), []
            for object_name, content in FILES.items():
                (folder / "standard" / object_name).mkdir(parents=True)
                (folder / "standard" / object_name / "part.csv").write_text(content, encoding="utf-8")
            if settings:
                (folder / "warehouse.json").write_text(json.dumps(settings), encoding="utf-8")
                options = ["--settings", str(folder / "warehouse.json")]
            with contextlib.redirect_stderr(io.StringIO()):
                recompute.main(["--source", "standard", "--from", name, "--out", str(folder / "out"), "--as-of", "2024-03-31", *options])
            return {file.stem: list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))) for file in (folder / "out").iterdir()}

    def test_mrr_movements_and_tiers(self):
        """A: 120,000 a year is 10,000, then 1,200,000 is 100,000 (low). B: 5,000 to February, high by the CRM. C: on trial to February."""
        found = self.run_on()
        march = {row["account_id"]: row["mrr"] for row in found["mrr"] if row["month"] == "2024-03-01"}
        self.assertEqual({"A": "100000.0000", "B": "0.0000", "C": "9000.0000"}, march)
        moves = [(row["account_id"], row["month"][:7], row["kind"], row["amount"]) for row in found["movements"]]
        self.assertEqual([
            ("A", "2024-01", "new", "10000.0000"), ("A", "2024-03", "upsell", "90000.0000"),
            ("B", "2024-01", "new", "5000.0000"), ("B", "2024-03", "churn", "-5000.0000"),
            ("C", "2024-02", "new", "9000.0000")], moves)
        self.assertEqual({"A": "low", "B": "high", "C": "tech"},
                         {row["account_id"]: row["touch_tier"] for row in found["touch_tier"] if row["month"] == "2024-03-01"})

    def test_retention_cac_and_funnel(self):
        """February opens 24,000 of three, March closes 109,000, keeps 19,000. CAC 45,000 ÷ 3; web 30,000 + 15,000 × 2 ÷ 3 for two."""
        found = self.run_on()
        month = next(row for row in found["retention"] if (row["month"], row["window"], row["touch_tier"]) == ("2024-03-01", "1", "(all)"))
        self.assertEqual(("4.54166666667", "0.791666666667", "0.333333333333"), (month["nrr"], month["grr"], month["logo_churn"]))
        cac = {row["member"]: row["cac"] for row in found["unit_economics"] if row["month"] == "2024-03-01" and row["cut"] in ("(all)", "channel")}
        self.assertEqual({"(all)": "15000", "web": "20000", "event": "5000"}, cac)
        step = next(row for row in found["funnel"] if row["entry_month"] == row["touch_tier"] == "(all)" and row["step"] == "first_value")
        self.assertEqual(("3", "1", "0", "2"), (step["entered"], step["converted"], step["open"], step["lost"]))

    def test_settings_are_laid_over_the_defaults(self):
        found = self.run_on({"touch_tier": {"high_arr": 1_200_000, "low_arr": 108_000}})
        tiers = {row["account_id"]: row["touch_tier"] for row in found["touch_tier"] if row["month"] == "2024-03-01"}
        self.assertEqual({"A": "high", "B": "high", "C": "low"}, tiers)
