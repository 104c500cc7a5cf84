"""Acts that nobody has to ask for: each from a file, by someone with a code and a mandate."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from deployments.regie.basis.ondertekening import getekend
from deployments.regie.basis.opdracht import Als, Bestand, Code, Opdrachten, Zaaknummer
from deployments.regie.scherm.tabel import LATER, Json, toon, toon_json, zeg
from models.basis import id_zoals_gegeven
from models.fouten import OnjuisteInvoer
from tasks.antwoorden.handelingen import HANDELINGEN

app = Opdrachten("Handelen")
_UITSLUITING = "zaak-uitsluiting"


def _opdracht(naam: str) -> Callable[..., None]:
    def voer_uit(
        zaaknummer: Zaaknummer, als: Als, code: Code, invoer: Bestand, json: Json = False
    ) -> None:
        from deployments.regie.basis.invoer import lees

        _doe(naam, zaaknummer, als, code, lambda: lees(invoer), json=json)

    return voer_uit


def _doe(
    naam: str, zaaknummer: str, als: str, code: Code, invoer: Callable[[], Any], *, json: bool
) -> None:
    from tasks.antwoorden.daden import DADEN
    from tasks.basis.tijd import nu
    from tasks.runs.wekken import bel
    from tasks.zaak.zaken import eis_zaak

    eis_zaak(zaaknummer)
    onderwerp = DADEN[naam].doe(zaaknummer, invoer(), getekend(als, code), moment=nu())
    if json:
        toon_json({"zaaknummer": zaaknummer, "onderwerp": onderwerp})
    else:
        toon(f"Vastgelegd: {naam} in {zaaknummer}, door {als}. {HANDELINGEN[naam].gedaan}")
    if not bel(zaaknummer):
        zeg(LATER)


def _zaak_uitsluiting(
    zaaknummer: Zaaknummer,
    als: Als,
    code: Code,
    invoer: Bestand,
    functionaris: Annotated[
        str | None,
        typer.Option(
            metavar="F",
            parser=id_zoals_gegeven,
            help="Wie; anders `functionaris` in het bestand.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """As the others, but whom it is about may be named beside the file."""
    from deployments.regie.basis.invoer import lees

    def met_functionaris() -> Any:  # noqa: ANN401  JSON of any shape; the models judge it
        gegeven = lees(invoer)
        if functionaris is None or not isinstance(gegeven, dict):
            return gegeven
        if id_zoals_gegeven(str(gegeven.get("functionaris", functionaris))) != functionaris:
            raise OnjuisteInvoer(
                "functionaris", "is in het bestand een ander dan bij --functionaris"
            )
        return {**gegeven, "functionaris": functionaris}

    _doe(_UITSLUITING, zaaknummer, als, code, met_functionaris, json=json)


_EIGEN = {_UITSLUITING: _zaak_uitsluiting}
"""Commands that take more than their file."""
for _naam, _handeling in HANDELINGEN.items():
    _voer_uit = _EIGEN.get(_naam) or _opdracht(_naam)
    _voer_uit.__doc__ = _handeling.uitleg
    app.opdracht(_naam)(_voer_uit)
