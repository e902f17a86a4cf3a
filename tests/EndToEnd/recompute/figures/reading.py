"""Extract files as rows of text: which files a delivery holds, when it was extracted, and whether it is complete."""

import csv
import gzip
import io
import json
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Tuple

from .values import read_instant

MANIFEST = "_manifest.json"
READABLE = (".csv", ".csv.gz", ".jsonl", ".jsonl.gz")
UNREADABLE = (".parquet", ".parquet.gz", ".parquet.zst", ".csv.zst", ".jsonl.zst")


@dataclass(frozen=True)
class Delivery:
    """The files of one object that were extracted together; `complete`: a row that it lacks is a deleted row."""

    extracted_at: datetime
    complete: bool
    files: Tuple[Path, ...]


def deliveries(source: Path, name: str, zone) -> Tuple[List[Delivery], List[Path]]:
    """Deliveries of an object, oldest first, and its files that the standard library cannot read."""
    files = sorted(_files(source, name))
    unreadable = [file for file in files if file.name.endswith(UNREADABLE)]
    folders: Dict[Path, List[Path]] = {}
    for file in files:
        if file.name.endswith(READABLE):
            folders.setdefault(_folder(file, source), []).append(file)
    found = [_delivery(folder, members, zone) for folder, members in folders.items()]
    return sorted(found, key=lambda delivery: (delivery.extracted_at, delivery.files)), unreadable


def rows(file: Path) -> Iterator[Tuple[int, Dict[str, Optional[str]]]]:
    """Line number and cells by column; an empty cell is None."""
    with _open(file) as stream:
        if ".jsonl" in file.name:
            for line, text in enumerate(stream, start=1):
                if text.strip():
                    yield line, {name: _cell(value) for name, value in json.loads(text).items()}
        else:
            reader = csv.DictReader(stream)
            for row in reader:
                yield reader.line_num, {name: _cell(value) for name, value in row.items() if name is not None}


def _files(source: Path, name: str) -> Iterator[Path]:
    for file in (source / name).rglob("*"):
        if file.is_file() and file.name != MANIFEST:
            yield file
    for file in source.glob(name + "*"):
        if file.is_file() and file.name.startswith((name + ".", name + "_", name + "-")):
            yield file


def _folder(file: Path, source: Path) -> Path:
    """The nearest folder with a manifest; without one, the folder that the file lies in."""
    for folder in file.parents:
        if (folder / MANIFEST).exists():
            return folder
        if folder == source:
            break
    return file.parent


def _delivery(folder: Path, files: List[Path], zone) -> Delivery:
    manifest = folder / MANIFEST
    if manifest.exists():
        stated = json.loads(manifest.read_text(encoding="utf-8"))
        return Delivery(read_instant(stated["extracted_at"], zone), stated.get("complete") is True, tuple(files))
    newest = max(file.stat().st_mtime for file in files)
    return Delivery(datetime.fromtimestamp(newest, timezone.utc), False, tuple(files))


def _open(file: Path):
    if file.name.endswith(".gz"):
        return io.TextIOWrapper(gzip.open(file, "rb"), encoding="utf-8-sig", newline="")
    return open(file, encoding="utf-8-sig", newline="")


def _cell(value) -> Optional[str]:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
