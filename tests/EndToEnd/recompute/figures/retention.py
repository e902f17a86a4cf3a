"""NRR, GRR, logo churn, upsell and cross-sell rates of the closed cohort that paid w months before, by the member at that opening."""

from collections import defaultdict
from typing import Dict, Iterator, List

from .book import Book
from .members import ALL, Members
from .money import ZERO, ratio
from .months import label
from .movements import Movement

WINDOWS = (12, 1)
COLUMNS = ("month", "window", "touch_tier", "opening_accounts", "opening_mrr", "closing_mrr", "kept_mrr", "lost_accounts",
           "nrr", "grr", "logo_churn", "upsell_accounts", "cross_sell_accounts", "upsell_rate", "cross_sell_rate")


def retention(book: Book, members: Members, movements: List[Movement]) -> Iterator[Dict]:
    """One row a month, window and tier at the opening, and one for all; a month without an opening has no row."""
    risen = {kind: defaultdict(set) for kind in ("upsell", "cross_sell")}
    for movement in movements:
        if movement.kind in risen:
            risen[movement.kind][movement.account].add(movement.month)
    for window in WINDOWS:
        for month in book.months():
            if month - window >= book.first:
                yield from _month(book, members, risen, month, window)


def _month(book, members, risen, month, window) -> Iterator[Dict]:
    opening = month - window
    sums: Dict[str, Dict] = {ALL: _empty()}
    for account in book.paying(opening):
        before = book.mrr(account, opening)
        now = book.mrr(account, month, opening)
        lost = now == 0 and not book.is_paused(account, month)
        for member in (ALL, members.of("touch_tier", account, opening)):
            total = sums.setdefault(member, _empty())
            total["opening_accounts"] += 1
            total["opening_mrr"] += before
            total["closing_mrr"] += now
            total["kept_mrr"] += min(before, now)
            total["lost_accounts"] += int(lost)
            for kind, months in risen.items():
                total[kind + "_accounts"] += int(any(opening < at <= month for at in months[account]))
    for member, total in sorted(sums.items()):
        yield dict(total, month=label(month), window=window, touch_tier=member,
                   nrr=ratio(total["closing_mrr"], total["opening_mrr"]),
                   grr=ratio(total["kept_mrr"], total["opening_mrr"]),
                   logo_churn=ratio(total["lost_accounts"], total["opening_accounts"]),
                   upsell_rate=ratio(total["upsell_accounts"], total["opening_accounts"]),
                   cross_sell_rate=ratio(total["cross_sell_accounts"], total["opening_accounts"]))


def _empty() -> Dict:
    return {"opening_accounts": 0, "opening_mrr": ZERO, "closing_mrr": ZERO, "kept_mrr": ZERO, "lost_accounts": 0,
            "upsell_accounts": 0, "cross_sell_accounts": 0}
