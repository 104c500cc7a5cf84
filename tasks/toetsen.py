"""The rules that judge an answer, per stap: one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Deur, Domein, Fenomeen, Inzicht, Procedure, Risico, Rol, Route
from models.beleid import Beleid, beleid_op
from models.formulieren import (
    KADER,
    AdviesRisicomoment,
    Afstemming,
    Antwoord,
    BesluitMaatregelen,
    BesluitStelsel,
    InformerenPersoon,
    Kader,
    Maatregel,
    Maatregeladvies,
    MaatregeladviesObject,
    Maatregelenadvies,
    MetOverleg,
    Niveau,
    OndertekeningIntake,
    Opvolging,
    Overdrachtsdossier,
    Overleg,
    Terugkeer,
    Toetsbesluit,
    Triagetafel,
    Vaststelling,
    Vervolg,
    Vrijgave,
)
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules import (
    informatie,
    informering,
    maatregelen,
    objecten,
    sluiting,
    stelsel,
    toetsing,
)
from models.rules.bevoegdheid import Volmacht
from models.rules.toetsingskader import Kenmerken, toets_route, toetsingskader
from models.zaakbeeld import Feit, Zaakbeeld
from tasks.basis.tijd import dag
from tasks.mensen.functionarissen import heeft_rol, met_mandaat
from tasks.vragen.aanvaard import voor_formulier
from tasks.zaak.maatregelen import getoetst, lopen_centraal, lopend

_ADVIES = {
    Domein.LOKAAL: "maatregeladvies",
    Domein.STELSEL: "maatregelenadvies",
    Domein.OBJECTEN_DIENSTEN: "maatregeladvies",
}
"""On which advice a decision on measures rests, unless its own procedure has one."""
ADVIEZEN = {*_ADVIES.values(), "advies", "niveau"}
"""Answers that a decision of the same procedure rests on."""


@dataclass(frozen=True)
class Toets:
    """What the rules of one answer may look at."""

    sessie: Session
    zaak: Zaakbeeld
    onderwerp: str
    wie: str
    deur: Deur
    volmacht: Volmacht
    nu: datetime


def toets(stap: str, t: Toets, antwoord: Antwoord) -> None:
    """Geweigerd if a rule of this stap refuses the answer."""
    sluiting.toets_sluiten(
        stap,
        antwoord.uitkomst,
        altijd_voorleggen=t.zaak.altijd_voorleggen,
        onbeslist=len(t.zaak.onbeslist),
        lopend=t.zaak.onbeslist_proces,
        domein=t.zaak.domein,
    )
    for regel in _TOETSEN.get(stap, ()):
        regel(t, antwoord)


def toets_data(antwoord: Antwoord, *, nu: datetime) -> None:
    """What of an answer depends on the day; still bad input, so before any code is consumed."""
    maatregelen.toets_toetsdata(getattr(antwoord, "maatregelen", ()), vandaag=dag(nu))
    if isinstance(antwoord, InformerenPersoon):
        informatie.toets_volgende_keer(antwoord, vandaag=dag(nu))
    if isinstance(antwoord, Vaststelling | Toetsbesluit):
        maatregelen.toets_toetsdatum("toetsdatum", antwoord.toetsdatum, vandaag=dag(nu))
    if isinstance(antwoord, Triagetafel) and antwoord.besproken_op > dag(nu):
        raise OnjuisteInvoer("besproken_op: ligt in de toekomst")


def advies_voor(zaak: Zaakbeeld, onderwerp: str) -> Feit | None:
    """The advice that a decision on measures rests on: of its own procedure, else the last."""
    eigen = (f for f in reversed(zaak.besluiten) if f.onderwerp == onderwerp and f.stap in ADVIEZEN)
    return next(eigen, None) or zaak.laatste(_ADVIES[zaak.domein])


def afgeleid(
    zaak: Zaakbeeld, onderwerp: str, antwoord: Antwoord, *, nu: datetime
) -> dict[str, Any]:
    """What the rules made of an answer, for its record (N009, N053)."""
    if isinstance(antwoord, BesluitMaatregelen):
        advies = advies_voor(zaak, onderwerp)
        return {
            "advies": advies.hash if advies else None,
            "risico": maatregelen.risico(antwoord, beleid_op(dag(nu))),
        }
    if isinstance(antwoord, Kader):
        oordeel = toetsingskader(kenmerken(zaak, antwoord))
        return {"toetsingskader": [str(criterium) for criterium in oordeel]}
    return {}


def kenmerken(zaak: Zaakbeeld, antwoord: Kader) -> Kenmerken:
    """The kader as answered.

    Text that a HOvJ leaves empty is that of the intakeformulier, if it is about the same.
    """
    velden = {veld: getattr(antwoord, veld) for veld in KADER}
    intake = zaak.laatste("intakeformulier")
    if isinstance(antwoord, OndertekeningIntake) and intake:
        gegeven = intake.inhoud["antwoord"]
        for waarover, tekst in _ONDERBOUWING.items():
            if velden[waarover] == gegeven[waarover]:
                velden[tekst] = velden[tekst] or gegeven[tekst]
    return Kenmerken(**velden)


_ONDERBOUWING = {"fenomeen": "fenomeen_onderbouwing", "inzicht_bron": "inzicht_onderbouwing"}


@voor_formulier
def _overleg(t: Toets, antwoord: MetOverleg) -> None:
    """circulaire 2.4.1 (N071): the adviseur BB&C acts in consultation with the HOvJ, named."""
    if t.volmacht.rol is Rol.HOVJ:
        return
    niet = t.zaak.doelwit.eigen_functionarissen | {t.wie}
    gebied = t.zaak.gezag.gebied
    if antwoord.overlegd_met not in met_mandaat(t.sessie, Rol.HOVJ, gebied, moment=t.nu, niet=niet):
        raise Geweigerd(
            "De adviseur BB&C beslist in overleg met de HOvJ; noem in overlegd_met wie dat was.",
            norm="N071",
            advies=f"noem een HOvJ van parket {gebied}, een ander dan uzelf en de bedreigde.",
        )


@voor_formulier
def _opdracht(_: Toets, antwoord: Overleg | Vervolg) -> None:
    informatie.toets_opdracht(antwoord)


def _voordracht(t: Toets, antwoord: Antwoord) -> None:
    route = getattr(antwoord, "route", None) or antwoord.uitkomst
    stelsel.toets_voordracht(route, lopend=bool(t.zaak.lopend(Procedure.TRIAGE)))


def _vervolg_aanwijzing(t: Toets, antwoord: Antwoord) -> None:
    stelsel.toets_niet_voordragen(antwoord.uitkomst, lopend=bool(t.zaak.lopend(Procedure.TRIAGE)))


@voor_formulier
def _maatregelen(
    t: Toets,
    antwoord: AdviesRisicomoment
    | Maatregeladvies
    | Maatregelenadvies
    | BesluitMaatregelen
    | Niveau,
) -> None:
    maatregelen.toets_maatregelen(
        antwoord.maatregelen,
        domein=t.zaak.domein,
        aangewezen=t.zaak.aangewezen is not None,
        lijst=t.zaak.doelwit.limitatieve_lijst,
    )


def _lcc(_: Toets, antwoord: Antwoord) -> None:
    if isinstance(antwoord, MaatregeladviesObject):
        objecten.toets_lcc(antwoord.schaarse_middelen)


@voor_formulier
def _niveau(t: Toets, _: Niveau) -> None:
    objecten.toets_niveau(t.zaak.domein, t.zaak.gezag.rol)


@voor_formulier
def _opvolging(t: Toets, antwoord: Opvolging) -> None:
    objecten.toets_opvolging(antwoord, bindend=opgedragen(t.zaak, t.onderwerp) is not None)


@voor_formulier
def _bindend(t: Toets, antwoord: BesluitMaatregelen) -> None:
    objecten.toets_bindend(antwoord, opgedragen(t.zaak, t.onderwerp))


def opgedragen(zaak: Zaakbeeld, onderwerp: str) -> tuple[Maatregel, ...] | None:
    """circulaire 1.2 (N005): what a binding aanwijzing demands of this gezag, or None.

    It binds a burgemeester, in whatever procedure, until the NCTV advises that one anew.
    """
    gezag = zaak.gezag_bij(onderwerp)
    if gezag.rol is not Rol.BURGEMEESTER:
        return None
    niveaus = (f for f in reversed(zaak.besluiten) if f.stap == "niveau")
    hier = (f.inhoud["antwoord"] for f in niveaus if zaak.gezag_bij(f.onderwerp) == gezag)
    advies = next((antwoord for antwoord in hier if antwoord["advies"]), None)
    if advies is None or not advies["bindende_aanwijzing"]:
        return None
    return Niveau.model_validate(advies).maatregelen


def _moment(t: Toets, antwoord: Antwoord) -> None:
    stelsel.toets_op_tijd(antwoord.uitkomst, op=t.zaak.momenten.get(t.onderwerp), nu=t.nu)


@voor_formulier
def _schaarste(_: Toets, antwoord: Maatregelenadvies) -> None:
    stelsel.toets_schaarste(antwoord)


@voor_formulier
def _besluit(t: Toets, antwoord: BesluitMaatregelen) -> None:
    maatregelen.toets_op_advies(advies=advies_voor(t.zaak, t.onderwerp) is not None)
    maatregelen.toets_afwijzen(antwoord, beleid_op(dag(t.nu)))
    if isinstance(antwoord, BesluitStelsel):
        stelsel.toets_informatie(
            antwoord.ontbrekende_informatie, dossier_volledig=t.zaak.dossier_volledig
        )


@voor_formulier
def _spoed(t: Toets, antwoord: Afstemming | Vaststelling) -> None:
    maatregelen.toets_spoed(antwoord.maatregelen, domein=t.zaak.domein, status=t.zaak.status)


@voor_formulier
def _informeren(_: Toets, antwoord: InformerenPersoon) -> None:
    informatie.toets_informeren(antwoord)


@voor_formulier
def _ondertekening(t: Toets, antwoord: OndertekeningIntake) -> None:
    """circulaire 2.3.3 (N038, N039): the kader on the answers of the HOvJ opens the route."""
    intake = t.zaak.laatste("intakeformulier")
    eerder = intake.inhoud["antwoord"] if intake else {}
    anders = [
        veld
        for veld in KADER
        if isinstance(waarde := getattr(antwoord, veld), bool | Fenomeen | Inzicht)
        and waarde != eerder.get(veld)
    ]
    if anders and not antwoord.correctie:
        raise Geweigerd(
            f"U wijkt af van het intakeformulier bij {', '.join(anders)}; zeg waarom.",
            norm="N038",
            advies="vul correctie in, of antwoord zoals het intakeformulier.",
            kort="U wijkt af van het intakeformulier; zeg waarom.",
        )
    if antwoord.uitkomst in set(Route):
        toets_route(
            Route(antwoord.uitkomst),
            toetsingskader(kenmerken(t.zaak, antwoord)),
            eigen_oordeel=antwoord.eigen_oordeel,
        )


@voor_formulier
def _tafel(t: Toets, antwoord: Triagetafel) -> None:
    eigen = t.zaak.doelwit.eigen_functionarissen

    def van_het_om(wie: str) -> bool:
        return wie not in eigen and heeft_rol(t.sessie, wie, stelsel.OM, moment=t.nu)

    stelsel.toets_tafel(
        voorzitter_om=van_het_om(antwoord.voorzitter),
        secretaris_om=van_het_om(antwoord.secretaris),
    )


@voor_formulier
def _dossier(_: Toets, antwoord: Overdrachtsdossier) -> None:
    stelsel.toets_dossier(antwoord)


@voor_formulier
def _vrijgave(t: Toets, antwoord: Vrijgave) -> None:
    informering.toets_voor_deze_gemeente(
        antwoord.gemeente,
        gemeente=t.zaak.informeringen[t.onderwerp].gemeente,
        duidelijk=t.deur is not Deur.B or t.zaak.wacht_op_vrijgave <= {t.onderwerp},
    )


@voor_formulier
def _toetsbesluit(t: Toets, antwoord: Toetsbesluit) -> None:
    informatie.toets_leverancier(antwoord.product, antwoord.leverancier)
    gezag = t.zaak.gezag_bij(t.onderwerp).rol
    lopen = getoetst(t.sessie, t.zaak.zaaknummer, gezag)
    plekken = {(maatregel.soort, maatregel.locatie) for maatregel in lopen}
    toetsing.toets_besluit(antwoord, lopend=plekken, domein=t.zaak.domein)
    if len(lopen) == len(lopend(t.sessie, t.zaak.zaaknummer)):  # nothing runs beside these
        toetsing.toets_einde(antwoord, risico=_risico_nu(t.zaak, antwoord, beleid_op(dag(t.nu))))
    toetsing.toets_medewerking(besluit=antwoord, gemeld=_medewerking(t.zaak, t.onderwerp))
    objecten.toets_bindende_afbouw(antwoord, opgedragen(t.zaak, t.onderwerp), lopend=plekken)


def _risico_nu(zaak: Zaakbeeld, antwoord: Toetsbesluit, beleid: Beleid) -> Risico | None:
    """circulaire 3.3 (N132): by the level of this answer, else as it was last decided, if ever."""
    niveau = antwoord.model_dump(include={"ernst", "waarschijnlijkheid"})
    if None not in niveau.values():
        return maatregelen.risico_volgens_tabel(**niveau, beleid=beleid)
    besluit = zaak.laatste("besluit_maatregelen")
    return Risico(besluit.inhoud["risico"]) if besluit else None


def _medewerking(zaak: Zaakbeeld, onderwerp: str) -> bool:
    """Whether this review is about how the person cooperates, from its beginning or since."""
    return any(
        (feit.soort, feit.onderwerp) == ("toetsing", onderwerp)
        and feit.inhoud["aanleiding"] == "medewerking"
        for feit in zaak.feiten
    )


@voor_formulier
def _terugkeer(t: Toets, antwoord: Terugkeer) -> None:
    stelsel.toets_terugkeer(
        antwoord,
        domein=t.zaak.domein,
        grondslag=t.zaak.aangewezen.grondslag if t.zaak.aangewezen else None,
        centraal=lopen_centraal(t.sessie, t.zaak.zaaknummer),
    )


_TOETSEN: Mapping[str, tuple[Callable[[Toets, Antwoord], None], ...]] = {
    "overleg": (_opdracht, _voordracht, _overleg),
    "vervolg": (_opdracht, _voordracht, _overleg),
    "maatregeladvies": (_maatregelen, _lcc),
    "niveau": (_niveau, _maatregelen),
    "opvolging": (_opvolging,),
    "advies": (_maatregelen, _moment),
    "besluit_maatregelen": (_maatregelen, _besluit, _bindend, _moment),
    "informeren_persoon": (_informeren,),
    "afstemming": (_overleg, _spoed),
    "vaststelling": (_spoed,),
    "ondertekening": (_ondertekening,),
    "triagetafel": (_tafel,),
    "overdrachtsdossier": (_dossier,),
    "vervolg_aanwijzing": (_vervolg_aanwijzing,),
    "maatregelenadvies": (_maatregelen, _schaarste),
    "terugkeer": (_terugkeer,),
    "vrijgave": (_vrijgave,),
    "toetsbesluit": (_toetsbesluit, _voordracht),
}
