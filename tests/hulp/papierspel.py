"""Paper in tests: handed out, read back as a person or a machine reads it."""

import io
import re
from datetime import timedelta
from typing import Any

from pypdf import PdfReader

from tasks.basis.database import transactie
from tasks.dossier.uitgeven import Uitgifte, geef_uit
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tests.hulp.zaakspel import HOVJ, Zaakspel, getekend


def uitgegeven(spel: Zaakspel, wie: str = HOVJ, **keuze: object) -> tuple[Uitgifte, bytes]:
    """The hand-out and its PDF, a minute after what was last done."""
    spel.nu += timedelta(minutes=1)
    pdfs: list[bytes] = []
    gegeven = {"moment": spel.nu, "schrijf": pdfs.append, **keuze}
    uitgifte = geef_uit(spel.zaaknummer, getekend(wie, spel.nu), **gegeven)
    (pdf,) = pdfs
    return uitgifte, pdf


def leg_besluit_vast(
    spel: Zaakspel, stap: str, velden: object, *, bij: dict | None = None, **plek: Any
) -> int:
    """A besluit as the register holds it, whoever may take it; its number."""
    wie = Handelende("iemand", "nctv", "landelijk")
    inhoud = {"antwoord": velden, **(bij or {})}
    with transactie() as sessie:
        wat = Gebeurtenis(spel.zaaknummer, "besluit", inhoud, stap=stap, wie=wie, **plek)
        return leg_vast(sessie, wat, moment=spel.nu).volgnummer


def bladen(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [blad.extract_text() for blad in PdfReader(io.BytesIO(pdf)).pages]


def tekst(pdf: bytes) -> str:
    """The text of all pages without headers, footers and the ends of lines."""
    regels = [regel for blad in bladen(pdf) for regel in blad.splitlines()]
    inhoud = (regel for regel in regels if not re.match(r"Zaak BB-|BB-.* pagina ", regel))
    return kaal(" ".join(inhoud))


def kaal(tekst_: str) -> str:
    """Without white space: where a line ends is up to the page."""
    return re.sub(r"\s", "", tekst_)


def lettertypen(pdf: bytes) -> dict[str, bool]:
    """Every font in the file, and whether it is embedded."""
    gevonden = {}
    for blad in PdfReader(io.BytesIO(pdf)).pages:
        for soort in blad["/Resources"]["/Font"].values():
            (afgeleid,) = soort.get_object()["/DescendantFonts"]
            beschrijving = afgeleid.get_object()["/FontDescriptor"]
            ingesloten = any(naam.startswith("/FontFile") for naam in beschrijving)
            gevonden[soort.get_object()["/BaseFont"]] = ingesloten
    return gevonden
