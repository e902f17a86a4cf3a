"""The RavenStack extracts. Their amounts are monthly; an end date is taken as the first day not served; the plan stands for the product."""

from datetime import date, datetime, timezone
from pathlib import Path

from .money import ZERO
from .reading import rows
from .records import AccountVersion, Source, Stretch
from .values import read_day, read_decimal, read_flag


def read_ravenstack(folder: Path, zone, currency: str) -> Source:
    """Amounts are in dollars and are taken as they are, as the reporting currency."""
    source = Source()
    for _, cells in rows(folder / "ravenstack_subscriptions.csv"):
        source.stretches.append(Stretch(
            account=cells["account_id"], item=cells["subscription_id"], product=cells["plan_tier"], currency=currency,
            amount=read_decimal(cells["mrr_amount"]), discount=ZERO, billing_months=1,
            start=read_day(cells["start_date"], zone),
            end=read_day(cells["end_date"], zone) if cells["end_date"] else None,
            is_trial=read_flag(cells["is_trial"])))
    for _, cells in rows(folder / "ravenstack_accounts.csv"):
        attributes = {"acquisition_channel": cells["referral_source"], "industry": cells["industry"], "country": cells["country"]}
        source.accounts[cells["account_id"]] = [AccountVersion(date.min, attributes)]
    newest = max(file.stat().st_mtime for file in folder.glob("*.csv"))
    source.extracted_at = datetime.fromtimestamp(newest, timezone.utc)
    source.notes.append("ravenstack: no costs, ledger, milestones or contracts; the plan is taken as the product")
    return source
