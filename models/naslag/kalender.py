"""Working days in the Netherlands."""

from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

_ZATERDAG = 5


@cache
def _feestdagen() -> HolidayBase:
    """Public and generally observed days off; without `optional`, 5 May would be missing."""
    return country_holidays("NL", categories=("public", "optional"))


def is_werkdag(dag: date) -> bool:
    """Whether people are at work: no weekend, no day off."""
    return dag.weekday() < _ZATERDAG and dag not in _feestdagen()


def werkdag_vanaf(dag: date) -> date:
    """This day if it is a working day, else the next one."""
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag
