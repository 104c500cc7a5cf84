"""Functionarissen and their mandaten, by a beheerder."""

from collections.abc import Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from deployments.regie.basis.ondertekening import getekend, over, samen, tekenaars, ziend
from deployments.regie.basis.opdracht import (
    Als,
    AlsMisschien,
    Bestand,
    Code,
    CodeMisschien,
    Functionaris,
    FunctionarisOfLeeg,
    Opdrachten,
    Tweede,
    TweedeCode,
    TweedeCodeMisschien,
    TweedeMisschien,
)
from deployments.regie.scherm.bestand import nieuw_bestand
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

    moment = nu()
    _eis_heel_mandaat(rol, gebied, van, tot, namens)
    nieuw = None
    if rol is not None and gebied is not None:
        nieuw = Mandaatopdracht(rol, gebied, van or "", tot or "", namens or "")
    if als is None or code is None:
        if persoon is not None or tweede is not None:
            raise OnjuisteInvoer("--persoon, --tweede", "horen bij --als; geef dat ook")
        uri = toevoegen.voeg_eerste_toe(functionaris, nieuw, moment=moment)
        _toon_app(functionaris, uri, json=json)
        return
    wat = [f"{functionaris} wordt toegevoegd, met mandaat: {nieuw or 'geen'}"]
    if persoon:
        wat.append(f"{functionaris} is dezelfde mens als {over(persoon)}")
    paar = tekenaars(als, code, tweede, tweede_code, wat=wat)
    link = toevoegen.voeg_toe(functionaris, nieuw, *paar, moment=moment, persoon=persoon or "")
    _toon_link(functionaris, link, json=json)


@app.opdracht()
def inschrijflink(functionaris: Functionaris, als: Als, code: Code, json: Json = False) -> None:
    """Maak een nieuwe inschrijflink; een oude werkt dan niet meer."""
    from tasks.basis.tijd import nu
    from tasks.mensen.inschrijven import nieuwe_link

    link = nieuwe_link(functionaris, getekend(als, code), moment=nu())
    _toon_link(functionaris, link, json=json)


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
    from tasks.mensen.inschrijven import bevestig as doe
    from tasks.mensen.inschrijven import gelezen_kenmerken

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
def mandaat(  # noqa: PLR0913  the options of bediening
    functionaris: Functionaris,
    *,
    rol: Annotated[str, typer.Option(metavar="R", help="Rol.")],
    gebied: Gebied,
    als: Als,
    code: Code,
    tweede: Tweede,
    tweede_code: TweedeCode,
    van: Van = None,
    tot: Tot = None,
    namens: Namens = None,
) -> None:
    """Geef een mandaat, eventueel namens een ander (Awb 10:10); door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer
    from tasks.mensen.mandaatopdracht import Mandaatopdracht

    nieuw = Mandaatopdracht(rol, gebied, van or "", tot or "", namens or "")
    wat = [f"{over(functionaris)} krijgt het mandaat {nieuw}"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    beheer.geef_mandaat(functionaris, nieuw, paar, moment=nu())
    toon(f"Vastgelegd: {functionaris} heeft een mandaat als {rol} ({gebied}).")


@app.opdracht("mandaat-intrekken")
def mandaat_intrekken(
    functionaris: Functionaris,
    *,
    rol: Annotated[str, typer.Option(metavar="R", help="Rol.")],
    gebied: Gebied,
    als: Als,
    code: Code,
    tweede: Tweede,
    tweede_code: TweedeCode,
    namens: Namens = None,
) -> None:
    """Trek één mandaat in, vanaf nu; door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer
    from tasks.mensen.mandaatopdracht import Mandaatopdracht

    oud = Mandaatopdracht(rol, gebied, namens=namens or "")
    wat = [f"{over(functionaris)} verliest het mandaat {oud}"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    beheer.trek_mandaat_in(functionaris, oud, paar, moment=nu())
    toon(f"Vastgelegd: {functionaris} heeft geen mandaat meer als {rol} ({gebied}).")


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

    tekst, moment = lees_tekst(bestand), nu()
    gevonden = importeren.keur(tekst, moment=moment)
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
            importeren.importeer(tekst, paar, moment=moment, schrijf=schrijf)
    if json:
        toon_json(stand)
        return
    aantal = f"{stand['functionarissen']} functionarissen met {stand['mandaten']} mandaten"
    toon(f"Nagegaan, niets vastgelegd: {aantal}." if proef else f"Vastgelegd: {aantal}.")
    if zonder and not proef:
        zeg(
            f"De links van {len(zonder)} zonder adres staan in {uit}; wis het als zij zijn bezorgd."
        )
        _wijs_op_adres()


@app.opdracht()
def intrekken(
    functionaris: Functionaris, als: Als, code: Code, tweede: Tweede, tweede_code: TweedeCode
) -> None:
    """Trek een functionaris in, met alle mandaten, vanaf nu; door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer

    wat = [f"{over(functionaris)} wordt ingetrokken"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    beheer.trek_in(functionaris, paar, moment=nu())
    toon(f"Vastgelegd: {functionaris} is ingetrokken.")


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
    _toon_link(functionaris, doe(functionaris, paar, moment=nu()), json=json)


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
    _toon_app(functionaris, uri, json=json)


@app.opdracht()
def ontgrendel(
    functionaris: Functionaris, als: Als, code: Code, tweede: Tweede, tweede_code: TweedeCode
) -> None:
    """Open wat onjuiste codes voor iemand sloten; door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen.beheer import ontgrendel as doe

    wat = [f"{over(functionaris)} kan weer codes invoeren"]
    doe(functionaris, samen(als, code, tweede, tweede_code, wat=wat), moment=nu())
    toon(f"Vastgelegd: {functionaris} kan weer codes invoeren.")


def _eis_heel_mandaat(rol: str | None, gebied: str | None, *beperking: str | None) -> None:
    """OnjuisteInvoer for a part of a mandate: silently leaving it out would surprise someone."""
    if (rol is None) != (gebied is None):
        raise OnjuisteInvoer("--rol en --gebied", "horen bij elkaar; geef beide, of geen van beide")
    if rol is None and any(deel is not None for deel in beperking):
        raise OnjuisteInvoer(
            "--van, --tot, --namens", "horen bij een mandaat; geef ook --rol en --gebied"
        )


def _schrijf_links(bestand: IO[bytes] | None, links: Mapping[str, str]) -> None:
    if bestand is not None:
        regels = ("id,link", *(f"{wie},{link}" for wie, link in links.items()))
        bestand.write("".join(f"{regel}\n" for regel in regels).encode())


def _toon_app(functionaris: str, uri: str, *, json: bool) -> None:
    if json:
        toon_json({"id": functionaris, "uri": uri})
        return
    import segno

    toon(f"Functionaris {functionaris} is ingeschreven. Scan dit nu; het komt niet terug.\n")
    segno.make(uri).terminal(compact=True)
    toon(f"\n{uri}")
    zeg("Wie dit ziet, kan codes maken. Wis het scherm na het scannen.")


def _toon_link(functionaris: str, link: str, *, json: bool) -> None:
    if json:
        toon_json({"id": functionaris, "link": link})
        return
    toon(f"{functionaris} schrijft zich hier in, één keer en binnen een dag:\n\n{link}\n")
    _wijs_op_adres()
    zeg(
        "Geef deze link alleen aan die functionaris; open haar niet zelf. Die krijgt een kenmerk."
        " Een andere beheerder vraagt daarnaar en bevestigt met"
        f" `regie functionaris bevestig {functionaris} --kenmerk …`."
    )


def _wijs_op_adres() -> None:
    """Where no klok says what its page is called."""
    from tasks.basis.instellingen import instellingen

    if not instellingen().bevestig_adres:
        zeg(
            "Zet voor elke link het adres van de pagina van de klok: REGIE_BEVESTIG_URL zegt het"
            " niet."
        )


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
