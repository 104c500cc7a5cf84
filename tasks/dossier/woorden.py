"""The words in which people read a record: names of fields, yes and no, dates."""

from datetime import date, datetime
from typing import Any

from models.begrippen.woorden import woord
from tasks.basis.tijd import NEDERLAND

_VELDEN = {
    "ingevoerd_op": "Ingevoerd op",
    "deur": "Weg waarlangs is geantwoord",
    "bewijs": "Getekend met",
    "gelezen": "Las het dossier (vastlegging)",
    "getoond": "Zag de zaak tot en met (vastlegging)",
    "zaakhoofd": "Stand van de zaak (hash) waarop is besloten",
    "advies": "Advies (hash) waarop is besloten",
    "aanleiding": "Aanleiding (vastlegging)",
    "besluit": "Besluit (vastlegging)",
    "wet": "Wettelijke grondslag",
}
_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def naam_van(veld: str) -> str:
    """The name of a field that no form gives a title."""
    return _VELDEN.get(veld) or veld.replace("_", " ").capitalize()


def waarde_van(veld: str, waarde: Any) -> Any:  # noqa: ANN401  JSON of any shape
    """The value of a field that no form describes; as it is, unless people have a word for it."""
    return woord(waarde) if veld in {"deur", "bewijs"} else waarde


def ja_nee(waarde: bool) -> str:  # noqa: FBT001  it is the value itself
    """Ja of nee, as people read it."""
    return ("nee", "ja")[waarde]


def datum(dag: date) -> str:
    """A day, written out: 3 februari 2026."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def tijdstip(moment: datetime) -> str:
    """A moment to the second, in Dutch time, written out: 3 februari 2026, 21:14:05 uur."""
    hier = moment.astimezone(NEDERLAND)
    return f"{datum(hier)}, {hier:%H:%M:%S} uur"
