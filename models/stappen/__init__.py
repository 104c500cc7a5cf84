"""Everything that is asked or done: a stap or an act is one row, in the file of its process."""

from models.begrippen import Bevoegd, Domein
from models.formulieren.basis import Antwoord
from models.fouten import NietGevonden
from models.rules.bevoegden import Bevoegdheidscontext
from models.stappen import gemeente, lokaal_domein, objecten, stelsel, toetsing, triage
from models.stappen.handelingen import HANDELINGEN, Handeling
from models.stappen.stap import Stap

__all__ = [
    "HANDELINGEN",
    "STAPNAMEN",
    "STAPPEN",
    "Handeling",
    "Stap",
    "bevoegden",
    "eis_stap",
    "formulier",
    "niet_gevraagd",
    "norm_van",
    "variant_in",
]
STAPPEN: dict[str, Stap] = {
    stap.naam: stap
    for deel in (lokaal_domein, triage, stelsel, gemeente, toetsing, objecten)
    for stap in deel.STAPPEN
}
STAPNAMEN = frozenset(STAPPEN)
_ONBEKEND = f"Deze stap bestaat niet; bekend zijn {', '.join(STAPPEN)}"
_HANDELINGEN: dict[str, Handeling] = {handeling.naam: handeling for handeling in HANDELINGEN}


def variant_in(stap: str, domein: Domein) -> str:
    """The variant of a stap in cases of this domein; none where its form is the ordinary one."""
    return domein.value if domein in STAPPEN[stap].varianten else ""


def formulier(stap: str, variant: str = "") -> type[Antwoord]:
    """The form of a stap; the variant is the ordered product, or the domein."""
    return STAPPEN[stap].varianten.get(variant, STAPPEN[stap].formulier)


def bevoegden(naam: str, context: Bevoegdheidscontext, uitkomst: str = "") -> list[Bevoegd]:
    """Roles in areas that may give this answer or do this act; the first is the one who is asked.

    KeyError for a name that is neither a stap nor an act.
    """
    if naam in STAPPEN:
        stap = STAPPEN[naam]
        return stap.wie_bij.get(uitkomst, stap.wie)(context)
    return _HANDELINGEN[naam].wie(context)


def eis_stap(naam: str) -> None:
    """NietGevonden if no procedure has this stap."""
    if naam not in STAPPEN:
        raise NietGevonden(f"{_ONBEKEND}.")


def niet_gevraagd(naam: str) -> str:
    """Why a case has no such vraag, as a sentence."""
    return f"De vraag {naam} is in deze zaak niet gesteld." if naam in STAPPEN else f"{_ONBEKEND}."


def norm_van(naam: str) -> str:
    """The norm by which anyone else is refused."""
    return STAPPEN[naam].norm if naam in STAPPEN else _HANDELINGEN[naam].norm
