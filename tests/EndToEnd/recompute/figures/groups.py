"""From a source to every group of figures: the process in order."""

from typing import Dict, Iterator, Sequence, Tuple

from .book import Book, Rates
from .bridge import COLUMNS as BRIDGE
from .bridge import bridge
from .cohorts import COLUMNS as COHORT
from .cohorts import cohorts
from .funnel import COLUMNS as FUNNEL
from .funnel import ONBOARDING_COLUMNS, Funnel
from .health import COLUMNS as HEALTH
from .health import Health
from .journey import COLUMNS as JOURNEY
from .journey import Journeys
from .lives import lives
from .members import ALL, Members
from .months import closing_month, label
from .movements import all_movements
from .populations import HELD, Populations
from .playbook import COLUMNS as PLAYBOOK
from .playbook import Playbook
from .profit import COLUMNS as PROFIT
from .profit import GrossProfit
from .readiness import COLUMNS as READINESS
from .readiness import Readiness
from .records import Source
from .retention import COLUMNS as RETENTION
from .retention import retention
from .selling import COLUMNS as SELLING
from .selling import Selling
from .settings import Settings
from .signals import COLUMNS as SIGNALS
from .signals import Signals
from .spending import Spending
from .stretches import begun, paid, without_overlaps
from .survival import COLUMNS as SURVIVAL
from .survival import Survival
from .unit_economics import COLUMNS as UNIT_ECONOMICS
from .unit_economics import UnitEconomics
from .voice import COLUMNS as VOICE
from .voice import Voice

MRR = ("account_id", "month", "mrr", "arr", "gross_mrr", "is_paused")
MOVEMENT = ("account_id", "month", "movement", "kind", "product", "amount", "accounts", "opening_touch_tier", "closing_touch_tier")
TIER = ("account_id", "month", "touch_tier")


def groups(source: Source, settings: Settings) -> Iterator[Tuple[str, Sequence[str], Iterator[Dict]]]:
    """Name, columns and rows of each group; the figures speak as of settings.as_of."""
    standing, rejected = without_overlaps(begun(source.stretches, settings.as_of))
    if rejected:
        source.notes.append(f"subscriptions: {len(rejected)} stretches overlap a later one of their item and are left out")
    stretches = paid(standing)
    book = Book(stretches, closing_month(settings.as_of), Rates(settings.currency, source.rates))
    members = Members(book, source, settings)
    movements = all_movements(book)
    spending = Spending(source, book)
    for (month, category), amount in sorted(spending.differences().items()):
        source.notes.append(f"ledger less costs, {category} {label(month)}: {amount}")
    economics = UnitEconomics(book, Populations(book, members, movements), spending, settings)
    margins = {month: economics.margin(month).rate for month in book.months()}
    of_accounts = lives(stretches, settings.as_of)
    by_account = [found for _, found in sorted(of_accounts.items())]
    journeys = Journeys(source, stretches, movements, settings)
    funnel = Funnel([found[0] for found in by_account], journeys, members, settings, source.usage is not None)

    yield "mrr", MRR, _mrr(book)
    yield "movements", MOVEMENT, _movements(movements, members)
    yield "bridge", BRIDGE, bridge(book, members, movements)
    yield "touch_tier", TIER, _tiers(book, members)
    yield "retention", RETENTION, retention(book, members, movements)
    yield "cohort", COHORT, cohorts(book, movements)
    yield "unit_economics", UNIT_ECONOMICS, economics.rows()
    yield "survival", SURVIVAL, Survival(book, movements).rows(
        margins, {month: economics.arpa(month, ALL, ALL, HELD) for month in book.months()}, settings)
    yield "gross_profit", PROFIT, GrossProfit(book, source, spending, margins.get).rows()
    health = Health(source, stretches, book, movements, settings) if source.usage is not None else None
    yield "health", HEALTH, health.rows() if health is not None else iter(())
    yield "signals", SIGNALS, Signals(source, stretches, book, members, health, settings).rows() if health is not None else iter(())
    yield "readiness", READINESS, Readiness(source, stretches, book, health, settings).rows() if health is not None else iter(())
    yield "playbook", PLAYBOOK, Playbook(source, of_accounts, book, members, health, settings).rows() if health is not None else iter(())
    yield "selling", SELLING, Selling(source, book, spending, economics, settings).rows()
    yield "voice", VOICE, Voice(source, book, settings).rows()
    yield "journey", JOURNEY, (journeys.row(life) for found in by_account for life in found)
    yield "funnel", FUNNEL, funnel.rows() if source.milestones else iter(())
    yield "onboarding", ONBOARDING_COLUMNS, funnel.onboarding() if source.milestones else iter(())


def _mrr(book: Book) -> Iterator[Dict]:
    for account in book.accounts:
        for month in book.months(book.first_held(account)):
            yield {"account_id": account, "month": label(month), "mrr": book.mrr(account, month), "arr": book.arr(account, month),
                   "gross_mrr": book.gross(account, month), "is_paused": int(book.is_paused(account, month))}


def _movements(movements, members: Members) -> Iterator[Dict]:
    for one in movements:
        yield {"account_id": one.account, "month": label(one.month), "movement": one.movement, "kind": one.kind, "product": one.product,
               "amount": one.amount, "accounts": one.accounts,
               "opening_touch_tier": members.tier(one.account, one.month - 1),
               "closing_touch_tier": members.tier(one.account, one.month)}


def _tiers(book: Book, members: Members) -> Iterator[Dict]:
    for account in book.accounts:
        for month in book.months(book.first_held(account)):
            yield {"account_id": account, "month": label(month), "touch_tier": members.tier(account, month)}
