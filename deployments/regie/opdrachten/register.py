"""The register: is it whole, and what was recorded in a case."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from deployments.regie.basis.ondertekening import misschien_getekend
from deployments.regie.basis.opdracht import AlsMisschien, CodeMisschien, Opdrachten, Zaaknummer
from deployments.regie.scherm.tabel import Json, op_scherm, toon, toon_json, toon_tabel, zeg

if TYPE_CHECKING:
    from tasks.register.geweigerde_pogingen import Poging

app = Opdrachten(help="Het register: nagaan en tonen.", no_args_is_help=True)


@app.opdracht()
def controleer(
    document: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND_OF_CODE",
            help="Is dit uitgegeven papier gelijk aan het register? De PDF, of de code erop.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Ga na of het hele register heel is; noemt elke plek die dat niet is."""
    if document is not None:
        from deployments.regie.scherm import papier

        papier.controleer(document, json=json)
        return
    from tasks.register.controle import controleer as gebreken

    gevonden = gebreken()
    if json:
        toon_json({"heel": not gevonden, "gebreken": gevonden})
    else:
        toon("\n".join(gevonden) if gevonden else "Het register is heel.")
    if gevonden:
        zeg("Het register is niet heel. Leg dit vast en waarschuw de beheerder.")
        raise typer.Exit(1)


@app.opdracht(naam="toon")
def toon_zaak(
    zaaknummer: Zaaknummer,
    als: AlsMisschien = None,
    code: CodeMisschien = None,
    json: Json = False,
) -> None:
    """Toon wat in een zaak is vastgelegd; de inhoud alleen voor wie het dossier mag lezen."""
    from tasks.overzicht import zaken

    poging = misschien_getekend(als, code)
    inhoud = _inhoud(zaaknummer, poging) if poging else None
    rijen = zaken.vastleggingen(zaaknummer)
    if inhoud is not None:
        rijen = [rij | {"inhoud": inhoud.get(rij["volgnummer"])} for rij in rijen]
    if json:
        toon_json(rijen)
        return
    toon_tabel(
        ("nr", "keten", "moment", "soort", "stap", "rol", "functionaris", "hash"),
        (
            (
                rij["zaakvolgnummer"],
                rij["volgnummer"],
                op_scherm(rij["moment"]),
                rij["soort"],
                rij["stap"],
                rij["rol"],
                rij["functionaris"],
                rij["hash"],
            )
            for rij in rijen
        ),
        leeg="In deze zaak is niets vastgelegd.",
    )
    for rij in rijen if inhoud is not None else ():
        toon(f"\n{rij['volgnummer']} ({rij['soort']} {rij['stap']})")
        toon(_tekst(rij["inhoud"]))


def _inhoud(zaaknummer: str, poging: "Poging") -> dict[int, dict[str, Any]]:
    from tasks.basis.tijd import nu
    from tasks.dossier.lezen import lees_dossier

    gelezen = lees_dossier(zaaknummer, poging, moment=nu(), inhoud="register")
    return {feit.volgnummer: feit.inhoud for feit in gelezen.feiten}


def _tekst(inhoud: dict[str, Any] | None) -> str:
    from json import dumps

    if inhoud is None:
        return "achtergehouden: de leverancier beperkte het delen (N094)"
    return dumps(inhoud, ensure_ascii=False, indent=2)
