import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import compare

EXPECTED = "month,window,touch_tier,nrr\n2024-01-01,12,(all),0.7\n2024-02-01,12,(all),\n2024-01-01,1,(all),9\n"


class CompareTests(unittest.TestCase):
    def run_on(self, actual, *options, expected=EXPECTED):
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("expected.csv", "actual.csv")]
            for file, content in zip(files, (expected, actual)):
                file.write_text(content, encoding="utf-8")
            out = io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
                code = compare.main(["--expected", str(files[0]), "--actual", str(files[1]), "--where", "window=12",
                                     "--keys", "month=metric_time", "--values", "nrr", *options])
            return code, out.getvalue()

    def test_the_same_within_the_tolerance_however_a_month_is_written(self):
        self.assertEqual((0, ""), self.run_on("metric_time,nrr\n2024-01-01,0.70000000009\n2024-02,\n"))

    def test_a_figure_apart_is_listed(self):
        code, out = self.run_on("metric_time,nrr\n2024-01-01,0.7001\n2024-02-01,\n")
        self.assertEqual((1, "2024-01: nrr expected 0.7, found 0.7001\n"), (code, out))

    def test_an_empty_cell_is_not_zero(self):
        code, out = self.run_on("metric_time,nrr\n2024-01-01,0.7\n2024-02-01,0\n")
        self.assertEqual((1, "2024-02: nrr expected –, found 0\n"), (code, out))

    def test_a_row_missing_is_a_difference_unless_it_is_empty_and_that_was_allowed(self):
        actual = "metric_time,nrr\n2024-01-01,0.7\n"
        self.assertEqual(1, self.run_on(actual)[0])
        self.assertEqual(0, self.run_on(actual, "--empty-is-absent")[0])

    def test_rows_that_the_keys_do_not_tell_apart_and_columns_that_are_not_there_cannot_be_compared(self):
        self.assertEqual(2, self.run_on("metric_time,nrr\n2024-01-01,1\n2024-01-01,1\n")[0])
        self.assertEqual(2, self.run_on("month,nrr\n2024-01-01,1\n")[0])
