"""The only module that reads the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def dag(moment: datetime) -> date:
    """The day in the Netherlands; policy and dates on forms follow it."""
    return moment.astimezone(NEDERLAND).date()


def op_scherm(moment: datetime) -> str:
    """A moment as people read it: local time in the Netherlands, to the minute."""
    return moment.astimezone(NEDERLAND).strftime("%d-%m-%Y %H:%M")
