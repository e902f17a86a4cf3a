#!/usr/bin/env python3
"""Works the warehouse's figures out a second time, from the extract files and the metric contract alone.

    python3 recompute.py --source standard --from DIR --out OUTDIR [--as-of 2024-12-31] [--settings warehouse.json]

Writes one CSV a metric group to OUTDIR. Notes (rows rejected, steps left out) go to standard error.
"""

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from figures.groups import groups
from figures.ravenstack import read_ravenstack
from figures.settings import Settings, overlay
from figures.standard import StandardReader
from figures.writing import write


def main(arguments=None) -> int:
    options = _parse(arguments)
    settings = Settings()
    if options.settings is not None:
        settings = overlay(settings, json.loads(options.settings.read_text(encoding="utf-8")))
    zone = ZoneInfo(settings.time_zone)
    source = _read(options, zone, settings.currency)
    as_of = options.as_of or settings.as_of or source.extracted_at.astimezone(zone).date()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, columns, rows in groups(source, replace(settings, as_of=as_of)):
        count = write(options.out / (name + ".csv"), columns, rows)
        print(f"{name}.csv: {count} rows", file=sys.stderr)
    for note in source.notes:
        print("note: " + note, file=sys.stderr)
    return 0


def _read(options, zone, currency):
    if options.source == "ravenstack":
        return read_ravenstack(options.folder, zone, currency)
    folder = options.folder / "standard"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is not a folder: --from is the folder that holds `standard`")
    return StandardReader(folder, zone, currency).read()


def _parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", choices=("standard", "ravenstack"), required=True)
    parser.add_argument("--from", dest="folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--as-of", type=date.fromisoformat)
    parser.add_argument("--settings", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
