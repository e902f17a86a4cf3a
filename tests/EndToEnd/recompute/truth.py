#!/usr/bin/env python3
"""Compares recomputed MRR, movements, touch tiers and journeys with the truth that a generated company comes with. Exit 0: the same; 1: not.

    python3 truth.py --truth DIR/truth --recomputed OUT

The truth's own meta.json, given to recompute.py as --settings, holds the key features that adoption is measured by.
"""

import argparse
import csv
import sys
from decimal import Decimal
from pathlib import Path
from typing import Dict, Iterator, List, Tuple

from compare import differences

Rows = Dict[Tuple[str, ...], List[str]]
EXACT = Decimal(0)
STEPS = ("contract_started", "first_value", "onboarding_completed", "adopted", "first_expansion", "first_engagement", "first_renewal", "churned")


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--recomputed", type=Path, required=True)
    parser.add_argument("--show", type=int, default=50, help="differences to list of each file")
    options = parser.parse_args(arguments)
    total = 0
    for name, names, wanted, got in comparisons(options.truth, options.recomputed):
        found = list(differences(wanted, got, names, EXACT))
        for line in found[:options.show]:
            print(f"{name}: {line}")
        print(f"{name}: {len(wanted)} rows in the truth, {len(got)} recomputed, {len(found)} differences", file=sys.stderr)
        total += len(found)
    return 1 if total else 0


def comparisons(truth: Path, recomputed: Path) -> Iterator[Tuple[str, List[str], Rows, Rows]]:
    yield ("mrr", ["mrr", "paused"],
           {_key(row): [row["mrr"], row["paused"]] for row in _read(truth / "mrr.csv")},
           {_key(row): [row["mrr"], str(Decimal(row["gross_mrr"]) - Decimal(row["mrr"]))]
            for row in _read(recomputed / "mrr.csv") if Decimal(row["mrr"]) != 0})
    yield ("movements", ["amount", "upsell", "cross_sell"],
           {(*_key(row), row["movement"]): [row["amount"], row["upsell"], row["cross_sell"]] for row in _read(truth / "movements.csv")},
           _movements(recomputed))
    yield ("touch_tier", ["touch_tier"],
           {_key(row): [row["touch_tier"]] for row in _read(truth / "touch_tier.csv")},
           {_key(row): [row["touch_tier"]] for row in _read(recomputed / "touch_tier.csv")})
    if (truth / "journey.csv").exists():
        yield "journey", list(STEPS), _journeys(truth), _journeys(recomputed)


def _journeys(folder: Path) -> Rows:
    return {(row["account_id"], row["life_number"]): [row[step] for step in STEPS] for row in _read(folder / "journey.csv")}


def _movements(recomputed: Path) -> Rows:
    """One row a movement: the products of an expansion summed by upsell and cross-sell."""
    sums: Dict[Tuple[str, ...], Dict[str, Decimal]] = {}
    for row in _read(recomputed / "movements.csv"):
        total = sums.setdefault((*_key(row), row["movement"]), dict.fromkeys(("amount", "upsell", "cross_sell"), Decimal(0)))
        total["amount"] += Decimal(row["amount"])
        if row["kind"] in total:
            total[row["kind"]] += Decimal(row["amount"])
    return {key: [str(total[name]) for name in ("amount", "upsell", "cross_sell")] for key, total in sums.items()}


def _key(row: Dict[str, str]) -> Tuple[str, str]:
    return row["account_id"], row["month"][:7]


def _read(file: Path) -> List[Dict[str, str]]:
    with open(file, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


if __name__ == "__main__":
    sys.exit(main())
