"""Functionarissen and their mandaten, by a beheerder."""

from typing import Annotated, Any

import typer

from deployments.regie.basis.ondertekening import getekend
from deployments.regie.basis.opdracht import (
    Als,
    AlsMisschien,
    Bestand,
    Code,
    CodeMisschien,
    Functionaris,
    Opdrachten,
)
from deployments.regie.scherm.tabel import Json, bezig, op_scherm, toon, toon_json, toon_tabel, zeg
from models.basis import id_zoals_gegeven
from models.fouten import OnjuisteInvoer

app = Opdrachten(help="Functionarissen en hun mandaten.", no_args_is_help=True)
Gebied = Annotated[str, typer.Option("--gebied", metavar="G", help="Eenheid, parket, gemeente.")]
Van = Annotated[str | None, typer.Option("--van", metavar="D", help="Vanaf; leeg is nu.")]
Tot = Annotated[str | None, typer.Option("--tot", metavar="D", help="Tot; leeg is zonder einde.")]
Namens = Annotated[
    str | None,
    typer.Option("--namens", metavar="F", parser=id_zoals_gegeven, help="Wie vervangen wordt."),
]


@app.opdracht()
def code(functionaris: Functionaris) -> None:
    """Toon zes cijfers die nu worden aanvaard; alleen op een demo-installatie."""
    from tasks.mensen.codes import demo_code

    with bezig("Wachten op de volgende code …"):
        gevonden = demo_code(functionaris)
    toon(gevonden)


@app.opdracht()
def lijst(json: Json = False) -> None:
    """Toon functionarissen en hun mandaten."""
    from tasks.mensen.beheer import lijst_functionarissen as alle

    gevonden = alle()
    if json:
        toon_json(gevonden)
        return
    toon_tabel(
        ("functionaris", "mandaten", "kanalen", "ingetrokken", "deur dicht tot"),
        (
            (
                f["id"],
                "\n".join(map(_mandaat_tekst, f["mandaten"])),
                _kanalen_tekst(f),
                op_scherm(f["ingetrokken"]),
                _dicht_tekst(f["deur_dicht_tot"]),
            )
            for f in gevonden
        ),
        leeg="Er zijn nog geen functionarissen."
        " `regie functionaris toevoegen F` maakt de eerste beheerder.",
    )


@app.opdracht()
def toevoegen(  # noqa: PLR0913  the options of bediening
    functionaris: Functionaris,
    *,
    als: AlsMisschien = None,
    code: CodeMisschien = None,
    rol: Annotated[str | None, typer.Option(metavar="R", help="Rol van een mandaat.")] = None,
    gebied: Annotated[str | None, typer.Option(metavar="G", help="Gebied daarvan.")] = None,
    van: Van = None,
    tot: Tot = None,
    namens: Namens = None,
    json: Json = False,
) -> None:
    """Voeg een functionaris toe; toont één keer waarmee de app codes maakt.

    In een leeg register van productie wordt de eerste de eerste beheerder, zonder --als.
    """
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer

    moment = nu()
    _eis_heel_mandaat(rol, gebied, van, tot, namens)
    nieuw = None
    if rol is not None and gebied is not None:
        nieuw = beheer.Mandaatopdracht(rol, gebied, van or "", tot or "", namens or "")
    if als is None or code is None:
        uri = beheer.voeg_eerste_toe(functionaris, nieuw, moment=moment)
    else:
        uri = beheer.voeg_toe(functionaris, nieuw, getekend(als, code), moment=moment)
    if json:
        toon_json({"id": functionaris, "uri": uri})
    else:
        _toon_inschrijving(functionaris, uri)


@app.opdracht()
def mandaat(
    functionaris: Functionaris,
    *,
    rol: Annotated[str, typer.Option(metavar="R", help="Rol.")],
    gebied: Gebied,
    als: Als,
    code: Code,
    van: Van = None,
    tot: Tot = None,
    namens: Namens = None,
) -> None:
    """Geef een mandaat, eventueel namens een ander (Awb 10:10)."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer

    nieuw = beheer.Mandaatopdracht(rol, gebied, van or "", tot or "", namens or "")
    beheer.geef_mandaat(functionaris, nieuw, getekend(als, code), moment=nu())
    toon(f"Vastgelegd: {functionaris} heeft een mandaat als {rol} ({gebied}).")


@app.opdracht()
def kanalen(functionaris: Functionaris, als: Als, code: Code, invoer: Bestand) -> None:
    """Stel in hoe iemand te bereiken is, in volgorde, en lees terug wie dat bereikt.

    BESTAND is een JSON-lijst, als ["naam@example.org", "+31612345678", "webhooks://:geheim@host"];
    de eerste twee gaan langs REGIE_MAIL_RELAY en REGIE_SMS_RELAY. Een adres van Apprise mag ook.
    """
    from deployments.regie.basis.invoer import lees
    from tasks.basis.tijd import nu
    from tasks.berichten.adressen import bereikt, stel_in

    adressen = lees(invoer)
    aantal = stel_in(functionaris, adressen, getekend(als, code), moment=nu())
    toon(f"Vastgelegd: {functionaris} heeft {aantal} kanalen.")
    for volgorde, (soort, wie) in enumerate(bereikt(adressen), start=1):
        toon(f"{volgorde}. {soort} naar {wie}")
    if aantal:
        zeg(
            "Naar elk nieuw adres gaat een proefbericht;"
            " het is bevestigd zodra iemand de link daarin gebruikt."
        )


@app.opdracht()
def intrekken(functionaris: Functionaris, als: Als, code: Code) -> None:
    """Trek een functionaris in, met alle mandaten, vanaf nu."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer

    beheer.trek_in(functionaris, getekend(als, code), moment=nu())
    toon(f"Vastgelegd: {functionaris} is ingetrokken.")


def _eis_heel_mandaat(rol: str | None, gebied: str | None, *beperking: str | None) -> None:
    """OnjuisteInvoer for a part of a mandate: silently leaving it out would surprise someone."""
    if (rol is None) != (gebied is None):
        raise OnjuisteInvoer("--rol en --gebied", "horen bij elkaar; geef beide, of geen van beide")
    if rol is None and any(deel is not None for deel in beperking):
        raise OnjuisteInvoer(
            "--van, --tot, --namens", "horen bij een mandaat; geef ook --rol en --gebied"
        )


def _toon_inschrijving(functionaris: str, uri: str) -> None:
    import segno

    toon(
        f"Functionaris {functionaris} is toegevoegd. Scan dit nu in de app; het komt niet terug.\n"
    )
    segno.make(uri).terminal(compact=True)
    toon(f"\n{uri}")
    zeg("Wie dit ziet, kan codes maken. Wis het scherm na het scannen.")


def _kanalen_tekst(f: dict[str, Any]) -> str:
    alle = ", ".join(f["kanalen"])
    return f"{alle}\nniet bevestigd: {', '.join(f['onbevestigd'])}" if f["onbevestigd"] else alle


def _dicht_tekst(tot: str | None) -> str:
    """A moment, or the act that it takes."""
    return tot if tot == "ontgrendelen" else op_scherm(tot)


def _mandaat_tekst(m: dict[str, Any]) -> str:
    tot = f" tot {op_scherm(m['tot'])}" if m["tot"] else ""
    namens = f" namens {m['namens']}" if m["namens"] else ""
    return f"{m['rol']} ({m['gebied']}) vanaf {op_scherm(m['van'])}{tot}{namens}"
