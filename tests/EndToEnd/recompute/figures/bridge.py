"""The MRR bridge by month: in all, and by touch tier with the transfers between tiers."""

from typing import Dict, Iterator, List

from .book import Book
from .members import ALL, Members
from .money import ZERO
from .months import label
from .movements import Movement

LINES = ("new", "reactivation", "upsell", "cross_sell", "contraction", "churn", "pause", "resume", "fx")
COLUMNS = ("month", "touch_tier", "opening", *LINES, "transfer_in", "transfer_out", "closing",
           *(f"{line}_accounts" for line in ("new", "reactivation", "expansion", "contraction", "churn")))
AT_MONTH_END = ("new", "reactivation")


def bridge(book: Book, members: Members, movements: List[Movement]) -> Iterator[Dict]:
    """Raises ValueError where opening, movements and transfers do not add up to closing: they must, to the last decimal."""
    by_month: Dict[int, List[Movement]] = {}
    for movement in movements:
        by_month.setdefault(movement.month, []).append(movement)
    for month in book.months():
        rows: Dict[str, Dict] = {ALL: _empty()}
        for account in book.accounts:
            for at, line in ((month - 1, "opening"), (month, "closing")):
                if book.mrr(account, at):
                    for member in (ALL, members.of("touch_tier", account, at)):
                        rows.setdefault(member, _empty())[line] += book.mrr(account, at)
        for movement in by_month.get(month, []):
            at = month if movement.movement in AT_MONTH_END else month - 1
            for member in (ALL, members.of("touch_tier", movement.account, at)):
                row = rows.setdefault(member, _empty())
                row[movement.kind] += movement.amount
                if movement.movement + "_accounts" in row:
                    row[movement.movement + "_accounts"] += movement.accounts
        _transfer(book, members, month, {one.account for one in by_month.get(month, []) if one.movement in AT_MONTH_END}, rows)
        for member, row in sorted(rows.items()):
            _check(month, member, row)
            yield dict(row, month=label(month), touch_tier=member)


def _transfer(book, members, month, booked_at_end, rows) -> None:
    for account in book.accounts:
        current = book.mrr(account, month)
        before, after = (members.of("touch_tier", account, at) for at in (month - 1, month))
        if current and before != after and account not in booked_at_end:
            rows.setdefault(before, _empty())["transfer_out"] -= current
            rows.setdefault(after, _empty())["transfer_in"] += current


def _check(month: int, member: str, row: Dict) -> None:
    total = sum((row[line] for line in ("opening", *LINES, "transfer_in", "transfer_out")), ZERO)
    if total != row["closing"]:
        raise ValueError(f"{label(month)} {member}: the bridge comes to {total}, the closing MRR is {row['closing']}")


def _empty() -> Dict:
    return {column: 0 if column.endswith("_accounts") else ZERO for column in COLUMNS[2:]}
