"""Retention by month of first paid MRR and age, in two readings: active (returners count again) and unbroken (until first loss)."""

from collections import defaultdict
from typing import Dict, Iterator, List

from .book import Book
from .members import ALL
from .money import ZERO, ratio
from .months import label
from .movements import Movement

COLUMNS = ("cohort", "age", "cohort_accounts", "cohort_mrr", "retained_accounts", "retained_mrr", "logo_retention", "mrr_retention",
           "unbroken_accounts", "unbroken_mrr", "logo_retention_unbroken", "mrr_retention_unbroken")
SUMS = ("cohort_accounts", "cohort_mrr", "retained_accounts", "retained_mrr", "unbroken_accounts", "unbroken_mrr")


def cohorts(book: Book, movements: List[Movement]) -> Iterator[Dict]:
    """One row a cohort and age reached; '(all)' is the mean weighted by accounts and by MRR at age 0, of cohorts old enough."""
    first_churn: Dict[str, int] = {}
    for movement in movements:
        if movement.movement == "churn":
            first_churn.setdefault(movement.account, movement.month)
    accounts = defaultdict(list)
    for account in book.accounts:
        if book.cohort(account) is not None:
            accounts[book.cohort(account)].append(account)
    means: Dict[int, Dict] = {}
    for cohort in sorted(accounts):
        for age in range(book.closing - cohort + 1):
            row = _sums(book, accounts[cohort], cohort, cohort + age, first_churn)
            total = means.setdefault(age, {name: 0 for name in SUMS})
            for name in SUMS:
                total[name] += row[name]
            yield _rates(dict(row, cohort=label(cohort), age=age))
    for age, total in sorted(means.items()):
        yield _rates(dict(total, cohort=ALL, age=age))


def _sums(book, accounts, cohort, month, first_churn) -> Dict:
    paying = [account for account in accounts if book.mrr(account, month) > 0]
    unbroken = [account for account in paying if first_churn.get(account, month + 1) > month]
    return {
        "cohort_accounts": len(accounts),
        "cohort_mrr": sum((book.mrr(account, cohort) for account in accounts), ZERO),
        "retained_accounts": len(paying),
        "retained_mrr": sum((book.mrr(account, month) for account in paying), ZERO),
        "unbroken_accounts": len(unbroken),
        "unbroken_mrr": sum((book.mrr(account, month) for account in unbroken), ZERO),
    }


def _rates(row: Dict) -> Dict:
    row["logo_retention"] = ratio(row["retained_accounts"], row["cohort_accounts"])
    row["mrr_retention"] = ratio(row["retained_mrr"], row["cohort_mrr"])
    row["logo_retention_unbroken"] = ratio(row["unbroken_accounts"], row["cohort_accounts"])
    row["mrr_retention_unbroken"] = ratio(row["unbroken_mrr"], row["cohort_mrr"])
    return row
