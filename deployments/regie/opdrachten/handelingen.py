"""Acts that nobody has to ask for: each from a file, by someone with a code and a mandate."""

from collections.abc import Callable
from typing import Any, NamedTuple

from deployments.regie.basis.ondertekening import getekend
from deployments.regie.basis.opdracht import Als, Bestand, Code, Opdrachten, Zaaknummer
from deployments.regie.scherm.tabel import LATER, Json, toon, toon_json, zeg

app = Opdrachten("Handelen")


class Handeling(NamedTuple):
    """A command: what it is for, and what is said afterwards."""

    uitleg: str
    gedaan: str


HANDELINGEN = {
    "spoedmaatregel": Handeling(
        "Neem een spoedmaatregel; zij geldt meteen en wordt daarna vastgesteld.",
        "Zij geldt nu.",
    ),
    "onmiddellijke-aanwijzing": Handeling(
        "Leg het telefonische verzoek om onmiddellijke aanwijzing vast; de NCTV besluit.",
        "De NCTV is gevraagd te besluiten.",
    ),
    "terugkeer": Handeling(
        "Beëindig het gezag van de NCTV: terug naar de HOvJ of naar de basispolitiezorg.",
        "Zij geldt nu; `regie zaak` toont wie het gezag is.",
    ),
    "wijziging": Handeling(
        "Leg vast wat er veranderde: adres, werk, gezin, dreiger; gezag en gezin volgen de regel.",
        "Wie het aangaat, krijgt bericht.",
    ),
    "acuut": Handeling(
        "Laat gemeenten meteen weten dat er een acuut risico is; een mens bevestigt.",
        "Het minimumbericht gaat nu uit.",
    ),
    "planbaar": Handeling(
        "Informeer gemeenten over een gepland moment; de NCTV geeft vrij wat zij lezen.",
        "De NCTV is om vrijgave gevraagd.",
    ),
    "vierhoeksoverleg": Handeling(
        "Vraag een vierhoeksoverleg over een stelselcasus in een gemeente.",
        "De deelnemers krijgen een uitnodiging zonder inhoud.",
    ),
    "lever": Handeling(
        "Lever een informatieproduct dat niemand bestelde; het gezag krijgt bericht.",
        "Het gezag krijgt bericht.",
    ),
    "uitlating": Handeling(
        "Leg een openbare uitlating over dreiging of maatregelen vast; het gezag besluit.",
        "Het gezag is gevraagd wat erop volgt.",
    ),
    "risicomoment": Handeling(
        "Meld een verhoogd risicomoment aan, zoals een openbaar optreden; er volgt advies.",
        "Er is om advies gevraagd, dat er is voor het moment.",
    ),
    "toetsing": Handeling(
        "Laat maatregelen nu toetsen, voor hun toetsdatum, zoals bij onvoldoende medewerking.",
        "Het gezag is gevraagd te besluiten; loopt er al een toetsing, dan hoort dit daarbij.",
    ),
    "dreigingsniveau": Handeling(
        "Stel het dreigingsniveau van een object of dienst vast, met advies of een bindende"
        " aanwijzing van de minister.",
        "Bij advies is het gezag gevraagd of het dat opvolgt.",
    ),
    "verstrekking": Handeling(
        "Leg vast wat buiten regie om is verstrekt, zoals aan een burgemeester (artikel 16 Wpg).",
        "Het gezag krijgt bericht.",
    ),
}


def _daden() -> dict[str, Callable[..., Any]]:
    """What each of them does."""
    from tasks.antwoorden.ongevraagd import keer_terug, stel_niveau_vast
    from tasks.gemeenten import informeren, vierhoek
    from tasks.procedures import (
        levering,
        openbare_uitlating,
        spoedmaatregel,
        toetsing,
        verhoogd_risicomoment,
        verstrekking,
        wijziging,
    )
    from tasks.procedures.stelsel import onmiddellijke_aanwijzing

    return {
        "spoedmaatregel": spoedmaatregel.neem_spoedmaatregel,
        "onmiddellijke-aanwijzing": onmiddellijke_aanwijzing.vraag_aanwijzing,
        "terugkeer": keer_terug,
        "wijziging": wijziging.wijzig,
        "acuut": informeren.acuut,
        "planbaar": informeren.planbaar,
        "vierhoeksoverleg": vierhoek.vraag_vierhoeksoverleg,
        "lever": levering.lever,
        "uitlating": openbare_uitlating.meld_uitlating,
        "risicomoment": verhoogd_risicomoment.meld_risicomoment,
        "toetsing": toetsing.vraag_toetsing,
        "dreigingsniveau": stel_niveau_vast,
        "verstrekking": verstrekking.verstrek,
    }


def _opdracht(naam: str, handeling: Handeling) -> Callable[..., None]:
    def voer_uit(
        zaaknummer: Zaaknummer, als: Als, code: Code, invoer: Bestand, json: Json = False
    ) -> None:
        from deployments.regie.basis.invoer import lees
        from tasks.basis.tijd import nu
        from tasks.runs.wekken import bel
        from tasks.zaak.zaken import eis_zaak

        eis_zaak(zaaknummer)
        onderwerp = _daden()[naam](zaaknummer, lees(invoer), getekend(als, code), moment=nu())
        if json:
            toon_json({"zaaknummer": zaaknummer, "onderwerp": onderwerp})
        else:
            toon(f"Vastgelegd: {naam} in {zaaknummer}, door {als}. {handeling.gedaan}")
        if not bel(zaaknummer):
            zeg(LATER)

    voer_uit.__doc__ = handeling.uitleg
    return voer_uit


for _naam, _handeling in HANDELINGEN.items():
    app.opdracht(_naam)(_opdracht(_naam, _handeling))
