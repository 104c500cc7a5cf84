"""A dossier as people read it: where the case stands, then everything that happened, in order."""

from collections.abc import Iterator, Mapping
from typing import Any

from models.begrippen import Feitsoort
from models.stappen import STAPPEN, formulier
from models.zaak.feit import Feit, variant
from tasks.basis.tijd import op_scherm
from tasks.dossier.boom import Deel, Groep, Onderdeel, Veld, Zin
from tasks.dossier.lezen import Dossier
from tasks.dossier.woorden import ja_nee, naam_van, waarde_van

_VERWIJST = frozenset({"vraag", "op_de_pagina"})
"""What only points at something that stands here already."""
_DICHT = Zin(
    "Dit informatieproduct is achtergehouden: de leverancier beperkte het delen (N094)."
    " Alleen het gezag en de leverancier lezen het."
)


def verhaal(dossier: Dossier) -> Deel:
    """The whole dossier, as this reader may see it."""
    zaak = dossier.zaak
    stand = {"Status": zaak.status, "Domein": zaak.domein, "Gezag": zaak.gezag}
    zichtbaar = {feit.volgnummer for feit in dossier.feiten}
    return Deel(
        f"Dossier {zaak.zaaknummer}",
        (
            *(Veld(naam, str(waarde)) for naam, waarde in stand.items()),
            Veld("Eenheid", zaak.eenheid),
            Veld("Stand van de zaak", zaak.feiten[-1].hash),
            *(
                _deel(feit, zaak.feiten, dossier.namen, feit.volgnummer in zichtbaar)
                for feit in zaak.feiten
            ),
        ),
    )


def _deel(
    feit: Feit,
    feiten: list[Feit],
    namen: Mapping[str, str],
    open_: bool,  # noqa: FBT001  of this one record
) -> Deel:
    inhoud = tuple(_velden(feit, feiten)) if open_ else (_DICHT,)
    return Deel(_kop(feit), (*_door(feit, namen), *inhoud))


def _kop(feit: Feit) -> str:
    stap = STAPPEN[feit.stap].titel if feit.stap in STAPPEN else ""
    wat = Feitsoort(feit.soort).toont + (f": {stap}" if stap else "")
    wat += f", onderwerp {feit.onderwerp}" if feit.onderwerp else ""
    return f"{op_scherm(feit.moment)} · {wat} (vastlegging {feit.volgnummer})"


def _door(feit: Feit, namen: Mapping[str, str]) -> Iterator[Zin]:
    if feit.functionaris:
        namens = f" namens {namen.get(feit.namens, feit.namens)}" if feit.namens else ""
        plek = f", {feit.rol} ({feit.gebied})" if feit.gebied else ""
        yield Zin(f"Door {namen.get(feit.functionaris, feit.functionaris)}{namens}{plek}.")


def _velden(feit: Feit, feiten: list[Feit]) -> Iterator[Onderdeel]:
    titels = _titels(feit, feiten)
    for naam, waarde in feit.inhoud.items():
        if naam in _VERWIJST:
            continue
        inhoud = waarde if naam == "antwoord" else {naam: waarde}
        for veld in sorted(inhoud, key=[*titels, *inhoud].index):  # in the order of the form
            yield from _veld(titels.get(veld, naam_van(veld)), waarde_van(veld, inhoud[veld]))


def _titels(feit: Feit, feiten: list[Feit]) -> Mapping[str, str]:
    if feit.soort != Feitsoort.BESLUIT or feit.stap not in STAPPEN:
        return {}
    velden = formulier(feit.stap, variant(feit, feiten)).model_fields
    return {naam: veld.title or naam_van(naam) for naam, veld in velden.items()}


def _veld(naam: str, waarde: Any) -> Iterator[Veld | Groep]:  # noqa: ANN401  JSON of any shape
    """One field; what is empty is left out."""
    if waarde in (None, "", [], {}):
        return
    if isinstance(waarde, dict | list):
        delen = waarde.items() if isinstance(waarde, dict) else enumerate(waarde, start=1)
        velden = (veld for deel, w in delen for veld in _veld(naam_van(str(deel)), w))
        yield Groep(naam, tuple(velden))
    else:
        yield Veld(naam, ja_nee(waarde) if isinstance(waarde, bool) else str(waarde))
