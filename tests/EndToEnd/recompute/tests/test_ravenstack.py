"""The year 2024 of RavenStack, whose bridge is known. Its extracts are looked for in the folder that WAREHOUSE_RAVENSTACK names."""

import contextlib
import csv
import io
import os
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import recompute

FOLDER = os.environ.get("WAREHOUSE_RAVENSTACK")


@unittest.skipUnless(FOLDER, "set WAREHOUSE_RAVENSTACK to the folder of the RavenStack extracts")
class RavenStackTests(unittest.TestCase):
    def test_the_bridge_of_2024(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
            recompute.main(["--source", "ravenstack", "--from", FOLDER, "--out", folder, "--as-of", "2024-12-31"])
            with open(Path(folder) / "bridge.csv", encoding="utf-8", newline="") as stream:
                year = [row for row in csv.DictReader(stream) if row["touch_tier"] == "(all)" and row["month"].startswith("2024")]

        def total(*lines):
            return sum(Decimal(row[line]) for row in year for line in lines)

        self.assertEqual(
            (1_262_113, 2_008_992, 9_932, 7_379_322, -494_980, -5_771, 10_159_608),
            (Decimal(year[0]["opening"]), total("new"), total("reactivation"), total("upsell", "cross_sell"), total("contraction"),
             total("churn"), Decimal(year[-1]["closing"])))
