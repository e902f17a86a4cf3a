"""The movements of one account in one month, and the products that an expansion is split over."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Dict, Iterator, List, Tuple

from .book import Book
from .money import ZERO, round4

HELD_WITHIN = 12
"""A product not held at any of this many month ends before is cross-sell."""


@dataclass(frozen=True)
class Movement:
    """`kind` is upsell or cross_sell for an expansion, else the movement itself; `product` is '' unless an expansion."""

    account: str
    month: int
    movement: str
    kind: str
    product: str
    amount: Decimal
    accounts: int
    """1 on one row of each account, month and movement, so that a sum counts accounts."""


def all_movements(book: Book) -> List[Movement]:
    return [movement for account in book.accounts for month in book.months(book.first_held(account))
            for movement in movements(book, account, month)]


def movements(book: Book, account: str, month: int) -> Iterator[Movement]:
    """Valued at the rate of the month before; new and reactivation at the month's own, with no fx.

    A pause or resumption is the amount, a month before, of the items that stopped or went on; the rest of the change is
    the movement proper. An account that ends while paused churns with an amount of 0.
    """
    before = month - 1
    current = book.mrr(account, month)
    cohort = book.cohort(account)
    paid_before = cohort is not None and cohort < month

    def row(movement, amount, kind=None, product="", accounts=1):
        return Movement(account, month, movement, kind or movement, product, amount, accounts)

    if current > 0 and not paid_before:
        yield row("new", current)
        return
    if current > 0 and book.gross(account, before) == 0:
        yield row("reactivation", current)
        return

    pauses, resumptions = _pauses(book, account, month)
    pause, resume = sum(pauses.values(), ZERO), sum(resumptions.values(), ZERO)
    rest = book.mrr(account, month, before) - book.mrr(account, before) - pause - resume
    if pause:
        yield row("pause", pause)
    if resume:
        yield row("resume", resume)
    if book.gross(account, month) == 0 and book.gross(account, before) > 0 and paid_before:
        yield row("churn", rest)
    elif rest < 0:
        yield row("contraction", rest)
    elif rest > 0:
        rises = _rises(book, account, month, pauses, resumptions)
        for position, (product, amount) in enumerate(_shares(rest, rises)):
            yield row("expansion", amount, _kind(book, account, month, product), product, int(position == 0))
    fx = current - book.mrr(account, month, before)
    if fx:
        yield row("fx", fx)


def _pauses(book: Book, account: str, month: int) -> Tuple[Dict[str, Decimal], Dict[str, Decimal]]:
    """Paused and resumed amounts by product, at the rate of the month before."""
    now = {held.item: held for held in book.held(account, month)}
    pauses: Dict[str, Decimal] = {}
    resumptions: Dict[str, Decimal] = {}
    for was in book.held(account, month - 1):
        held = now.get(was.item)
        if held is None or held.paused == was.paused:
            continue
        amount = book.rates.value(was.monthly, was.currency, month - 1)
        target, signed = (pauses, -amount) if held.paused else (resumptions, amount)
        target[was.product] = target.get(was.product, ZERO) + signed
    return pauses, resumptions


def _rises(book, account, month, pauses, resumptions) -> Dict[str, Decimal]:
    """By how much each product's MRR rose, pauses and resumptions apart."""
    change: Dict[str, Decimal] = {}
    for at, sign in ((month, 1), (month - 1, -1)):
        for held in book.held(account, at):
            if not held.paused:
                amount = book.rates.value(held.monthly, held.currency, month - 1)
                change[held.product] = change.get(held.product, ZERO) + sign * amount
    for product in set(pauses) | set(resumptions):
        change[product] = change.get(product, ZERO) - pauses.get(product, ZERO) - resumptions.get(product, ZERO)
    return {product: amount for product, amount in change.items() if amount > 0}


def _shares(amount: Decimal, rises: Dict[str, Decimal]) -> List[Tuple[str, Decimal]]:
    """The amount split in proportion to the rises, rounded to four decimals, the largest share taking what rounding leaves."""
    total = sum(rises.values(), ZERO)
    shares = {product: round4(amount * rise / total) for product, rise in rises.items()}
    ordered = sorted(shares, key=lambda product: (-rises[product], product))
    shares[ordered[0]] += amount - sum(shares.values(), ZERO)
    return [(product, shares[product]) for product in ordered]


def _kind(book: Book, account: str, month: int, product: str) -> str:
    held = any(item.product == product for back in range(1, HELD_WITHIN + 1) for item in book.held(account, month - back))
    return "upsell" if held else "cross_sell"
