"""The only module that reads the clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def op_scherm(moment: datetime) -> str:
    """A moment as people read it: local time in the Netherlands, to the minute."""
    return moment.astimezone(NEDERLAND).strftime("%d-%m-%Y %H:%M")
