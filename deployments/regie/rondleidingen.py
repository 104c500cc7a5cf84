"""The walks of `regie demo`: what is done, by whom and why; nothing but commands of anyone."""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import typer

from deployments.regie.loop import GEDULD_S, als, beantwoord, meld, regie, vertel
from deployments.regie.weergave import zeg
from models.voorbeelden.invoer import OBJECT


class Antwoord(NamedTuple):
    """One step of the walk: what is answered, by whom, and what it means."""

    stap: str
    uitkomst: str
    als: str
    waarom: str


_TRIAGE = (
    Antwoord("weging", "ernstige_dreiging", "rccb.oost-brabant", "De RCCB weegt de dreiging."),
    Antwoord(
        "overleg",
        "stelsel",
        "adviseur_bbc.oost-brabant",
        "De adviseur BB&C geeft, na overleg met de HOvJ, opdracht tot een intakeformulier.",
    ),
    Antwoord("intakeformulier", "ingevuld", "politie.oost-brabant", "De politie vult in."),
    Antwoord(
        "ondertekening",
        "directe_opname",
        "hovj.oost-brabant",
        "De HOvJ bevestigt het toetsingskader en ondertekent.",
    ),
    Antwoord("oordeel", "opnemen", "nctv", "De NCTV neemt op: dat is de aanwijzing."),
    Antwoord("overdrachtsdossier", "verzonden", "hovj.oost-brabant", "De HOvJ draagt over."),
    Antwoord("ontvangst_dossier", "volledig", "directeur_nctv", "Het dossier is volledig."),
    Antwoord("maatregelenadvies", "geleverd", "adviseur_bb", "De adviseur B&B adviseert."),
    Antwoord("besluit_maatregelen", "vaststellen", "nctv", "De NCTV besluit als gezag."),
    Antwoord(
        "informeren_persoon",
        "geinformeerd",
        "politie.oost-brabant",
        "De persoon wordt geïnformeerd.",
    ),
)


def triage() -> None:
    """From melding to aanwijzing, transfer and return."""
    zaak = meld()
    _loop_door(zaak, _TRIAGE)
    vertel("De formulieren op papier, en het bewijs dat zij gelijk zijn aan het register.")
    regie("dossier", zaak, *als("directeur_nctv"), "--uit", f"{zaak}.pdf")
    regie("register", "controleer", "--document", f"{zaak}.pdf")
    vertel("De NCTV beëindigt zijn gezag: persoon, kerngezin en maatregelen gaan terug.")
    _breng_in("terugkeer", zaak, "directeur_nctv")
    regie("gereed", zaak, "--op", "vervolg", "--tijd", GEDULD_S)
    regie("zaak", zaak)
    regie("register", "controleer")


_LOKAAL = (
    _TRIAGE[0],
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
    _TRIAGE[-1],
)
_HOVJ = "hovj.oost-brabant"


def toetsing() -> None:
    """Measures run, are reviewed and end; a moment of more risk; an object beside it."""
    zaak = meld()
    _loop_door(zaak, _LOKAAL)
    vertel("De agenda kent de toetsdata; veertien dagen ervoor begint vanzelf een toetsing.")
    regie("agenda", "--weken", "16")
    vertel("Er komt een openbaar optreden: advies en besluit zijn er voor dat moment.")
    _breng_in("risicomoment", zaak, "portefeuillehouder_rccb.oost-brabant")
    beantwoord(zaak, "advies", "extra_maatregelen", "portefeuillehouder_rccb.oost-brabant")
    beantwoord(zaak, "besluit_maatregelen", "vaststellen", _HOVJ)
    vertel("De persoon werkt niet goed mee: de politie vraagt nu al om een toetsing.")
    _breng_in("toetsing", zaak, "politie.oost-brabant")
    beantwoord(zaak, "toetsbesluit", "afschalen", _HOVJ)
    regie("zaak", zaak)
    vertel("Later eindigt de laatste maatregel: de zaak sluit, met een evaluatie.")
    _breng_in("toetsing", zaak, "politie.oost-brabant")
    beantwoord(zaak, "toetsbesluit", "beeindigen", _HOVJ)
    regie("gereed", zaak, "--tijd", GEDULD_S)
    vertel("Een aangewezen object zonder concrete dreiging: daar is de burgemeester het gezag.")
    wat: dict[str, Any] = {"categorie": "aangewezen_artikel_16", "concrete_dreiging": False}
    plek = meld("melding-object", doelwit=wat)
    vertel("De RCCB weegt haar; het advies van de NCTV wacht daar niet op.")
    vertel("De NCTV stelt het dreigingsniveau vast en adviseert; de burgemeester volgt dat op.")
    _breng_in("dreigingsniveau", plek, "nctv")
    burgemeester_ = _in("burgemeester", str(OBJECT["gemeente"]))
    beantwoord(plek, "opvolging", "opvolgen", burgemeester_)
    beantwoord(plek, "besluit_maatregelen", "vaststellen", burgemeester_)
    regie("zaak", plek)
    regie("agenda", "--ics", "agenda.ics")
    regie("register", "controleer")


def _loop_door(zaak: str, antwoorden: Iterable[Antwoord]) -> None:
    """One answer after another, each with what it means."""
    for antwoord in antwoorden:
        vertel(antwoord.waarom)
        beantwoord(zaak, antwoord.stap, antwoord.uitkomst, antwoord.als)


def _breng_in(handeling: str, zaak: str, wie: str) -> None:
    """An act from the example of its kind."""
    voorbeeld = regie("voorbeeld", handeling, toon_uit=False)
    regie(handeling, zaak, *als(wie), "--invoer", "-", invoer=voorbeeld)


_WOONT, _WERKT, _VERHUIST = "GM0772", "GM0855", "GM0363"
_SNEL = {"REGIE_TERMIJN_FACTOR": "0.0002"}
"""A day in 17 seconds, for the one term that is shown to pass."""


def burgemeester() -> None:
    """Two gemeenten hear of an aanwijzing, one after a ladder; a move brings in a third."""
    zaak = meld(doelwit={"werkgemeente": _WERKT})
    vertel("De HOvJ vraagt de NCTV de persoon onmiddellijk aan te wijzen, en die doet dat.")
    _breng_in("onmiddellijke-aanwijzing", zaak, _HOVJ)
    beantwoord(zaak, "aanwijzing", "aangewezen", "nctv")
    vertel("De NCTV geeft vrij wat de gemeente van de woning mag weten; meer gaat er niet uit.")
    beantwoord(zaak, "vrijgave", "vrijgegeven", "nctv", vraag=_vraag(zaak, "vrijgave", _WOONT))
    vertel("De burgemeester daar ziet dat er bericht is, leest het en bevestigt de ontvangst.")
    nummer = _bericht(zaak, "burgemeester", _WOONT)
    regie("postvak", "--als", _in("burgemeester", _WOONT))
    regie("vrijgave", zaak, *als(_in("burgemeester", _WOONT)))
    regie("ontvangst", nummer, *als(_in("burgemeester", _WOONT)))
    vertel("In de gemeente van het werk bevestigt niemand; de termijn is hier 17 seconden.")
    vraag = _vraag(zaak, "vrijgave", _WERKT)
    beantwoord(zaak, "vrijgave", "minimumbericht", "directeur_nctv", vraag=vraag, omgeving=_SNEL)
    nummer = _bericht(zaak, "loco_burgemeester", _WERKT)
    regie("termijnen", zaak)
    vertel("De loco-burgemeester krijgt het ook, en bevestigt.")
    regie("ontvangst", nummer, *als(_in("loco_burgemeester", _WERKT)))
    vertel("De persoon verhuist: een derde gemeente, en de eerste hoort dat het daar ophoudt.")
    regie(
        "wijziging",
        zaak,
        *als("politie.oost-brabant"),
        "--invoer",
        "-",
        invoer=json.dumps(
            {
                "motivering": "Voorbeeld: verhuisd.",
                "woonadres": {
                    "straat": "Verzonnenplein",
                    "huisnummer": "1",
                    "postcode": "1011AA",
                    "gemeente": _VERHUIST,
                },
            }
        ),
    )
    regie("gemeente", "open")
    regie("berichten", zaak)
    regie("register", "controleer")


def _in(rol: str, gemeente: str) -> str:
    return f"{rol}.{gemeente.lower()}"


def _vraag(zaak: str, stap: str, gemeente: str) -> str:
    """Id of the open vraag about this gemeente."""
    return str(
        _wacht_op(
            ("zaak", zaak),
            lambda gezien: next(
                (
                    v["id"]
                    for v in gezien["vragen"]
                    if (v["stap"], v["onderwerp"]) == (stap, gemeente)
                ),
                None,
            ),
        )
    )


def _bericht(zaak: str, rol: str, gemeente: str) -> str:
    """Number of the first bericht that reached this role there."""
    aan = {"rol": rol, "gebied": gemeente}
    return str(
        _wacht_op(
            ("berichten", zaak),
            lambda gezien: next(
                (b["nummer"] for b in gezien if b["aan"] == aan and b["staat"] == "aangenomen"),
                None,
            ),
        )
    )


def _wacht_op(woorden: tuple[str, ...], zoek: Callable[[Any], str | None]) -> str:
    """Look with this command until there is something."""
    grens = time.monotonic() + float(GEDULD_S)
    while time.monotonic() < grens:
        gezien = json.loads(regie(*woorden, "--json", toon_uit=False, stil=True))
        if gevonden := zoek(gezien):
            return gevonden
        time.sleep(0.5)
    zeg("De rondleiding stopt hier: waarop zij wacht, kwam niet. Zegt `regie status` wat er is?")
    raise typer.Exit(1)


RONDLEIDINGEN: Mapping[str, Callable[[], None]] = {
    "triage": triage,
    "burgemeester": burgemeester,
    "toetsing": toetsing,
}
"""Name → the walk."""
