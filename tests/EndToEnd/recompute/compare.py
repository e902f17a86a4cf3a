#!/usr/bin/env python3
"""Compares a recomputed CSV with one that the warehouse printed. Exit 0: the same; 1: differences, listed; 2: cannot be compared.

    python3 compare.py --expected OUT/retention.csv --where window=12 --where 'touch_tier=(all)' \\
        --actual nrr.csv --keys month=metric_time --values nrr,grr --tolerance 1e-9

A column may have another name in the actual file: expected=actual. Both files are restricted to their own rows by --where and --where-actual.
"""

import argparse
import csv
import re
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Dict, List, Tuple

MONTH = re.compile(r"^(\d{4}-\d\d)(-01([T ]00:00(:00(\.0+)?)?)?)?$")


def main(arguments=None) -> int:
    options = _parse(arguments)
    keys, values = _pairs(options.keys), _pairs(options.values)
    try:
        expected = _read(options.expected, _conditions(options.where), [pair[0] for pair in keys], [pair[0] for pair in values])
        actual = _read(options.actual, _conditions(options.where_actual), [pair[1] for pair in keys], [pair[1] for pair in values])
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if not expected:
        print(f"{options.expected}: no rows to compare", file=sys.stderr)
        return 2
    found = list(differences(expected, actual, [pair[0] for pair in values], Decimal(options.tolerance), options.empty_is_absent))
    for line in found[:options.show]:
        print(line)
    if len(found) > options.show:
        print(f"… and {len(found) - options.show} more")
    print(f"{len(expected)} rows expected, {len(actual)} found, {len(found)} differences", file=sys.stderr)
    return 1 if found else 0


def differences(expected: Dict[Tuple, List[str]], actual: Dict[Tuple, List[str]], names: List[str], tolerance: Decimal,
                empty_is_absent: bool = False):
    """A line for each row missing on one side and each value further apart than the tolerance (times its size, above 1)."""
    for key in sorted(set(expected) | set(actual)):
        wanted, got = expected.get(key), actual.get(key)
        label = ", ".join(key)
        if wanted is None or got is None:
            present = got if wanted is None else wanted
            if not (empty_is_absent and not any(present)):
                yield f"{label}: " + ("not expected, found " if wanted is None else "not found, expected ") + ", ".join(present)
            continue
        for name, want, have in zip(names, wanted, got):
            if not same(want, have, tolerance):
                yield f"{label}: {name} expected {want or '–'}, found {have or '–'}"


def same(want: str, have: str, tolerance: Decimal) -> bool:
    """Empty equals only empty; numbers within the tolerance; other text exactly."""
    if want == "" or have == "":
        return want == have
    try:
        one, other = Decimal(want), Decimal(have)
    except InvalidOperation:
        return want == have
    return one.is_finite() and other.is_finite() and abs(one - other) <= tolerance * max(Decimal(1), abs(one))


def _read(file: Path, conditions: List[Tuple[str, bool, str]], keys: List[str], values: List[str]) -> Dict[Tuple, List[str]]:
    with open(file, encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        for name in [*keys, *values, *(name for name, _, _ in conditions)]:
            if name not in (reader.fieldnames or []):
                raise ValueError(f"{file}: no column {name}; it has {', '.join(reader.fieldnames or [])}")
        rows: Dict[Tuple, List[str]] = {}
        for row in reader:
            if all((row[name] == value) == equal for name, equal, value in conditions):
                key = tuple(_key(row[name]) for name in keys)
                if key in rows:
                    raise ValueError(f"{file}, line {reader.line_num}: a second row for {', '.join(key)}; name more keys")
                rows[key] = [row[name] for name in values]
        return rows


def _key(text: str) -> str:
    """A month is the same however its first day is written."""
    match = MONTH.match(text)
    return match.group(1) if match else text


def _pairs(text: str) -> List[Tuple[str, str]]:
    pairs = [part.split("=", 1) for part in text.split(",")]
    return [(pair[0], pair[-1]) for pair in pairs]


def _conditions(texts: List[str]) -> List[Tuple[str, bool, str]]:
    """Column, whether it must equal the value (or differ from it: column!=value), and the value."""
    return [(column.rstrip("!"), not column.endswith("!"), value) for column, value in (text.split("=", 1) for text in texts)]


def _parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--expected", type=Path, required=True)
    parser.add_argument("--actual", type=Path, required=True)
    parser.add_argument("--keys", required=True, help="columns that tell rows apart, comma-separated; expected=actual")
    parser.add_argument("--values", required=True, help="columns to compare, comma-separated; expected=actual")
    parser.add_argument("--where", action="append", default=[], help="column=value or column!=value that an expected row must fulfil")
    parser.add_argument("--where-actual", action="append", default=[], help="the same for an actual row")
    parser.add_argument("--tolerance", default="1e-9")
    parser.add_argument("--empty-is-absent", action="store_true", help="a row without values equals no row")
    parser.add_argument("--show", type=int, default=50, help="differences to list")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
