"""The standard source: DIR/standard/<object>/…, as its extract contract describes."""

from pathlib import Path
from typing import Callable, Dict, List

from . import reading
from .money import ZERO
from .records import AccountVersion, Answer, Contract, Cost, Deal, Happening, LedgerLine, Opportunity, Source, Stretch
from .usage import read_usage
from .values import read_count, read_day, read_decimal, read_flag, read_instant, read_month
from .versions import Versions, collect

ATTRIBUTES = ("touch_tier", "segment", "acquisition_channel", "industry", "region", "country", "csm", "icp_fit")


class StandardReader:
    """Reads the objects that the figures need. Rows that break a reading rule are left out and counted in the notes."""

    def __init__(self, folder: Path, zone, currency: str):
        self.folder, self.zone, self.currency = folder, zone, currency
        self.source = Source()

    def read(self) -> Source:
        source = self.source
        source.stretches = self._current("subscriptions", self._stretch)
        source.accounts = self._accounts()
        source.contracts = self._current("contracts", self._contract)
        source.milestones = [milestone for milestone in self._current("milestones", self._milestone) if milestone is not None]
        source.engagements = self._current("surveys", self._survey)
        source.engagements += [review for review in self._current("touchpoints", self._touchpoint) if review is not None]
        source.costs = self._current("costs", self._cost)
        source.ledger = self._current("ledger", self._ledger_line)
        for currency, day, rate in self._current("fx_rates", self._rate):
            source.rates.setdefault(currency, {})[day] = rate
        source.answers = self._current("surveys", self._answer)
        source.touchpoints = self._current("touchpoints", lambda cells, at: self._happening(cells, "touchpoint_id", "kind", "occurred_at"))
        source.referrals = self._current("referrals", lambda cells, at: self._happening(cells, "referral_id", None, "referred_at"))
        source.deals = self._current("opportunities", self._deal)
        source.usage = read_usage(self.folder, self.zone, source)
        for account, day, score in self._current("tickets", self._rating):
            if score is not None:
                source.ratings.setdefault(account, []).append((day, score))
        self._renewals()
        return source

    def _versions(self, name: str, accept: Callable) -> Versions:
        found, unreadable = reading.deliveries(self.folder, name, self.zone)
        if unreadable:
            self.source.notes.append(f"{name}: not read, the standard library cannot: {unreadable[0].name} and {len(unreadable) - 1} more")
        versions = collect(found, reading.rows, accept, name)
        if versions.rejected:
            self.source.notes.append(f"{name}: {versions.rejected} of {versions.read} rows rejected")
        instants = [delivery.extracted_at for delivery in found] + [self.source.extracted_at]
        self.source.extracted_at = max((instant for instant in instants if instant is not None), default=None)
        return versions

    def _current(self, name: str, accept: Callable) -> List:
        return [version.record for version in self._versions(name, accept).at().values()]

    def _accounts(self) -> Dict[str, List[AccountVersion]]:
        """The version of each account after every delivery; the first that is known holds for all time before."""
        versions = self._versions("accounts", self._account)
        history: Dict[str, List[AccountVersion]] = {}
        for extracted_at in sorted({entry[0] for entry in versions.delivered}):
            living = {key[0]: version.record for key, version in versions.at(extracted_at).items()}
            day = extracted_at.astimezone(self.zone).date()
            for account in set(living) | set(history):
                known = history.setdefault(account, [])
                attributes = living.get(account)
                if not known or known[-1].attributes != attributes:
                    known.append(AccountVersion(day, attributes))
        return history

    def _renewals(self) -> None:
        """What each delivery told of each renewal opportunity; a version holds until another is told."""
        versions = self._versions("opportunities", self._opportunity)
        for extracted_at in sorted({entry[0] for entry in versions.delivered}):
            day = extracted_at.astimezone(self.zone).date()
            for version in versions.at(extracted_at).values():
                if version.record is None:
                    continue
                known = self.source.renewals.setdefault(version.record.account, {}).setdefault(version.record.opportunity, [])
                if not known or known[-1][1] != version.record:
                    known.append((day, version.record))

    def _opportunity(self, cells, extracted_at):
        key, stage, created = required(cells, "opportunity_id", "stage", "created_date")
        record = Opportunity(key, cells.get("account_id"), stage.lower(), read_day(created, self.zone), self._day(cells, "closed_date"))
        is_renewal = (cells.get("type") or "").lower() == "renewal"
        return (key,), record if is_renewal else None, self._updated(cells)

    def _answer(self, cells, extracted_at):
        key, account, kind, score, answered = required(cells, "response_id", "account_id", "kind", "score", "answered_at")
        respondent = cells.get("contact_id") or account
        return (key,), Answer(key, account, respondent, kind, read_decimal(score), read_instant(answered, self.zone), read_day(answered, self.zone)), None

    def _happening(self, cells, key, name, occurred):
        key, account, occurred = required(cells, key, "account_id", occurred)
        return (key,), Happening(account, (cells.get(name) or "").lower() if name else "", read_day(occurred, self.zone)), None

    def _deal(self, cells, extracted_at):
        key, _, created = required(cells, "opportunity_id", "stage", "created_date")
        record = Deal(cells.get("account_id"), (cells.get("type") or "").lower(), (cells.get("source") or "").lower(),
                      optional(cells, "amount", read_decimal) or ZERO, cells.get("currency") or self.currency,
                      read_day(created, self.zone), self._day(cells, "closed_date"), optional(cells, "is_won", read_flag) or False)
        return (key,), record, self._updated(cells)

    def _rating(self, cells, extracted_at):
        key, account, opened = required(cells, "ticket_id", "account_id", "opened_at")
        record = (account, self._day(cells, "solved_at") or read_day(opened, self.zone), optional(cells, "satisfaction", read_decimal))
        return (key,), record, None

    def _account(self, cells, extracted_at):
        account, _ = required(cells, "account_id", "account_name"), required(cells, "created_at")
        attributes = {name: cells.get(name) for name in ATTRIBUTES}
        return (account[0],), attributes, self._updated(cells)

    def _stretch(self, cells, extracted_at):
        item, account, product = required(cells, "subscription_id", "account_id", "product")
        start, amount, months = required(cells, "start_date", "amount", "billing_months")
        stretch = Stretch(
            account, item, product, cells.get("currency") or self.currency,
            read_decimal(amount), optional(cells, "discount_amount", read_decimal) or ZERO, read_count(months),
            read_day(start, self.zone), self._day(cells, "end_date"), cells.get("contract_id"),
            optional(cells, "is_trial", read_flag) or False,
            self._day(cells, "paused_from"), self._day(cells, "paused_to"), self._updated(cells), extracted_at,
            optional(cells, "seats", read_count) or 0)
        if stretch.end is not None and stretch.end < stretch.start:
            raise ValueError("end before start")
        if stretch.billing_months < 1:
            raise ValueError("billing_months below 1")
        return (item, stretch.start), stretch, stretch.updated_at

    def _contract(self, cells, extracted_at):
        contract, account, start = required(cells, "contract_id", "account_id", "start_date")
        record = Contract(contract, account, read_day(start, self.zone), self._day(cells, "term_end_date"), cells.get("renewed_from"))
        if record.term_end is not None and record.term_end < record.start:
            raise ValueError("end before start")
        return (contract,), record, self._updated(cells)

    def _milestone(self, cells, extracted_at):
        key, account, name = required(cells, "milestone_id", "account_id", "name")
        completed = self._day(cells, "completed_at")
        return (key,), None if completed is None else Happening(account, name, completed), None

    def _survey(self, cells, extracted_at):
        key, account, kind, _, answered = required(cells, "response_id", "account_id", "kind", "score", "answered_at")
        return (key,), Happening(account, kind, read_day(answered, self.zone)), None

    def _touchpoint(self, cells, extracted_at):
        key, account, kind, occurred = required(cells, "touchpoint_id", "account_id", "kind", "occurred_at")
        day = read_day(occurred, self.zone)
        return (key,), Happening(account, kind, day) if kind == "business_review" else None, None

    def _cost(self, cells, extracted_at):
        key, month, category, amount = required(cells, "cost_id", "month", "category", "amount")
        cost = Cost(read_month(month), category, read_decimal(amount), cells.get("currency") or self.currency,
                    cells.get("channel"), cells.get("segment"), cells.get("touch_tier"))
        return (key,), cost, None

    def _ledger_line(self, cells, extracted_at):
        month, line, amount = required(cells, "month", "line", "amount")
        record = LedgerLine(read_month(month), line, cells.get("account_id"), read_decimal(amount), cells.get("currency") or self.currency)
        return (record.month, line, record.account), record, None

    def _rate(self, cells, extracted_at):
        day, currency, rate = required(cells, "date", "currency", "rate")
        record = (currency, read_day(day, self.zone), read_decimal(rate))
        return record[:2], record, None

    def _day(self, cells, name):
        return optional(cells, name, lambda text: read_day(text, self.zone))

    def _updated(self, cells):
        return optional(cells, "updated_at", lambda text: read_instant(text, self.zone))


def required(cells, *names):
    """The cells of columns that a row must have; a row without one is rejected."""
    values = [cells.get(name) for name in names]
    if any(value is None for value in values):
        raise ValueError(f"empty: {names[values.index(None)]}")
    return values


def optional(cells, name, read):
    return None if cells.get(name) is None else read(cells[name])
