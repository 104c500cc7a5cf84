"""What comes due in the weeks to come, for operators; no content."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deployments.regie.basis.opdracht import Opdrachten
from deployments.regie.scherm.tabel import Json, toon, toon_json, toon_tabel
from models.fouten import OnjuisteInvoer

if TYPE_CHECKING:
    from tasks.overzicht.agenda import Week

app = Opdrachten("Zaken")
_BREED = 40
_MEER = 520
_TEKENS = "█▓░"


@app.opdracht()
def agenda(
    weken: Annotated[int, typer.Option(min=1, max=_MEER, help="Hoeveel weken, met deze.")] = 8,
    ics: Annotated[
        Path | None, typer.Option(metavar="BESTAND", help="Schrijf een kalenderbestand.")
    ] = None,
    json: Json = False,
) -> None:
    """Toon toetsdata, momenten en termijnen van de komende weken; zonder inhoud."""
    from tasks.basis.bestanden import schrijf_heel
    from tasks.basis.database import lezen
    from tasks.basis.tijd import nu
    from tasks.overzicht.agenda import agenda as kijk
    from tasks.overzicht.agenda import als_document, als_kalender, per_week

    moment = nu()
    with lezen() as sessie:
        punten = kijk(sessie, moment=moment, weken=weken)
    lijst = per_week(punten, moment=moment, weken=weken)
    if ics:
        try:
            schrijf_heel(ics, als_kalender(punten, moment=moment))
        except OSError:
            raise OnjuisteInvoer(
                "--ics",
                f"{ics} is niet te schrijven; noem een bestand in een map die bestaat"
                " en waarin u mag schrijven",
            ) from None
    if json:
        toon_json(als_document(punten, lijst, moment=moment))
        return
    toon_tabel(
        ("wanneer", "zaak", "wat", "van"),
        (
            (
                p.wanneer + (" verlopen" if p.verlopen(moment) else ""),
                p.zaaknummer,
                p.wat,
                p.van,
            )
            for p in punten
        ),
        leeg="Er komt in deze weken niets.",
    )
    toon(_staven(lijst))
    if ics:
        toon(f"Geschreven: {ics}")


def _staven(weken: "list[Week]") -> str:
    """A bar per week, and what its signs mean."""
    from tasks.overzicht.agenda import Agendasoort

    meest = max((sum(week.aantal.values()) for week in weken), default=0)
    schaal = min(1.0, _BREED / meest) if meest else 1.0
    regels = []
    for week in weken:
        staaf = "".join(
            teken * round(week.aantal[soort] * schaal)
            for soort, teken in zip(Agendasoort, _TEKENS, strict=True)
        )
        aantal = sum(week.aantal.values())
        regels.append(f"{week.naam:>8} ({week.maandag:%d-%m})  {staaf} {aantal or '-'}")
    uitleg = "   ".join(f"{teken} {s}" for s, teken in zip(Agendasoort, _TEKENS, strict=True))
    return "\n".join([*regels, "", uitleg])
