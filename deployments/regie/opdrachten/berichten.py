"""Terms and berichten: what is due, who was told, and that it arrived."""

from typing import Annotated

import typer

from deployments.regie.basis.ondertekening import getekend, tekenaars
from deployments.regie.basis.opdracht import (
    Als,
    AlsMisschien,
    Code,
    CodeMisschien,
    Opdrachten,
    TweedeCodeMisschien,
    TweedeMisschien,
    ZaakMisschien,
)
from deployments.regie.scherm.tabel import (
    Json,
    bezig,
    op_scherm,
    toon,
    toon_json,
    toon_tabel,
    wie,
    wie_bij_zaken,
)

app = Opdrachten("Termijnen en berichten")


@app.opdracht()
def termijnen(zaaknummer: ZaakMisschien = None, json: Json = False) -> None:
    """Toon de termijnen van open vragen, de naaste eerst."""
    from tasks.termijnen.termijnen import lijst_termijnen

    alle = lijst_termijnen(zaaknummer)
    if json:
        toon_json(alle)
        return
    toon_tabel(
        ("zaak", "stap", "vervalt", "verlopen", "trede", "te laat vastgelegd"),
        (
            (
                t["zaaknummer"],
                t["stap"],
                op_scherm(t["vervalt_op"]),
                t["verlopen"],
                t["trede"],
                f"{t['te_laat_s']:.1f} s",
            )
            for t in alle
        ),
        leeg="Er loopt geen termijn: er is geen vraag open.",
    )


@app.opdracht()
def berichten(zaaknummer: ZaakMisschien = None, json: Json = False) -> None:
    """Toon berichten: aan wie, waarlangs, en hoever."""
    from tasks.berichten.lijst import lijst_berichten

    alle = lijst_berichten(zaaknummer)
    if json:
        toon_json(alle)
        return
    toon_tabel(
        ("nummer", "zaak", "soort", "stap", "trede", "aan", "kanaal", "staat", "pogingen", "op"),
        (
            (
                b["nummer"],
                b["zaaknummer"],
                b["soort"],
                b["stap"],
                b["trede"],
                wie(b["aan"]) if zaaknummer else wie_bij_zaken(b["aan"]),
                b["kanaal"],
                b["staat"],
                b["pogingen"],
                op_scherm(b["op"]),
            )
            for b in alle
        ),
        leeg="Er zijn geen berichten.",
    )


@app.opdracht()
def ontvangst(
    bericht: Annotated[str, typer.Argument(metavar="BERICHT", help="Nummer van het bericht.")],
    als: Als,
    code: Code,
) -> None:
    """Bevestig de ontvangst van een bericht."""
    from tasks.antwoorden.ontvangst import bevestig
    from tasks.basis.tijd import nu

    bevestig(bericht, getekend(als, code), moment=nu())
    toon(f"Vastgelegd: bericht {bericht} is ontvangen door {als}.")


@app.opdracht()
def postvak(als: AlsMisschien = None, json: Json = False) -> None:
    """Toon wat aankwam in het postvak van een demo-installatie."""
    from tasks.berichten.postvak import ontvangen

    alle = ontvangen(als)
    if json:
        toon_json(alle)
        return
    toon_tabel(
        ("aan", "op", "onderwerp", "tekst"),
        ((b["aan"], op_scherm(b["op"]), b["onderwerp"], b["tekst"]) for b in alle),
        leeg="Er is nog niets aangekomen.",
    )


@app.opdracht()
def herbereken(
    als: AlsMisschien = None,
    code: CodeMisschien = None,
    tweede: TweedeMisschien = None,
    tweede_code: TweedeCodeMisschien = None,
    json: Json = False,
) -> None:
    """Geef lopende termijnen de looptijden van de tabel zoals zij nu is.

    Dit doen twee beheerders; alleen op een demo mag het een zijn, of niemand.
    """
    from tasks.basis.tijd import nu
    from tasks.termijnen.termijnen import herbereken as doe

    wat = ["elke lopende termijn krijgt de looptijd van de tabel zoals zij nu is"]
    wie = tekenaars(als, code, tweede, tweede_code, wat=wat)
    with bezig("Termijnen herberekenen …"):
        aantal = doe(*wie, moment=nu())
    if json:
        toon_json({"verschoven": aantal})
    else:
        toon(f"{aantal} termijnen zijn verschoven en dat is vastgelegd.")
