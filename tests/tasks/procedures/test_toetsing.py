"""Process 6 in fake time, on both databases: reviewed on time, one at a time, as one act."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import Domein, Rol, Status
from models.tabellen import Bericht, Proces, Termijn
from models.voorbeelden.invoer import informatieproduct, uitlating
from models.voorbeelden.invoer import toetsing as verzoek_toetsing
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.procedures import levering, openbare_uitlating, toetsdatum, toetsing
from tasks.roosters import periodieke_toetsing
from tasks.termijnen.treden import haal_in
from tasks.vragen.processen import eis_proces
from tasks.vragen.vragen import stel_vraag
from tasks.zaak.maatregelen import lopend
from tasks.zaak.zaken import open_vragen
from tests.hulp.zaakspel import HOVJ, MAATREGEL, POLITIE, Zaakspel, getekend, geweigerd

NCTV = "nctv"
WEG = timedelta(days=14)


@pytest.fixture
def spel(demo):
    """Measures run in het lokaal domein; the person was informed."""
    return Zaakspel().tot("")


def maatregelen(spel):
    with lezen() as sessie:
        return sorted((m.soort.value, m.toetsdatum) for m in lopend(sessie, spel.zaaknummer))


def gevraagd(spel, stap):
    with lezen() as sessie:
        return [vraag for vraag in open_vragen(sessie, spel.zaaknummer) if vraag.stap == stap]


def eerste_datum(spel):
    return min(datum for _, datum in maatregelen(spel))


def op_tijd(spel):
    """So long before the date as a review begins, in the morning."""
    begin = datetime.combine(eerste_datum(spel) - WEG, datetime.min.time(), UTC)
    spel.nu = begin + timedelta(hours=6)
    return spel.nu


def begin(spel):
    assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=op_tijd(spel)) == (1, {})
    return spel.open_vraag("toetsbesluit")


def doe(spel, handeling, invoer, wie):
    spel.nu += timedelta(minutes=1)
    return handeling(spel.zaaknummer, invoer, getekend(wie, spel.nu), moment=spel.nu)


def later(spel, dagen=60):
    return (dag(spel.nu) + timedelta(days=dagen)).isoformat()


@pytest.mark.norm("N020", "N097")
def test_veertien_dagen_voor_de_datum_begint_een_toetsing_en_nooit_twee(spel):
    moment = op_tijd(spel)
    assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=moment - timedelta(days=1)) == (0, {})
    assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=moment) == (1, {})
    for dagen in (0, 1, 13, 40):
        assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=moment + timedelta(days=dagen)) == (
            0,
            {},
        )
    vraag = spel.open_vraag("toetsbesluit")
    assert (vraag.rol, vraag.gebied, vraag.variant) == (Rol.HOVJ, "Oost-Brabant", "")
    assert dag(vraag.vervalt_op) == eerste_datum(spel)


@pytest.mark.norm("N019")
@pytest.mark.parametrize("reactie", ["niet_gegeven", "aanvaard", "geweigerd"])
def test_een_weigering_verandert_niets_maar_het_gezag_hoort_het(demo, reactie):
    spel = Zaakspel().tot("informeren_persoon")
    voor = maatregelen(spel)
    vraag = spel.vraag("informeren_persoon")
    spel.antwoord(vraag, "geinformeerd", POLITIE, gewezen_op_zwijgplicht=True, reactie=reactie)
    with lezen() as sessie:
        waar = select(Bericht).where(
            col(Bericht.stap) == "informeren_persoon", col(Bericht.soort) == "kennisgeving"
        )
        gezegd = [(b.rol, b.soort) for b in sessie.exec(waar)]
    assert gezegd == ([(Rol.HOVJ, "kennisgeving")] if reactie == "geweigerd" else [])
    assert maatregelen(spel) == voor
    assert spel.beeld.laatste("informeren_persoon").inhoud["antwoord"]["reactie"] == reactie


@pytest.mark.norm("N097")
def test_blijft_het_besluit_uit_dan_hoort_het_gezag_het_elke_week(spel):
    vraag = begin(spel)
    haal_in(vraag.vervalt_op + timedelta(days=15))
    with lezen() as sessie:
        eigen = select(Bericht.soort).where(Bericht.vraag == vraag.id).order_by(col(Bericht.id))
        soorten = list(sessie.exec(eigen))
    assert soorten == ["vraag", "herinnering", "overschrijding", "escalatie", "escalatie"]


@pytest.mark.norm("N020")
def test_na_stilstand_begint_zij_alsnog_en_heeft_het_gezag_een_dag(spel):
    moment = op_tijd(spel) + timedelta(days=21)
    assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=moment) == (1, {})
    with lezen() as sessie:
        vraag = spel.open_vraag("toetsbesluit")
        assert sessie.get_one(Termijn, vraag.id).vervalt_op == moment + timedelta(days=1)


@pytest.mark.norm("N020")
def test_voortzetten_geeft_alles_een_nieuwe_datum(spel):
    vraag = begin(spel)
    spel.antwoord(vraag, "voortzetten", HOVJ, toetsdatum=later(spel))
    assert {datum.isoformat() for _, datum in maatregelen(spel)} == {later(spel)}
    assert spel.beeld.lopend("toetsing") == frozenset()
    assert spel.beeld.status is Status.OPEN


@pytest.mark.norm("N020")
def test_afschalen_beeindigt_wat_is_genoemd_en_laat_de_rest_lopen(demo):
    spel = Zaakspel().tot("besluit_maatregelen")
    camera = {**MAATREGEL, "soort": "camerabewaking", "toetsdatum": "2026-05-01"}
    twee = [{**MAATREGEL, "toetsdatum": "2026-05-01"}, camera]
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, maatregelen=twee)
    vraag = begin(spel)
    weg = [{"soort": soort, "locatie": "woning"} for soort in ("toezicht", "camerabewaking")]
    datum = later(spel)
    geweigerd(spel, vraag, "afschalen", HOVJ, norm="N020", toetsdatum=datum, afbouw=weg)
    spel.antwoord(vraag, "afschalen", HOVJ, toetsdatum=datum, afbouw=weg[:1])
    assert maatregelen(spel) == [("camerabewaking", date.fromisoformat(datum))]


@pytest.mark.norm("N020", "N033")
def test_eindigt_de_laatste_maatregel_dan_sluit_de_zaak_met_een_evaluatie(spel):
    vraag = begin(spel)
    spel.antwoord(vraag, "beeindigen", HOVJ)
    assert maatregelen(spel) == []
    assert (spel.beeld.status, spel.beeld.domein) == (Status.GESLOTEN, Domein.BASISPOLITIEZORG)
    (sluiting,) = (f for f in spel.beeld.feiten if f.soort == "sluiting")
    bewaren = datetime.fromisoformat(sluiting.inhoud["bewaren_tot"])
    assert bewaren.year == spel.nu.year + 5


@pytest.mark.norm("N032")
def test_in_het_stelsel_besluit_de_nctv_daarna_over_terugkeer(demo):
    spel = Zaakspel().tot("").wijs_aan()
    doe(spel, toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    spel.antwoord(spel.open_vraag("toetsbesluit"), "beeindigen", NCTV)
    assert not gevraagd(spel, "terugkeer")  # what het stelsel does is still to be decided
    spel.antwoord(spel.open_vraag("maatregelenadvies"), "geleverd", "adviseur_bb")
    with transactie() as sessie:
        (onderwerp,) = spel.beeld.lopend("stelsel-maatregelen")
        rij = eis_proces(sessie, spel.zaaknummer, "stelsel-maatregelen", onderwerp)
        stel_vraag(sessie, spel.beeld, rij, "besluit_maatregelen", 1, moment=spel.nu)
    spel.antwoord(spel.open_vraag("besluit_maatregelen"), "vaststellen", NCTV)
    doe(spel, toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    vraag = spel.open_vraag("toetsbesluit")
    assert vraag.rol is Rol.NCTV
    spel.antwoord(vraag, "beeindigen", NCTV)
    assert maatregelen(spel) == []
    assert spel.beeld.status is Status.OPEN
    spel.antwoord(spel.open_vraag("terugkeer"), "lokaal_domein", NCTV)
    assert (spel.beeld.domein, spel.beeld.gezag.rol) == (Domein.LOKAAL, Rol.HOVJ)


@pytest.mark.norm("N020")
@pytest.mark.parametrize(
    ("route", "stap"), [("maatregeladvies", "vervolg"), ("intakeformulier", "intakeformulier")]
)
def test_opschalen_gaat_langs_de_gewone_procedure(spel, route, stap):
    vraag = begin(spel)
    spel.antwoord(vraag, "opschalen", HOVJ, toetsdatum=later(spel), route=route)
    assert spel.open_vraag(stap).stap == stap
    assert {datum.isoformat() for _, datum in maatregelen(spel)} == {later(spel)}


@pytest.mark.norm("N132")
def test_bij_een_onaanvaardbaar_risico_eindigt_niet_alles(demo):
    hoog = {"ernst": "zeer_ernstig", "waarschijnlijkheid": "mogelijk"}
    spel = Zaakspel().tot("besluit_maatregelen")
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, **hoog, risico=None)
    vraag = begin(spel)
    geweigerd(spel, vraag, "beeindigen", HOVJ, norm="N132", ernst=None, waarschijnlijkheid=None)
    geweigerd(spel, vraag, "beeindigen", HOVJ, norm="N132", **hoog)
    spel.antwoord(vraag, "beeindigen", HOVJ)
    assert spel.beeld.status is Status.GESLOTEN


@pytest.mark.norm("N067", "N071", "N097")
def test_eindigt_een_spoedmaatregel_terwijl_nog_wordt_gewogen_dan_gaat_de_zaak_door(demo):
    spel = Zaakspel()
    onderwerp = spel.spoed()
    spel.antwoord(spel.open_vraag("afstemming", onderwerp), "akkoord", HOVJ)
    spel.antwoord(begin(spel), "beeindigen", HOVJ)
    assert (maatregelen(spel), spel.beeld.status) == ([], Status.OPEN)
    assert spel.open_vraag("weging")


@pytest.mark.norm("N097")
def test_eindigt_wat_wordt_getoetst_langs_een_andere_weg_dan_is_er_niets_te_toetsen(demo):
    spel = Zaakspel()
    onderwerp = spel.spoed()
    doe(spel, toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    (bezig,) = spel.beeld.lopend("toetsing")
    spel.antwoord(spel.open_vraag("afstemming", onderwerp), "beeindigen", HOVJ)
    assert (maatregelen(spel), spel.beeld.lopend("toetsing")) == ([], frozenset())
    assert spel.beeld.ingetrokken("toetsing", bezig)


@pytest.mark.norm("N097")
def test_na_een_product_dat_te_laat_kwam_is_er_een_dag_en_niet_weer_veertien(spel):
    vraag = begin(spel)
    spel.antwoord(vraag, "informatieproduct", HOVJ)
    spel.nu = datetime.combine(eerste_datum(spel), datetime.min.time(), UTC) + timedelta(days=3)
    with transactie() as sessie:
        rij = eis_proces(sessie, spel.zaaknummer, "toetsing", vraag.onderwerp)
        weer = stel_vraag(sessie, spel.beeld, rij, "toetsbesluit", 2, moment=spel.nu)
    assert spel.nu < weer.vervalt_op <= spel.nu + timedelta(hours=24)


@pytest.mark.norm("N092", "N093")
@pytest.mark.parametrize(("product", "norm"), [("ra", "N092"), ("wa", "N093")])
def test_ook_bij_een_toetsing_is_een_ra_of_wa_van_de_aivd(spel, product, norm):
    vraag = begin(spel)
    geweigerd(spel, vraag, "informatieproduct", HOVJ, norm=norm, product=product)
    spel.antwoord(vraag, "informatieproduct", HOVJ, product=product, leverancier="aivd")


@pytest.mark.norm("N021", "N098")
def test_onvoldoende_medewerking_leidt_tot_een_toetsing_door_het_gezag(spel):
    doe(spel, toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    vraag = spel.open_vraag("toetsbesluit")
    assert (vraag.rol, vraag.variant) == (Rol.HOVJ, "tussentijds")
    assert vraag.vervalt_op == spel.nu + timedelta(hours=24)
    doe(
        spel, toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE
    )  # said again: added to what runs
    assert len(spel.beeld.lopend("toetsing")) == 1
    with lezen() as sessie:
        gehoord = select(Bericht).where(col(Bericht.stap) == "toetsing")
        assert [b.rol for b in sessie.exec(gehoord)] == [Rol.HOVJ, Rol.HOVJ]


@pytest.mark.norm("N021")
@pytest.mark.parametrize("eerst", ["signaal", "medewerking"])
@pytest.mark.parametrize("leeg", ["uitvoerbaarheid", "veiligheid_medewerkers"])
def test_over_medewerking_wordt_geoordeeld_naar_uitvoerbaarheid_en_veiligheid(spel, eerst, leeg):
    for aanleiding in dict.fromkeys((eerst, "medewerking")):
        doe(spel, toetsing.vraag_toetsing, verzoek_toetsing() | {"aanleiding": aanleiding}, POLITIE)
    vraag = spel.open_vraag("toetsbesluit")
    geweigerd(spel, vraag, "beeindigen", HOVJ, norm="N021", **{leeg: ""})
    spel.antwoord(vraag, "beeindigen", HOVJ)


@pytest.mark.norm("N021")
def test_gaat_een_toetsing_niet_over_medewerking_dan_hoeft_dat_niet(spel):
    doe(spel, toetsing.vraag_toetsing, verzoek_toetsing() | {"aanleiding": "signaal"}, POLITIE)
    leeg = {"uitvoerbaarheid": "", "veiligheid_medewerkers": ""}
    spel.antwoord(spel.open_vraag("toetsbesluit"), "beeindigen", HOVJ, **leeg)


@pytest.mark.norm("N098")
@pytest.mark.parametrize("product", [{}, {"raakt_toetscriteria": True}])
def test_een_nieuwe_di_of_wat_de_toetscriteria_raakt_begint_een_toetsing(spel, product):
    ird = informatieproduct() | {"product": "ird", "reden": "Verzonnen reden."}
    ird = {
        veld: waarde for veld, waarde in ird.items() if veld not in {"ernst", "waarschijnlijkheid"}
    }
    doe(spel, levering.lever, ird, POLITIE)
    assert spel.beeld.lopend("toetsing") == frozenset()
    doe(spel, levering.lever, product | (ird if product else informatieproduct()), POLITIE)
    doe(spel, levering.lever, product | (ird if product else informatieproduct()), POLITIE)
    assert len(spel.beeld.lopend("toetsing")) == 1


@pytest.mark.norm("N098", "N110")
def test_wordt_het_concept_na_een_uitlating_aangepast_dan_wordt_het_getoetst(spel):
    doe(spel, openbare_uitlating.meld_uitlating, uitlating(spel.nu), POLITIE)
    spel.antwoord(spel.open_vraag("uitlating"), "concept_aanpassen", HOVJ)
    assert len(spel.beeld.lopend("toetsing")) == 1


@pytest.mark.norm("N020")
def test_een_ander_dan_het_gezag_besluit_niet(spel):
    vraag = begin(spel)
    for wie in (NCTV, POLITIE, "hovj.limburg", "adviseur_bbc.oost-brabant"):
        geweigerd(spel, vraag, "voortzetten", wie, norm="N020", toetsdatum=later(spel))


@pytest.mark.norm("N020")
def test_gaat_het_gezag_over_dan_besluit_wie_het_heeft(spel):
    begin(spel)
    spel.wijs_aan()
    vraag = spel.open_vraag("toetsbesluit")
    assert vraag.rol is Rol.NCTV
    spel.antwoord(vraag, "voortzetten", NCTV, toetsdatum=later(spel))
    assert {datum for _, datum in maatregelen(spel)} == {date.fromisoformat(later(spel))}


@pytest.mark.norm("N097")
def test_een_nieuw_besluit_over_maatregelen_neemt_de_toetsing_over(spel):
    vraag = begin(spel)
    spel.antwoord(vraag, "opschalen", HOVJ, toetsdatum=later(spel), route="maatregeladvies")
    doe(spel, toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    assert len(spel.beeld.lopend("toetsing")) == 1
    spel.besluit("vervolg", "maatregeladvies", "adviseur_bbc.oost-brabant")
    spel.besluit("maatregeladvies", "geleverd", POLITIE)
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ)
    assert spel.beeld.lopend("toetsing") == frozenset()
    with lezen() as sessie:
        rijen = sessie.exec(select(Proces).where(Proces.proces == "toetsing")).all()
    assert all(rij.ingetrokken_op or rij.wek for rij in rijen)


@pytest.mark.norm("N034", "N097")
def test_standaardmaatregelen_van_categorie_een_worden_niet_getoetst_andere_wel(demo):
    spel = Zaakspel(doelwit__limitatieve_lijst="I")
    vast = {"soort": "persoonsbeveiliging", "locatie": "anders", "uitvoerder": "lx"}
    vast |= {"standaard": True}
    extra = {"soort": "toezicht", "locatie": "woning", "uitvoerder": "politie"}
    extra |= {"toetsdatum": "2026-05-01"}
    advies = spel.open_vraag("maatregelenadvies")
    spel.antwoord(advies, "geleverd", "adviseur_bb")
    with transactie() as sessie:
        rij = eis_proces(sessie, spel.zaaknummer, advies.proces, advies.onderwerp)
        stel_vraag(sessie, spel.beeld, rij, "besluit_maatregelen", 1, moment=spel.nu)
    besluit = spel.open_vraag("besluit_maatregelen")
    spel.antwoord(besluit, "vaststellen", NCTV, maatregelen=[vast, extra])
    spel.nu = datetime(2026, 4, 20, 6, tzinfo=UTC)
    assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=spel.nu) == (1, {})
    vraag = spel.open_vraag("toetsbesluit")
    spel.antwoord(vraag, "beeindigen", NCTV)
    assert [soort for soort, _ in maatregelen(spel)] == ["persoonsbeveiliging"]
    assert spel.beeld.status is Status.OPEN
    assert toetsdatum.aan_de_beurt(moment=spel.nu + timedelta(days=400)) == []


@pytest.mark.norm("N034")
def test_categorie_twee_heeft_geen_standaardmaatregelen(demo):
    spel = Zaakspel(doelwit__limitatieve_lijst="II")
    standaard = [{**MAATREGEL, "standaard": True}]
    advies = spel.open_vraag("maatregelenadvies")
    velden = {"norm": "N034", "maatregelen": standaard}
    geweigerd(spel, advies, "geleverd", "adviseur_bb", **velden)


@pytest.mark.norm("N034", "N097")
def test_een_ander_heeft_geen_standaardmaatregelen(demo):
    spel = Zaakspel().tot("besluit_maatregelen")
    standaard = {"soort": "toezicht", "locatie": "woning", "uitvoerder": "politie"}
    standaard |= {"standaard": True}
    vraag = spel.vraag("besluit_maatregelen")
    geweigerd(spel, vraag, "vaststellen", HOVJ, norm="N034", maatregelen=[standaard])
