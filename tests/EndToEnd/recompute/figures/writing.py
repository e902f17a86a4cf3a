"""Rows to a CSV file."""

import csv
from pathlib import Path
from typing import Dict, Iterable, Sequence

from .money import text


def write(file: Path, columns: Sequence[str], rows: Iterable[Dict]) -> int:
    """Writes the columns in their order and gives the number of rows."""
    count = 0
    with open(file, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([text(row[column]) for column in columns])
            count += 1
    return count
