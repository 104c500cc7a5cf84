"""Functionarissen: who they are, and how they are reached."""

from collections.abc import Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from deployments.regie.basis.ondertekening import over, samen, tekenaars
from deployments.regie.basis.opdracht import (
    Als,
    AlsMisschien,
    Bestand,
    Code,
    CodeMisschien,
    Functionaris,
    Opdrachten,
    Tweede,
    TweedeCode,
    TweedeCodeMisschien,
    TweedeMisschien,
)
from deployments.regie.scherm.bestand import nieuw_bestand
from deployments.regie.scherm.inschrijving import wijs_op_adres
from deployments.regie.scherm.tabel import Json, bezig, op_scherm, toon, toon_json, toon_tabel, zeg
from models.fouten import OnjuisteInvoer

app = Opdrachten(help="Functionarissen en hun mandaten.", no_args_is_help=True)


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
    from tasks.mensen.lijst import lijst_functionarissen as alle

    gevonden = alle()
    if json:
        toon_json(gevonden)
        return
    toon_tabel(
        ("functionaris", "mandaten", "kanalen", "inschrijving", "ingetrokken", "deur dicht tot"),
        (
            (
                "\n".join(filter(None, (f["id"], f["naam"], f["functie"]))),
                "\n".join(map(_mandaat_tekst, f["mandaten"])),
                _kanalen_tekst(f),
                f["inschrijving"],
                op_scherm(f["ingetrokken"]),
                _dicht_tekst(f["deur_dicht_tot"]),
            )
            for f in gevonden
        ),
        leeg="Er zijn nog geen functionarissen."
        " `regie functionaris toevoegen F` maakt de eerste beheerder.",
    )


@app.opdracht()
def kanalen(
    functionaris: Functionaris,
    als: Als,
    code: Code,
    invoer: Bestand,
    tweede: TweedeMisschien = None,
    tweede_code: TweedeCodeMisschien = None,
    json: Json = False,
) -> None:
    """Stel in hoe iemand te bereiken is, in volgorde, en lees terug wie dat bereikt.

    BESTAND is een JSON-lijst, als ["naam@example.org", "+31612345678", "webhooks://:geheim@host"];
    de eerste twee gaan langs REGIE_MAIL_RELAY en REGIE_SMS_RELAY. Een adres van Apprise mag ook.
    Uw eigen adressen wijzigt u zelf, die van een ander twee beheerders; de oude adressen horen het.
    """
    from deployments.regie.basis.invoer import lees
    from tasks.basis.tijd import nu
    from tasks.berichten.adressen import bereikt, stel_in

    adressen = lees(invoer)
    langs = bereikt(adressen)
    regels = [f"{nr}. {soort} naar {wie}" for nr, (soort, wie) in enumerate(langs, start=1)]
    wat = [f"{over(functionaris)} wordt bereikt langs deze {len(langs)} kanalen", *regels]
    paar = tekenaars(als, code, tweede, tweede_code, wat=wat)
    aantal = stel_in(functionaris, adressen, *paar, moment=nu())
    if json:
        kanalen = [{"soort": soort, "bereikt": wie} for soort, wie in langs]
        toon_json({"id": functionaris, "kanalen": kanalen})
        return
    toon(f"Vastgelegd: {functionaris} heeft {aantal} kanalen.")
    for regel in regels:
        toon(regel)
    if aantal:
        zeg(
            "Naar elk nieuw adres gaat een proefbericht;"
            " het is bevestigd zodra iemand de link daarin gebruikt."
        )


@app.opdracht()
def gegevens(
    functionaris: Functionaris,
    als: Als,
    code: Code,
    tweede: Tweede,
    tweede_code: TweedeCode,
    invoer: Bestand,
) -> None:
    """Leg vast hoe iemand heet en wat de functie is, voor scherm en papier; door twee beheerders.

    BESTAND is JSON, als {"naam": "mr. A. Voorbeeld", "functie": "hoofdofficier"}.
    """
    from deployments.regie.basis.invoer import lees
    from tasks.basis.tijd import nu
    from tasks.mensen.gegevens import gelezen, stel_gegevens_in

    gegeven = lees(invoer)
    wat = [f"{over(functionaris)} heet voortaan {gelezen(gegeven)}"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    stel_gegevens_in(functionaris, gegeven, paar, moment=nu())
    toon(f"Vastgelegd: de gegevens van {functionaris} zijn gewijzigd.")


@app.opdracht()
def importeer(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="CSV; - is standaardinvoer.")],
    als: AlsMisschien = None,
    code: CodeMisschien = None,
    tweede: TweedeMisschien = None,
    tweede_code: TweedeCodeMisschien = None,
    uit: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND", help="Waar de links komen van wie geen adres heeft."),
    ] = None,
    *,
    proef: Annotated[bool, typer.Option("--proef", help="Alleen nagaan.")] = False,
    json: Json = False,
) -> None:
    """Voeg veel functionarissen toe uit een tabel, met hun mandaten; door twee beheerders.

    Kolommen: id, naam, functie, rol, gebied, van, tot, adres (mail), persoon (een ander account van
    dezelfde mens, ook een eerder in de tabel). Een id die vaker voorkomt, krijgt elk mandaat. Wie
    een adres heeft, krijgt daar de inschrijflink.
    """
    from deployments.regie.basis.invoer import lees_tekst
    from tasks.basis.tijd import nu
    from tasks.berichten import importeren

    tekst = lees_tekst(bestand)
    gevonden = importeren.keur(tekst, moment=nu())
    zonder = [nieuw.id for nieuw in gevonden if not nieuw.adres]
    stand = {
        "functionarissen": len(gevonden),
        "mandaten": sum(len(nieuw.mandaten) for nieuw in gevonden),
        "zonder_adres": len(zonder),
        "vastgelegd": not proef,
    }
    if not proef:
        if zonder and uit is None:
            raise OnjuisteInvoer(
                "--uit", f"noem een bestand voor de links van wie geen adres heeft ({len(zonder)})"
            )
        if als is None or code is None or tweede is None or tweede_code is None:
            raise OnjuisteInvoer(
                "--als, --code, --tweede, --tweede-code", "zijn verplicht, behalve met --proef"
            )
        wat = list(map(importeren.omschreven, gevonden))
        paar = samen(als, code, tweede, tweede_code, wat=wat)
        with nieuw_bestand(uit) if uit and zonder else nullcontext() as bestand_:
            schrijf = partial(_schrijf_links, bestand_)
            importeren.importeer(tekst, paar, moment=nu(), schrijf=schrijf)
    if json:
        toon_json(stand)
        return
    aantal = f"{stand['functionarissen']} functionarissen met {stand['mandaten']} mandaten"
    toon(f"Nagegaan, niets vastgelegd: {aantal}." if proef else f"Vastgelegd: {aantal}.")
    if zonder and not proef:
        zeg(
            f"De links van {len(zonder)} zonder adres staan in {uit}; wis het als zij zijn bezorgd."
        )
        wijs_op_adres()


def _schrijf_links(bestand: IO[bytes] | None, links: Mapping[str, str]) -> None:
    if bestand is not None:
        regels = ("id,link", *(f"{wie},{link}" for wie, link in links.items()))
        bestand.write("".join(f"{regel}\n" for regel in regels).encode())


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
