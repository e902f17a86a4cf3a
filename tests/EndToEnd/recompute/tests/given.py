"""Small sources, written by hand."""

from datetime import date
from decimal import Decimal

from figures.book import Book, Rates
from figures.members import Members
from figures.months import month_of
from figures.records import AccountVersion, Source, Stretch
from figures.settings import Settings


def day(text):
    return None if text is None else date.fromisoformat(text)


def month(text):
    return month_of(date.fromisoformat(text + "-01"))


def stretch(account, amount, start, end=None, item=None, product="Core", months=1, paused=(None, None), **others):
    return Stretch(account, item or account + "-1", product, others.pop("currency", "JPY"), Decimal(amount), Decimal(others.pop("discount", 0)),
                   months, day(start), day(end), paused_from=day(paused[0]), paused_to=day(paused[1]), **others)


def book(closing, *stretches, rates=None):
    return Book(stretches, month(closing), Rates("JPY", rates or {}))


def members(of_book, tiers=None, **attributes):
    """`tiers`: account → [(known on, tier of the CRM)]; other attributes hold for all time: name={account: value}."""
    source = Source()
    for account, versions in (tiers or {}).items():
        source.accounts[account] = [AccountVersion(day(known), {"touch_tier": tier}) for known, tier in versions]
    for name, by_account in attributes.items():
        for account, value in by_account.items():
            held = source.accounts.setdefault(account, [AccountVersion(date.min, {})])
            held[0].attributes[name] = value
    return Members(of_book, source, Settings())
