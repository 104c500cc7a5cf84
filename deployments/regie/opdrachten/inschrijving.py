"""Functionarissen come, and enrol: with a link, confirmed by another beheerder."""

from typing import Annotated

import typer

from deployments.regie.basis.ondertekening import getekend, over, samen, tekenaars, ziend
from deployments.regie.basis.opdracht import (
    Als,
    AlsMisschien,
    Code,
    CodeMisschien,
    Functionaris,
    FunctionarisOfLeeg,
    Namens,
    Opdrachten,
    Tot,
    Tweede,
    TweedeCode,
    TweedeCodeMisschien,
    TweedeMisschien,
    Van,
)
from deployments.regie.scherm.inschrijving import toon_app, toon_link
from deployments.regie.scherm.tabel import Json, toon, toon_json
from models.basis import id_zoals_gegeven
from models.fouten import OnjuisteInvoer

app = Opdrachten()


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
    persoon: Annotated[
        str | None,
        typer.Option(
            metavar="F",
            parser=id_zoals_gegeven,
            help="Een ander account van dezelfde mens; door twee.",
        ),
    ] = None,
    tweede: TweedeMisschien = None,
    tweede_code: TweedeCodeMisschien = None,
    json: Json = False,
) -> None:
    """Voeg een functionaris toe, en maak de link waarmee die zich inschrijft.

    Een andere beheerder bevestigt daarna de inschrijving. In een leeg register van productie wordt
    de eerste de eerste beheerder, zonder --als; die schrijft zich hier in.
    """
    from tasks.basis.tijd import nu
    from tasks.mensen import toevoegen
    from tasks.mensen.mandaatopdracht import Mandaatopdracht

    _eis_heel_mandaat(rol, gebied, van, tot, namens)
    nieuw = None
    if rol is not None and gebied is not None:
        nieuw = Mandaatopdracht(rol, gebied, van or "", tot or "", namens or "")
    if als is None or code is None:
        if persoon is not None or tweede is not None:
            raise OnjuisteInvoer("--persoon, --tweede", "horen bij --als; geef dat ook")
        uri = toevoegen.voeg_eerste_toe(functionaris, nieuw, moment=nu())
        toon_app(functionaris, uri, json=json)
        return
    wat = [f"{functionaris} wordt toegevoegd, met mandaat: {nieuw or 'geen'}"]
    if persoon:
        wat.append(f"{functionaris} is dezelfde mens als {over(persoon)}")
    paar = tekenaars(als, code, tweede, tweede_code, wat=wat)
    link = toevoegen.voeg_toe(functionaris, nieuw, *paar, moment=nu(), persoon=persoon or "")
    toon_link(functionaris, link, json=json)


@app.opdracht()
def inschrijflink(functionaris: Functionaris, als: Als, code: Code, json: Json = False) -> None:
    """Maak een nieuwe inschrijflink; een oude werkt dan niet meer."""
    from tasks.basis.tijd import nu
    from tasks.mensen.inschrijven import nieuwe_link

    link = nieuwe_link(functionaris, getekend(als, code), moment=nu())
    toon_link(functionaris, link, json=json)


@app.opdracht()
def bevestig(
    functionaris: FunctionarisOfLeeg = "",
    *,
    als: Als,
    code: Code,
    kenmerk: Annotated[
        str, typer.Option(metavar="K", help="Wat de functionaris u noemde, als ABCD-EFGH.")
    ] = "",
    invoer: Annotated[
        str | None, typer.Option(metavar="BESTAND", help="JSON met veel kenmerken; zie boven.")
    ] = None,
    json: Json = False,
) -> None:
    """Bevestig een inschrijving, als een andere beheerder dan wie de link maakte.

    Vraag het kenmerk aan de functionaris zelf, langs een weg die u kent. Met --invoer in plaats van
    F en --kenmerk bevestigt u er veel met één code: {"hovj.limburg": "ABCD-EFGH"}.
    """
    from deployments.regie.basis.invoer import lees
    from tasks.basis.tijd import nu
    from tasks.mensen.bevestigen import bevestig as doe
    from tasks.mensen.bevestigen import gelezen_kenmerken

    gegeven = lees(invoer) if invoer else {functionaris: kenmerk}
    if bool(invoer) == bool(functionaris or kenmerk):
        raise OnjuisteInvoer("F", "noem een functionaris en --kenmerk, of --invoer")
    kenmerken = gelezen_kenmerken(gegeven)
    wat = [f"{over(wie)} is ingeschreven" for wie in kenmerken]
    bevestigd = doe(kenmerken, ziend(als, code, wat=wat), moment=nu())
    if json:
        toon_json([{"id": wie, "mandaten": mandaten} for wie, mandaten in bevestigd.items()])
        return
    for wie, mandaten in bevestigd.items():
        toon(f"Vastgelegd: {wie} is ingeschreven; mandaten: {', '.join(mandaten) or 'geen'}.")


@app.opdracht()
def herstel(
    functionaris: Functionaris,
    als: Als,
    code: Code,
    tweede: Tweede,
    tweede_code: TweedeCode,
    json: Json = False,
) -> None:
    """Laat iemand zich opnieuw inschrijven met dezelfde id: nieuwe telefoon, of terug van weg.

    De oude codes werken meteen niet meer en de oude adressen horen het. Wie was ingetrokken, krijgt
    de mandaten opnieuw met `mandaat`. Door twee beheerders.
    """
    from tasks.basis.tijd import nu
    from tasks.berichten.herstel import herstel as doe

    wat = [f"{over(functionaris)} schrijft zich opnieuw in; de oude codes werken niet meer"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    toon_link(functionaris, doe(functionaris, paar, moment=nu()), json=json)


@app.opdracht()
def noodherstel(
    functionaris: Functionaris,
    hoofdsleutel: Annotated[
        str, typer.Option(metavar="BESTAND", help="Bestand met de hoofdsleutel; - is stdin.")
    ],
    json: Json = False,
) -> None:
    """Schrijf een beheerder hier opnieuw in als er geen twee meer kunnen tekenen.

    Daarvoor is de hoofdsleutel nodig: het bestand `sleutel` in REGIE_HOME, of de eerste sleutel van
    REGIE_SLEUTEL. Het wordt als noodgreep vastgelegd, en elke andere beheerder hoort het.
    """
    from deployments.regie.basis.invoer import lees_tekst
    from tasks.basis.tijd import nu
    from tasks.berichten.herstel import noodherstel as doe

    sleutel = lees_tekst(hoofdsleutel).split()
    uri = doe(functionaris, sleutel[0] if sleutel else "", moment=nu())
    toon_app(functionaris, uri, json=json)


def _eis_heel_mandaat(rol: str | None, gebied: str | None, *beperking: str | None) -> None:
    """OnjuisteInvoer for a part of a mandate: silently leaving it out would surprise someone."""
    if (rol is None) != (gebied is None):
        raise OnjuisteInvoer("--rol en --gebied", "horen bij elkaar; geef beide, of geen van beide")
    if rol is None and any(deel is not None for deel in beperking):
        raise OnjuisteInvoer(
            "--van, --tot, --namens", "horen bij een mandaat; geef ook --rol en --gebied"
        )
