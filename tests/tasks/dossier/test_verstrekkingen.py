"""Disclosures and readings: recorded, listed in order, and nothing of the protected person."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.tabellen import Bericht
from models.voorbeelden.invoer import verstrekking
from tasks.basis.database import lezen, transactie
from tasks.dossier.lezen import GRONDSLAG, lees_dossier
from tasks.dossier.verstrekkingen import Verstrekkingsregel, verstrekkingen
from tasks.procedures.verstrekking import STAP, verstrek
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.vragen.processen import begin_procedure
from tests.hulp.papierspel import uitgegeven
from tests.hulp.zaakspel import HOVJ, POLITIE, RCCB, Zaakspel, getekend, weigert
from tests.hulp.zoektabellen import zoektabellen
from tests.tasks.zaak.test_vernietigen import vernietig_

pytestmark = pytest.mark.usefixtures("bewaakt")
PLAATS = ("hovj", "Oost-Brabant")
GEHEIM = "Verzonnen reden die nergens anders staat."


@pytest.fixture
def spel(demo):
    return Zaakspel()


def doe(spel, wie=POLITIE, **velden):
    invoer = verstrekking(spel.nu) | velden
    verstrek(spel.zaaknummer, invoer, getekend(wie, spel.nu), moment=spel.nu)


def lees(spel, wie=HOVJ, inhoud="dossier"):
    spel.nu += timedelta(minutes=1)
    lees_dossier(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu, inhoud=inhoud)


def geef_vrij(spel, uitkomst, gemeente):
    """As the NCTV does in a procedure about a gemeente."""
    inhoud = {"antwoord": {"uitkomst": uitkomst, "motivering": GEHEIM, "tekst": GEHEIM}}
    nctv = Handelende("nctv", "nctv", "landelijk")
    with transactie() as sessie:
        proces = begin_procedure(sessie, spel.zaaknummer, "informeer-burgemeester", moment=spel.nu)
        proces.gemeente, proces.klaar_op, proces.wek = gemeente, spel.nu, False
        plek = {"proces": proces.proces, "onderwerp": proces.onderwerp, "stap": "vrijgave"}
        wat = Gebeurtenis(spel.zaaknummer, "besluit", inhoud, **plek, wie=nctv)
        leg_vast(sessie, wat, moment=spel.nu)


@pytest.mark.norm("N060")
@pytest.mark.parametrize(
    ("wie", "rol", "gebied"),
    [(POLITIE, "politie", "Oost-Brabant"), ("kmar", "kmar", "landelijk"), (HOVJ, *PLAATS)],
)
def test_wat_buiten_regie_is_verstrekt_staat_vast_en_het_gezag_hoort_het(spel, wie, rol, gebied):
    doe(spel, wie)
    feit = spel.beeld.feiten[-1]
    assert (feit.soort, feit.functionaris, feit.rol, feit.gebied) == (STAP, wie, rol, gebied)
    gegeven = verstrekking(spel.nu)
    op = feit.inhoud.pop("op")
    assert datetime.fromisoformat(op) == datetime.fromisoformat(gegeven.pop("op"))
    assert feit.inhoud == gegeven
    with lezen() as sessie:
        bericht = sessie.exec(select(Bericht).where(Bericht.stap == STAP)).one()
    assert (bericht.soort, bericht.rol, bericht.gebied) == ("kennisgeving", *PLAATS)


@pytest.mark.norm("N060")
def test_ook_de_politie_van_de_werkplek_legt_vast_wat_zij_verstrekte(demo):
    spel = Zaakspel(doelwit__werkgemeente="GM0935")
    doe(spel, "politie.limburg")
    assert spel.beeld.feiten[-1].functionaris == "politie.limburg"


@pytest.mark.norm("N060")
@pytest.mark.parametrize("wie", [RCCB, "nctv", "politie.limburg", "burgemeester.gm0772"])
def test_een_ander_legt_niets_vast(spel, wie):
    weigert(spel, STAP, wie, "N060", lambda: doe(spel, wie))


@pytest.mark.norm("N076")
def test_niemand_verstrekt_over_zichzelf(demo):
    spel = Zaakspel(doelwit__functionaris=POLITIE)
    weigert(spel, STAP, POLITIE, "N076", lambda: doe(spel))


@pytest.mark.norm("N008")
@pytest.mark.parametrize("veld", ["aan", "grondslag", "soort_inhoud"])
def test_wat_de_persoon_noemt_komt_niet_in_het_overzicht(spel, veld):
    fout = weigert(
        spel, STAP, POLITIE, "N008", lambda: doe(spel, **{veld: "buren van Testpersoon Voorbeeld"})
    )
    assert (veld in str(fout), "Testpersoon" in str(fout)) == (True, False)


def test_onjuiste_invoer_laat_niets_achter(spel):
    voor = zoektabellen(), len(spel.beeld.feiten)
    straks = (spel.nu + timedelta(minutes=1)).isoformat()
    for velden, zin in (
        ({"op": straks}, "op: ligt in de toekomst"),
        ({"gemeente": "Nergens"}, "gemeente: is geen"),
    ):
        with pytest.raises(OnjuisteInvoer, match=zin):
            doe(spel, **velden)
    assert (zoektabellen(), len(spel.beeld.feiten)) == voor


def test_ook_wat_pas_na_sluiting_blijkt_wordt_vastgelegd(spel):
    spel.sluit()
    doe(spel)
    assert spel.beeld.feiten[-1].soort == STAP


@pytest.mark.norm("N008", "N060")
def test_elke_verstrekking_en_inzage_staat_in_volgorde_in_het_overzicht(demo):
    spel = Zaakspel().tot("informeren_persoon")
    zaak = spel.zaaknummer
    lees(spel)
    lees(spel, RCCB, "register")
    uitgegeven(spel)
    op = "2026-02-03T23:30:00+01:00"
    doe(spel, op=op, motivering=GEHEIM)
    doe(spel, aan="dijkgraaf", gemeente=None)
    geef_vrij(spel, "minimumbericht", "GM0772")
    nummers = {
        (feit.soort, feit.stap): feit.volgnummer
        for feit in spel.beeld.feiten
        if feit.soort in {"inzage", "uitgifte", "besluit"}
    }
    eerste, tweede = (f for f in spel.beeld.feiten if f.soort == STAP)
    politie = (POLITIE, "politie", "Oost-Brabant")
    gelezen = verstrekkingen(zaak)
    assert gelezen.vernietigd == []
    assert [regel[1] for regel in gelezen.regels] == sorted(regel[1] for regel in gelezen.regels)
    zonder_moment = [regel[:2] + regel[3:] for regel in gelezen.regels]
    wpg = ("artikel 16 Wpg", "aard van de dreiging")
    assert zonder_moment == [
        (
            *(zaak, nummers["besluit", "informatieproduct"], "overdracht", *politie, "gezag", ""),
            *("informatie voor het besluit (circulaire 2.4.1)", "informatieproduct"),
        ),
        (
            zaak,
            nummers["inzage", "dossier"],
            "inzage",
            HOVJ,
            *PLAATS,
            *PLAATS,
            GRONDSLAG,
            "dossier",
        ),
        (
            *(zaak, nummers["inzage", "register"], "inzage register"),
            *(RCCB, "rccb", "Oost-Brabant", "rccb", "Oost-Brabant", GRONDSLAG, "register"),
        ),
        (
            *(zaak, nummers["uitgifte", "formulieren"], "uitgifte"),
            *(HOVJ, *PLAATS, *PLAATS, GRONDSLAG, "maatregelenbesluit"),
        ),
        (zaak, eerste.volgnummer, STAP, *politie, "burgemeester", "GM0772", *wpg),
        (zaak, tweede.volgnummer, STAP, *politie, "dijkgraaf", "", *wpg),
        (
            *(zaak, nummers["besluit", "vrijgave"], "vrijgave", "nctv", "nctv", "landelijk"),
            *("gemeente", "GM0772", "informeren van de gemeente (circulaire 2.3.5)"),
            "minimumbericht",
        ),
    ]
    momenten = [datetime.fromisoformat(regel.moment) for regel in gelezen.regels]
    assert momenten[4] == datetime.fromisoformat(op)
    assert momenten[-1] == spel.nu
    assert {moment.tzinfo for moment in momenten} == {UTC}


@pytest.mark.norm("N008")
def test_het_overzicht_zegt_niets_van_de_beschermde_persoon(demo):
    spel = Zaakspel().tot("einde")
    lees(spel)
    uitgegeven(spel)
    doe(spel, motivering=f"Testpersoon Voorbeeld: {GEHEIM}")
    geef_vrij(spel, "vrijgegeven", "GM0772")
    tekst = json.dumps(verstrekkingen().regels).casefold()
    persoon = spel.beeld.persoon
    for kenmerk in (
        *(persoon.naam, persoon.werkgever, persoon.woonadres.straat, persoon.woonadres.postcode),
        *(genoot.naam for genoot in persoon.huisgenoten),
        *(persoon.geboortedatum.isoformat(), persoon.functie.value),
        *(spel.beeld.melding.omschrijving, GEHEIM),
    ):
        assert kenmerk.casefold() not in tekst
    assert Verstrekkingsregel._fields == (
        *("zaaknummer", "volgnummer", "moment", "soort", "door", "rol", "gebied"),
        *("aan", "aan_gebied", "grondslag", "soort_inhoud"),
    )


@pytest.mark.norm("N008")
def test_een_geweigerde_inzage_is_er_geen(spel):
    with pytest.raises(Geweigerd):
        lees(spel, "hovj.limburg")
    assert verstrekkingen().regels == []
    lees(spel)
    assert len(verstrekkingen().regels) == 1


def test_alle_zaken_of_een_en_een_onbekende_is_er_niet(demo):
    een, ander, stil = (Zaakspel(ontvangen_door__registratienummer=f"PL2100-{n}") for n in range(3))
    for spel in (een, ander, een):
        lees(spel)
    assert [regel.zaaknummer for regel in verstrekkingen().regels] == [
        een.zaaknummer,
        ander.zaaknummer,
        een.zaaknummer,
    ]
    assert {r.zaaknummer for r in verstrekkingen(ander.zaaknummer).regels} == {ander.zaaknummer}
    assert verstrekkingen(stil.zaaknummer).regels == []
    with pytest.raises(NietGevonden):
        verstrekkingen("BB-2026-999999")


def test_een_vernietigde_zaak_wordt_overgeslagen_en_genoemd(demo):
    weg, blijft = (Zaakspel(ontvangen_door__registratienummer=f"PL2100-{n}") for n in range(2))
    for spel in (weg, blijft):
        lees(spel)
        doe(spel)
    weg.sluit()
    vernietig_(weg.zaaknummer)
    lijst = verstrekkingen()
    assert {regel.zaaknummer for regel in lijst.regels} == {blijft.zaaknummer}
    assert (len(lijst.regels), lijst.vernietigd) == (2, [weg.zaaknummer])
    alleen = verstrekkingen(weg.zaaknummer)
    assert (alleen.regels, alleen.vernietigd) == ([], [weg.zaaknummer])
