"""Running an installation and looking after it."""

from pathlib import Path
from typing import Any

import typer

from deployments.regie.basis.ondertekening import misschien_getekend, samen
from deployments.regie.basis.opdracht import (
    Als,
    AlsMisschien,
    Code,
    CodeMisschien,
    Opdrachten,
    Tweede,
    TweedeCode,
    Zaaknummer,
)
from deployments.regie.scherm.tabel import Json, bezig, toon, toon_json, toon_tabel, zeg
from models.fouten import Onbereikbaar

app = Opdrachten("Beheer")
sleutel = Opdrachten(help="De hoofdsleutel.", no_args_is_help=True)


@app.opdracht()
def status(json: Json = False) -> None:
    """Toon of alles werkt; uitgangscode 0 alleen dan."""
    from tasks.overzicht.toestand import toestand

    gevonden = toestand()
    if json:
        toon_json(gevonden)
    else:
        _toon_toestand(gevonden)
    if not gevonden["in_orde"]:
        raise typer.Exit(1)


@app.opdracht()
def herstel(json: Json = False) -> None:
    """Vergelijk één keer het register met Prefect, en herstel wat niet klopt."""
    from deployments.prefect.herstel import herstel_nu

    with bezig("Zaken vergelijken met Prefect …"):
        gedaan = herstel_nu()
    if json:
        toon_json(gedaan)
    else:
        toon_tabel(
            ("zaak", "proces", "gedaan"),
            ((g["zaaknummer"], g["proces"], g["wat"]) for g in gedaan),
            leeg="Er was niets te herstellen.",
        )
    if not all(g["gelukt"] for g in gedaan):
        raise Onbereikbaar(
            "Niet elk proces kon worden hersteld; de andere wel. Draai `regie herstel` straks"
            " opnieuw; blijft het zo, herstart dan de werker."
        )


@app.opdracht()
def vernietig(
    zaaknummer: Zaaknummer,
    als: Als,
    code: Code,
    tweede: Tweede,
    tweede_code: TweedeCode,
) -> None:
    """Vernietig voorgoed wat van een gesloten zaak bekend is; door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.zaak.vernietigen import vernietig as doe

    wat = [f"wat van zaak {zaaknummer} bekend is, wordt voorgoed vernietigd"]
    eerste, ander = samen(als, code, tweede, tweede_code, wat=wat)
    doe(zaaknummer, eerste=eerste, tweede=ander, moment=nu())
    toon(f"Zaak {zaaknummer} is vernietigd.")


@app.opdracht(met_register=False)
def normen(json: Json = False) -> None:
    """Toon elke norm uit de bronnen en de toetsen die haar bewijzen.

    Zwak is een norm waarvan geen toets bekend is die faalt als de regel niet wordt aangeroepen.
    """
    from models.naslag.normen import bewijzen, zwakke
    from models.naslag.normen import normen as alle

    toetsen = Path(__file__).parents[3] / "tests"
    bewijs = bewijzen(toetsen)
    zwak = set(zwakke(toetsen, bewijs))
    rijen = [(norm, bewijs.get(norm.id, []), norm.id in zwak) for norm in alle().values()]
    if json:
        toon_json(
            [
                norm._asdict() | {"bewezen": bool(tests), "zwak": z, "toetsen": tests}
                for norm, tests, z in rijen
            ]
        )
        return
    toon_tabel(
        ("norm", "bron", "eis", "bewijs", "toetsen"),
        (
            (n.id, n.bron, n.eis, "zwak" if z else "ja" if tests else "-", "\n".join(tests))
            for n, tests, z in rijen
        ),
        leeg="Er zijn geen normen.",
    )
    toon(f"{len(bewijs)} van {len(rijen)} normen bewezen, {len(zwak)} daarvan zwak.")


@sleutel.opdracht()
def roteer(als: AlsMisschien = None, code: CodeMisschien = None) -> None:
    """Vervang de hoofdsleutel, of verpak alles onder de eerste van REGIE_SLEUTEL=nieuw,oud.

    Dit doet een beheerder; alleen op een demo mag dat onbekend blijven.
    """
    from tasks.basis.tijd import nu
    from tasks.mensen.beheer import wijs_aan
    from tasks.mensen.functionarissen import eerste
    from tasks.register.rotatie import VERVANGEN, eis_wisselbaar, roteer_hoofdsleutel

    poging = misschien_getekend(als, code)
    eis_wisselbaar()
    moment = nu()
    wie = (poging,) if poging else ()
    door = wijs_aan(*wie, stap="roteer", moment=moment, aantal=1)
    wat, aantal = roteer_hoofdsleutel(door=eerste(door), moment=moment)
    if wat == VERVANGEN:
        toon(f"De hoofdsleutel is vervangen; {aantal} geheimen zijn opnieuw verpakt.")
    else:
        toon(
            f"Alle {aantal} geheimen zijn opnieuw verpakt onder de eerste sleutel in REGIE_SLEUTEL;"
            " de tweede kan nu weg."
        )


def _toon_toestand(t: dict[str, Any]) -> None:
    termijn = t["oudste_termijn"]
    toon_tabel(
        ("wat", "stand"),
        (
            ("gestart en gevuld", t["klaar"]),
            ("database", t["database"]),
            ("server", t["server"]),
            ("worker", t["worker"]),
            ("klok", t["klok"]),
            (
                "oudste verlopen termijn",
                f"{termijn['zaaknummer']} {termijn['stap']}" if termijn else "geen",
            ),
            ("treden die de klok niet vastlegde", t["onvastgelegd"]),
            ("vragen en spoedmaatregelen zonder klok", t["onbewaakt"]),
            ("niet te bereiken", ", ".join(t["onbereikbaar"]) or "niemand"),
            ("daarvan niet bevestigd", ", ".join(t["onbevestigd"]) or "niemand"),
            ("onverzonden berichten", t["onverzonden"]),
            ("daarvan te lang", t["blijft_liggen"]),
        ),
        leeg="",
    )
    if not t["in_orde"]:
        zeg(
            "Niet alles werkt. `regie start` brengt server, werker en klok op;"
            " `regie functionaris kanalen` stelt in hoe iemand te bereiken is; een adres telt zodra"
            " iemand de link in het proefbericht gebruikte."
        )
