"""What a source delivers, typed. Dates are days of the reporting time zone; every end is the first day not served."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Dict, List, Optional, Set, Tuple


@dataclass(frozen=True)
class Stretch:
    """One unchanged stretch of one subscription item. `amount` and `discount` are of one billing period."""

    account: str
    item: str
    product: str
    currency: str
    amount: Decimal
    discount: Decimal
    billing_months: int
    start: date
    end: Optional[date] = None
    contract: Optional[str] = None
    is_trial: bool = False
    paused_from: Optional[date] = None
    paused_to: Optional[date] = None
    updated_at: Optional[datetime] = None
    extracted_at: Optional[datetime] = None
    seats: int = 0

    def in_force(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def paused(self, day: date) -> bool:
        return self.paused_from is not None and self.paused_from <= day and (self.paused_to is None or day < self.paused_to)


@dataclass(frozen=True)
class AccountVersion:
    """An account as known from `known_on` (a day) on; `attributes` is None where a complete snapshot no longer has it."""

    known_on: date
    attributes: Optional[Dict[str, Optional[str]]]


@dataclass(frozen=True)
class Cost:
    month: int
    category: str
    amount: Decimal
    currency: str
    channel: Optional[str] = None
    segment: Optional[str] = None
    touch_tier: Optional[str] = None


@dataclass(frozen=True)
class LedgerLine:
    """`account` is None for the control total of the line in the month."""

    month: int
    line: str
    account: Optional[str]
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Contract:
    contract: str
    account: str
    start: date
    term_end: Optional[date]
    renewed_from: Optional[str]


@dataclass(frozen=True)
class Happening:
    """A dated fact about an account: a milestone completed, a survey answered, a business review held."""

    account: str
    name: str
    day: date


@dataclass(frozen=True)
class Opportunity:
    """A renewal opportunity as one delivery told of it; the stage is in lower case."""

    opportunity: str
    account: str
    stage: str
    created: date
    closed: Optional[date]


@dataclass(frozen=True)
class Answer:
    """An answer to a survey; a respondent is the contact, else the account."""

    response: str
    account: str
    respondent: str
    kind: str
    score: Decimal
    at: datetime
    day: date


@dataclass(frozen=True)
class Deal:
    """An opportunity as it is now known."""

    account: str
    kind: str
    source: str
    amount: Decimal
    currency: str
    created: date
    closed: Optional[date]
    is_won: bool


@dataclass
class Source:
    stretches: List[Stretch] = field(default_factory=list)
    accounts: Dict[str, List[AccountVersion]] = field(default_factory=dict)
    costs: List[Cost] = field(default_factory=list)
    ledger: List[LedgerLine] = field(default_factory=list)
    contracts: List[Contract] = field(default_factory=list)
    milestones: List[Happening] = field(default_factory=list)
    engagements: List[Happening] = field(default_factory=list)
    rates: Dict[str, Dict[date, Decimal]] = field(default_factory=dict)
    usage: Optional[Dict[str, Dict[date, Set[str]]]] = None
    """Account → day → features used that day; None where usage was not delivered in a readable form."""
    logins: Dict[str, Set[date]] = field(default_factory=dict)
    ratings: Dict[str, List[Tuple[date, Decimal]]] = field(default_factory=dict)
    """Account → ratings of its support tickets, each with its day."""
    renewals: Dict[str, Dict[str, List[Tuple[date, Opportunity]]]] = field(default_factory=dict)
    """Account → renewal opportunity → its versions, each with the day from which it was known; the first held before, too."""
    answers: List[Answer] = field(default_factory=list)
    touchpoints: List[Happening] = field(default_factory=list)
    referrals: List[Happening] = field(default_factory=list)
    deals: List[Deal] = field(default_factory=list)
    users: Dict[str, Dict[date, Set[str]]] = field(default_factory=dict)
    """Account → day → users with any event."""
    sessions: Dict[str, Dict[Tuple[date, str], List[Decimal]]] = field(default_factory=dict)
    """Account → day and user → seconds of each session that says how long it was."""
    extracted_at: Optional[datetime] = None
    notes: List[str] = field(default_factory=list)
