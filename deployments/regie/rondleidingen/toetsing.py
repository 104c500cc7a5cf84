"""Measures run, are reviewed and end; a moment of more risk; an object beside it."""

from typing import Any

from deployments.regie.rondleidingen.gids import GEDULD_S, Antwoord, Gids, in_gemeente
from deployments.regie.rondleidingen.triage import TRIAGE
from models.voorbeelden.invoer import OBJECT

_LOKAAL = (
    TRIAGE[0],
    Antwoord(
        "overleg",
        "lokaal_domein",
        "adviseur_bbc.oost-brabant",
        "De adviseur BB&C kiest, na overleg met de HOvJ, het lokaal domein.",
    ),
    Antwoord("vervolg", "maatregeladvies", "adviseur_bbc.oost-brabant", "Er is genoeg bekend."),
    Antwoord("maatregeladvies", "geleverd", "politie.oost-brabant", "De politie adviseert."),
    Antwoord(
        "besluit_maatregelen",
        "vaststellen",
        "hovj.oost-brabant",
        "De HOvJ besluit; elke maatregel krijgt een toetsdatum.",
    ),
    TRIAGE[-1],
)
_HOVJ = "hovj.oost-brabant"


def toetsing(gids: Gids) -> None:
    """Measures run, are reviewed and end; a moment of more risk; an object beside it."""
    zaak = gids.meld()
    gids.loop_door(zaak, _LOKAAL)
    gids.vertel("De agenda kent de toetsdata; veertien dagen ervoor begint vanzelf een toetsing.")
    gids.regie("agenda", "--weken", "16")
    gids.vertel("Er komt een openbaar optreden: advies en besluit zijn er voor dat moment.")
    gids.breng_in("risicomoment", zaak, "portefeuillehouder_rccb.oost-brabant")
    gids.beantwoord(zaak, "advies", "extra_maatregelen", "portefeuillehouder_rccb.oost-brabant")
    gids.beantwoord(zaak, "besluit_maatregelen", "vaststellen", _HOVJ)
    gids.vertel("De persoon werkt niet goed mee: de politie vraagt nu al om een toetsing.")
    gids.breng_in("toetsing", zaak, "politie.oost-brabant")
    gids.beantwoord(zaak, "toetsbesluit", "afschalen", _HOVJ)
    gids.regie("zaak", zaak)
    gids.vertel("Later eindigt de laatste maatregel: de zaak sluit, met een evaluatie.")
    gids.breng_in("toetsing", zaak, "politie.oost-brabant")
    gids.beantwoord(zaak, "toetsbesluit", "beeindigen", _HOVJ)
    gids.regie("gereed", zaak, "--tijd", GEDULD_S)
    gids.vertel(
        "Een aangewezen object zonder concrete dreiging: daar is de burgemeester het gezag."
    )
    wat: dict[str, Any] = {"categorie": "aangewezen_artikel_16", "concrete_dreiging": False}
    plek = gids.meld("melding-object", doelwit=wat)
    gids.vertel("De RCCB weegt haar; het advies van de NCTV wacht daar niet op.")
    gids.vertel(
        "De NCTV stelt het dreigingsniveau vast en adviseert; de burgemeester volgt dat op."
    )
    gids.breng_in("dreigingsniveau", plek, "nctv")
    burgemeester_ = in_gemeente("burgemeester", str(OBJECT["gemeente"]))
    gids.beantwoord(plek, "opvolging", "opvolgen", burgemeester_)
    gids.beantwoord(plek, "besluit_maatregelen", "vaststellen", burgemeester_)
    gids.regie("zaak", plek)
    gids.regie("agenda", "--ics", "agenda.ics")
    gids.regie("register", "controleer")
