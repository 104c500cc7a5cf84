"""Gemeenten: what they agreed, who is told there, and what follows a reorganisation."""

from typing import Annotated, Any

import typer

from deployments.regie.basis.ondertekening import misschien_getekend, tekenaars
from deployments.regie.basis.opdracht import (
    Als,
    AlsMisschien,
    Bestand,
    Code,
    CodeMisschien,
    Opdrachten,
    TweedeCodeMisschien,
    TweedeMisschien,
)
from deployments.regie.scherm.tabel import LATER, Json, toon, toon_json, toon_tabel, zeg

app = Opdrachten(help="Gemeenten.", no_args_is_help=True)
Regel = dict[str, str]
Gemeente = Annotated[
    str, typer.Argument(metavar="GEMEENTE", help="Code (GM0772) of naam, ook een vroegere.")
]


@app.opdracht("toon")
def toon_gemeente(gemeente: Gemeente, json: Json = False) -> None:
    """Toon wat een gemeente afsprak, en wie daar bericht krijgt."""
    from tasks.basis.tijd import nu
    from tasks.gemeenten.voorafspraken import stand

    gevonden = stand(gemeente, moment=nu())
    if json:
        toon_json(gevonden)
        return
    toon(
        f"{gevonden['naam']} ({gevonden['gemeente']}): eenheid {gevonden['eenheid']},"
        f" parket {gevonden['parket']}"
    )
    toon_tabel(
        ("rol", "functionaris", "langs"),
        ((w["rol"], w["functionaris"], ", ".join(w["kanalen"])) for w in gevonden["ladder"]),
        leeg="Niemand op de ladder heeft hier een mandaat.",
    )
    _toon_afspraken(gevonden["voorafspraken"], gevonden["gemeente"])


@app.opdracht()
def lijst(json: Json = False) -> None:
    """Toon welke gemeenten voorafspraken hebben, en wanneer zij die herzien."""
    from tasks.gemeenten.voorafspraken import overzicht

    alle = overzicht()
    if json:
        toon_json(alle)
        return
    toon_tabel(
        ("gemeente", "naam", "herzien op", "training", "protocol"),
        (list(rij.values()) for rij in alle),
        leeg="Nog geen gemeente legde voorafspraken vast: `regie gemeente voorafspraken`.",
    )


@app.opdracht()
def voorafspraken(
    gemeente: Gemeente,
    als: Als,
    code: Code,
    invoer: Bestand,
    tweede: TweedeMisschien = None,
    tweede_code: TweedeCodeMisschien = None,
    json: Json = False,
) -> None:
    """Leg vast wat een gemeente vooraf afspreekt (`regie voorbeeld voorafspraken` toont hoe).

    Iemand van de gemeente doet dit, en noemt hooguit de eigen adressen; of twee beheerders.
    """
    from deployments.regie.basis.invoer import lees
    from tasks.basis.tijd import nu
    from tasks.gemeenten.voorafspraken import leg_voorafspraken_vast, omschreven

    afspraken = lees(invoer)
    wat = omschreven(gemeente, afspraken, moment=nu())
    wie = tekenaars(als, code, tweede, tweede_code, wat=wat)
    leg_voorafspraken_vast(gemeente, afspraken, *wie, moment=nu())
    if json:
        toon_json({"gemeente": gemeente})
    else:
        toon(f"Vastgelegd: de voorafspraken van {gemeente}, door {als}.")


@app.opdracht("open")
def open_informeringen(
    als: AlsMisschien = None, code: CodeMisschien = None, json: Json = False
) -> None:
    """Toon waar nu een gemeente wordt geïnformeerd, en waarop dat wacht.

    Welke, alleen met --als en --code, in zaken waarvan u het dossier mag lezen; dat wordt
    vastgelegd.
    """
    from tasks.basis.database import lezen
    from tasks.basis.tijd import nu
    from tasks.gemeenten.overzicht import informeringen, lees_informeringen

    if poging := misschien_getekend(als, code):
        alle = lees_informeringen(poging, moment=nu())
    else:
        with lezen() as sessie:
            alle = informeringen(sessie)
    if json:
        toon_json(alle)
        return
    kolommen = ("zaak", "scenario", "gemeente", "sinds", "wacht op", "vóór")
    toon_tabel(
        kolommen,
        (list(rij.values()) for rij in alle),
        leeg="Er wordt nu geen gemeente geïnformeerd.",
    )


@app.opdracht()
def herindeling(
    als: Als,
    code: Code,
    tweede: TweedeMisschien = None,
    tweede_code: TweedeCodeMisschien = None,
    json: Json = False,
) -> None:
    """Verplaats wat nog op een opgeheven gemeente staat naar haar opvolger.

    Mandaten, voorafspraken, open zaken; wat u zelf moet doen, staat erbij. Dit doen twee
    beheerders; alleen op een demo mag het een zijn.
    """
    from tasks.basis.tijd import nu
    from tasks.gemeenten.herindeling import deel_in
    from tasks.runs.wekken import bel

    wat = ["wat nog op een opgeheven gemeente staat (ook mandaten), gaat naar haar opvolger"]
    wie = tekenaars(als, code, tweede, tweede_code, wat=wat)
    regels = [regel._asdict() for regel in deel_in(*wie, moment=nu())]
    verplaatst = _kolommen(regels, "wat", "welke", "van", "naar", gedaan=True)
    te_doen = _kolommen(regels, "wat", "welke", "van", "doe", gedaan=False)
    if json:
        toon_json({"verplaatst": verplaatst, "te_doen": te_doen})
    else:
        _toon(verplaatst, te_doen)
    if not all(bel(regel["welke"]) for regel in verplaatst if regel["wat"] == "zaak"):
        zeg(LATER)


def _kolommen(regels: list[Regel], *velden: str, gedaan: bool) -> list[Regel]:
    return [{v: regel[v] for v in velden} for regel in regels if gedaan != bool(regel["doe"])]


def _toon(verplaatst: list[Regel], te_doen: list[Regel]) -> None:
    toon_tabel(
        ("wat", "welke", "van", "naar"),
        (list(regel.values()) for regel in verplaatst),
        leeg="Er was niets te verplaatsen.",
    )
    if te_doen:
        toon("Dit blijft staan, en vraagt dat iemand iets doet:")
        toon_tabel(
            ("wat", "welke", "van", "te doen"),
            (list(regel.values()) for regel in te_doen),
            leeg="",
        )


def _toon_afspraken(afspraken: dict[str, Any] | None, gemeente: str) -> None:
    if afspraken is None:
        zeg(
            "Er zijn nog geen voorafspraken; `regie voorbeeld voorafspraken` toont een voorbeeld,"
            f" `regie gemeente voorafspraken {gemeente}` legt ze vast."
        )
        return
    toon_tabel(
        ("afspraak", "wat"),
        (
            ("volgorde", ", ".join(afspraken["ladder"])),
            *(
                ("waarneming", f"{w['door']} voor {w['voor']}, {w['van']} t/m {w['tot_en_met']}")
                for w in afspraken["waarneming"]
            ),
            ("berichten", afspraken["berichten"]),
            ("training", afspraken["training"]),
            ("protocol", afspraken["protocol"]),
            ("herzien op", afspraken["herzien_op"]),
        ),
        leeg="",
    )
