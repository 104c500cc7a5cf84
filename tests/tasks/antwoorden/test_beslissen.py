"""One function judges every answer: one wins, a refusal changes nothing, all is recorded."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import Deur, Rol, StatusMaatregel
from models.fouten import Geweigerd, OnjuisteInvoer
from models.tabellen import Bericht, Maatregel, Proces
from models.voorbeelden.invoer import terugkeer
from tasks.antwoorden.beslissen import beslis
from tasks.antwoorden.ongevraagd import keer_terug
from tasks.basis.database import lezen, transactie
from tasks.register.controle import controleer
from tasks.register.geweigerde_pogingen import Code, Poging
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tests.hulp.kapotmaken import herschrijf
from tests.hulp.lus import loop_door
from tests.hulp.tegelijk import fouten, in_draden
from tests.hulp.voorbeelden import GEVESTIGD, MAATREGEL, antwoord, zonder
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    NU,
    POLITIE,
    RCCB,
    VERLOOP,
    Zaakspel,
    beantwoord,
    code,
    getekend,
    geweigerd,
    tellen,
    vervanger,
)
from tests.hulp.zoektabellen import zoektabellen

WEGING = antwoord("weging", "ernstige_dreiging")
BESLUIT = antwoord("besluit_maatregelen", "vaststellen")


@pytest.fixture
def spel(demo):
    return Zaakspel()


@pytest.mark.norm("N085")
def test_van_twintig_antwoorden_van_twintig_mensen_tegelijk_telt_er_een(spel):
    vraag = spel.vraag("weging")
    mensen = [vervanger(f"rccb{n}", Rol.RCCB, "Oost-Brabant") for n in range(20)]
    pogingen = [getekend(wie) for wie in mensen]
    uitkomsten = in_draden(
        *(lambda poging=poging: beslis(vraag.id, WEGING, poging, moment=NU) for poging in pogingen)
    )
    assert [str(fout)[:35] for fout in fouten(uitkomsten)] == [
        "De vraag weging is al beantwoord; e"
    ] * 19
    assert (tellen("besluit"), tellen("poging", spel.zaaknummer)) == (1, 19)
    winnaar = spel.beeld.laatste("weging").functionaris
    pogers = [f.inhoud["functionaris"] for f in spel.beeld.feiten if f.soort == "poging"]
    assert sorted([winnaar, *pogers]) == sorted(mensen)
    assert controleer() == []


@pytest.mark.norm("N085")
def test_van_twintig_antwoorden_van_een_mens_met_eigen_codes_telt_er_een(spel):
    vraag = spel.vraag("weging")
    momenten = [NU + timedelta(minutes=n) for n in range(20)]
    pogingen = [getekend(RCCB, moment) for moment in momenten]
    nu = momenten[-1]
    uitkomsten = in_draden(
        *(lambda poging=poging: beslis(vraag.id, WEGING, poging, moment=nu) for poging in pogingen)
    )
    assert len(fouten(uitkomsten)) == 19
    assert (tellen("besluit"), tellen("poging", spel.zaaknummer)) == (1, 19)
    assert controleer() == []


def test_een_tweede_antwoord_verbruikt_zijn_code_ook(spel):
    vraag = spel.vraag("weging")
    spel.antwoord(vraag, "ernstige_dreiging", RCCB)
    geweigerd(spel, vraag, "geen_ernstige_dreiging", RCCB, norm="N085")
    assert spel.beeld.laatste("weging").uitkomst == "ernstige_dreiging"


@pytest.mark.norm("N085")
def test_het_besluit_zegt_wie_wanneer_en_op_welke_informatie(spel):
    vraag = spel.vraag("weging")
    with transactie() as sessie:
        wie = Handelende(RCCB, "rccb", "Oost-Brabant")
        inzage = leg_vast(sessie, Gebeurtenis(spel.zaaknummer, "inzage", {}, wie=wie), moment=NU)
        inzage = {"volgnummer": inzage.volgnummer, "hash": inzage.hash}
    ingevoerd, nu = NU + timedelta(minutes=5), NU + timedelta(minutes=6)
    poging = Poging(RCCB, Code(code(RCCB, ingevoerd)), Deur.B, ingevoerd)
    beslis(vraag.id, WEGING, poging, moment=nu)
    feit = spel.beeld.laatste("weging")
    assert (feit.functionaris, feit.rol, feit.gebied, feit.namens, feit.moment) == (
        RCCB,
        "rccb",
        "Oost-Brabant",
        "",
        nu,
    )
    assert (feit.proces, feit.stap, feit.keer) == ("lokaal-domein", "weging", 1)
    assert feit.inhoud == {
        "antwoord": WEGING,
        "deur": "b",
        "bewijs": "code",
        "ingevoerd_op": ingevoerd.isoformat(),
        "zaakhoofd": inzage["hash"],
        "getoond": inzage["volgnummer"],
        "gelezen": inzage["volgnummer"],
    }


@pytest.mark.norm("N085")
def test_wie_het_dossier_niet_las_besluit_zonder_inzage_en_dat_staat_er(spel):
    with transactie() as sessie:
        ander = Gebeurtenis(spel.zaaknummer, "inzage", {}, wie=Handelende(HOVJ))
        leg_vast(sessie, ander, moment=NU)
    spel.besluit("weging", "ernstige_dreiging", RCCB)
    assert spel.beeld.laatste("weging").inhoud["gelezen"] is None


def test_een_besluit_sluit_de_vraag_en_wekt_het_proces(spel):
    vraag = spel.vraag("weging")
    with transactie() as sessie:
        sessie.exec(select(Proces)).one().wek = False
    spel.antwoord(vraag, "ernstige_dreiging", RCCB)
    with lezen() as sessie:
        assert sessie.exec(select(Proces)).one().wek is True
    assert zoektabellen()["Vraag"][0].gesloten_op == spel.nu


@pytest.mark.norm("N066", "N073")
def test_de_vraag_gaat_met_een_bericht_naar_wie_in_dat_gebied_moet_antwoorden(spel):
    spel.tot("informatieproduct")
    spel.vraag("informatieproduct")
    with lezen() as sessie:
        berichten = sessie.exec(select(Bericht).order_by(col(Bericht.id))).all()
    assert [(b.soort, b.stap, b.rol, b.gebied, b.staat) for b in berichten] == [
        ("vraag", "weging", Rol.RCCB, "Oost-Brabant", "wacht"),
        ("kennisgeving", "vastgelegd", Rol.RCCB, "Oost-Brabant", "wacht"),
        ("vraag", "overleg", Rol.ADVISEUR_BBC, "Oost-Brabant", "wacht"),
        ("kennisgeving", "vastgelegd", Rol.ADVISEUR_BBC, "Oost-Brabant", "wacht"),
        ("vraag", "informatieproduct", Rol.POLITIE, "Oost-Brabant", "wacht"),
    ]


@pytest.mark.norm("N066")
def test_bij_ernstige_dreiging_hoort_en_beslist_de_adviseur_van_het_arrondissement(demo):
    spel = Zaakspel(doelwit__woonadres={**GEVESTIGD, "gemeente": "GM0935"})
    loop_door(spel.zaaknummer)
    spel.besluit("weging", "ernstige_dreiging", "rccb.limburg")
    loop_door(spel.zaaknummer)
    vraag = spel.open_vraag("overleg")
    assert (vraag.rol, vraag.gebied) == (Rol.ADVISEUR_BBC, "Limburg")
    with lezen() as sessie:
        bericht = sessie.exec(select(Bericht).where(Bericht.stap == "overleg")).one()
    assert (bericht.soort, bericht.functionaris) == ("vraag", "adviseur_bbc.limburg")


@pytest.mark.norm("N067")
@pytest.mark.parametrize(("functie", "status"), [("rechter", "open"), ("wethouder", "gesloten")])
def test_wie_altijd_wordt_voorgelegd_gaat_ook_zonder_ernst_naar_de_adviseur(demo, functie, status):
    spel = Zaakspel(doelwit__functie=functie)
    spel.besluit("weging", "geen_ernstige_dreiging", RCCB)
    loop_door(spel.zaaknummer)
    assert spel.beeld.status == status
    gevraagd = [feit.stap for feit in spel.beeld.feiten if feit.soort == "vraag"]
    assert gevraagd == ["weging", *(["overleg"] if status == "open" else [])]


@pytest.mark.norm("N072")
@pytest.mark.parametrize("stap", ["overleg", "vervolg"])
def test_stelsel_geeft_de_politie_meteen_opdracht_binnen_een_etmaal(spel, stap):
    spel.tot(stap).besluit(stap, "stelsel", ADVISEUR)
    vraag = spel.open_vraag("intakeformulier")
    assert (vraag.rol, vraag.gebied, vraag.sinds) == (Rol.POLITIE, "Oost-Brabant", spel.nu)
    assert vraag.vervalt_op == spel.nu + timedelta(hours=24)


@pytest.mark.norm("N073")
def test_de_opdracht_bepaalt_leverancier_termijn_en_formulier_en_de_levering_hervat(spel):
    spel.besluit("weging", "ernstige_dreiging", RCCB)
    spel.besluit("overleg", "lokaal_domein", ADVISEUR, product="da", leverancier="kmar")
    loop_door(spel.zaaknummer)
    vraag = spel.open_vraag("informatieproduct")
    assert (vraag.rol, vraag.gebied, vraag.variant) == (Rol.KMAR, "landelijk", "da")
    assert vraag.vervalt_op == vraag.sinds + timedelta(hours=24)
    geweigerd(spel, vraag, "geleverd", POLITIE, norm="N073", variant="da")
    spel.antwoord(vraag, "geleverd", "kmar", variant="da")
    assert spel.beeld.laatste("informatieproduct").inhoud["antwoord"]["ernst"] == "matig"
    loop_door(spel.zaaknummer)
    assert spel.open_vraag("vervolg").rol == Rol.ADVISEUR_BBC


@pytest.mark.norm("N011", "N118")
@pytest.mark.parametrize("soort", ["werkgever", "beveiligingsambtenaar", "ondermijningsbeeld"])
def test_de_bron_van_een_besteld_product_staat_in_de_zaak(spel, soort):
    spel.tot("informatieproduct")
    bronnen = [{"soort": soort, "omschrijving": "Verzonnen bron."}]
    spel.besluit("informatieproduct", "geleverd", POLITIE, variant="di", bronnen=bronnen)
    assert spel.beeld.laatste("informatieproduct").antwoord["bronnen"] == [
        {"soort": soort, "omschrijving": "Verzonnen bron."}
    ]


@pytest.mark.norm("N074")
@pytest.mark.parametrize(
    ("uitkomst", "status", "daarna"),
    [("maatregeladvies", "open", ["maatregeladvies"]), ("basispolitiezorg", "gesloten", [])],
)
def test_na_levering_volgt_een_maatregeladvies_of_de_basispolitiezorg(
    spel, uitkomst, status, daarna
):
    spel.tot("vervolg")
    vraag = spel.vraag("vervolg")
    geweigerd(spel, vraag, uitkomst, POLITIE, norm="N074")
    spel.antwoord(vraag, uitkomst, ADVISEUR)
    assert spel.beeld.status == status
    loop_door(spel.zaaknummer)
    *_, na = (n for n, feit in enumerate(spel.beeld.feiten) if feit.stap == "vervolg")
    gevraagd = [feit.stap for feit in spel.beeld.feiten[na:] if feit.soort == "vraag"]
    assert gevraagd == daarna


@pytest.mark.norm("N009")
def test_het_besluit_verwijst_naar_het_advies_waarop_het_rust(spel):
    spel.tot("einde")
    advies = spel.beeld.laatste("maatregeladvies")
    assert spel.beeld.laatste("besluit_maatregelen").inhoud["advies"] == advies.hash


@pytest.mark.norm("N009")
def test_zonder_advies_is_er_geen_besluit_wel_een_spoedmaatregel(spel):
    spel.tot("maatregeladvies")
    vraag = spel.vraag("besluit_maatregelen")
    geweigerd(spel, vraag, "vaststellen", HOVJ, norm="N009")
    spel.spoed(HOVJ)
    assert maatregelen(spel) == [("toezicht", StatusMaatregel.VASTGESTELD)]


@pytest.mark.norm("N063")
@pytest.mark.parametrize("veld", ["weerstand_persoon", "weerstand_werkgever"])
def test_zonder_oordeel_over_de_weerstand_van_persoon_en_werkgever_is_er_geen_besluit(spel, veld):
    spel.tot("besluit_maatregelen")
    vraag = spel.vraag("besluit_maatregelen")
    for invoer in (zonder(BESLUIT, veld), BESLUIT | {veld: " "}):
        with pytest.raises(OnjuisteInvoer, match=veld):
            beantwoord(vraag, invoer, HOVJ, spel.nu)
    assert spel.beeld.laatste("besluit_maatregelen") is None


@pytest.mark.norm("N017", "N063", "N086", "N095", "N132")
@pytest.mark.parametrize(
    ("ernst", "risico"), [("zeer_ernstig", "onaanvaardbaar"), ("gering", "aanvaardbaar")]
)
def test_het_besluit_legt_niveau_weerstand_en_risico_vast_los_van_het_product(spel, ernst, risico):
    spel.tot("besluit_maatregelen")
    spel.besluit(
        "besluit_maatregelen",
        "vaststellen",
        HOVJ,
        ernst=ernst,
        waarschijnlijkheid="waarschijnlijk",
        weerstand_persoon="Sluit de deur.",
        weerstand_werkgever="Houdt de poort.",
    )
    besluit = spel.beeld.laatste("besluit_maatregelen").inhoud
    velden = ("ernst", "waarschijnlijkheid", "weerstand_persoon", "weerstand_werkgever")
    assert [besluit["antwoord"].get(veld) for veld in velden] == [
        ernst,
        "waarschijnlijk",
        "Sluit de deur.",
        "Houdt de poort.",
    ]
    assert besluit["risico"] == risico
    assert spel.beeld.laatste("informatieproduct").inhoud["antwoord"]["ernst"] == "matig"


@pytest.mark.norm("N132")
@pytest.mark.parametrize(
    "niveau", [{"ernst": "zeer_ernstig"}, {"ernst": "gering", "risico": "onaanvaardbaar"}]
)
def test_bij_een_onaanvaardbaar_risico_wordt_niet_afgewezen(spel, niveau):
    spel.tot("besluit_maatregelen")
    vraag = spel.vraag("besluit_maatregelen")
    geweigerd(spel, vraag, "afwijzen", HOVJ, norm="N132", **niveau)
    spel.antwoord(vraag, "afwijzen", HOVJ, ernst="gering")


@pytest.mark.norm("N017")
@pytest.mark.parametrize("veld", ["weerstand_persoon", "weerstand_werkgever"])
def test_zonder_weging_van_de_eigen_weerstand_is_er_geen_besluit(spel, veld):
    spel.tot("besluit_maatregelen")
    with pytest.raises(OnjuisteInvoer, match=f"{veld}: "):
        spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, **{veld: " "})


@pytest.mark.norm("N020", "N098")
@pytest.mark.parametrize(
    ("datum", "zin"), [("2026-02-04", "moet na vandaag liggen"), (None, "ontbreekt")]
)
def test_elke_maatregel_heeft_een_toetsdatum_die_nog_komt(spel, datum, zin):
    spel.tot("besluit_maatregelen")
    lijst = [{**MAATREGEL, "toetsdatum": datum}]
    with pytest.raises(OnjuisteInvoer, match=f"maatregelen.0.toetsdatum: {zin}"):
        spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, maatregelen=lijst)


def maatregelen(spel):
    with lezen() as sessie:
        rijen = sessie.exec(select(Maatregel).where(Maatregel.zaaknummer == spel.zaaknummer)).all()
    return sorted((rij.soort.value, rij.status) for rij in rijen)


@pytest.mark.norm("N006", "N011")
def test_elke_maatregel_heeft_een_uitvoerder_en_een_titel(spel):
    spel.tot("besluit_maatregelen")
    lijst = [{**MAATREGEL, "uitvoerder": wie} for wie in ("politie", "kmar", "werkgever")]
    spel.besluit("besluit_maatregelen", "aanpassen", HOVJ, maatregelen=lijst)
    with lezen() as sessie:
        rijen = sessie.exec(select(Maatregel)).all()
    assert sorted((r.uitvoerder, r.titel, r.gezag_rol) for r in rijen) == [
        ("kmar", "bijstand", "hovj"),
        ("politie", "eigen_taak", "hovj"),
        ("werkgever", "eigen_verantwoordelijkheid", "hovj"),
    ]


@pytest.mark.norm("N062")
def test_afwijzen_laat_lopende_maatregelen_lopen(spel):
    spel.tot("informeren_persoon")
    lopend = [("toezicht", StatusMaatregel.VASTGESTELD)]
    assert maatregelen(spel) == lopend
    spel.besluit("maatregeladvies", "geleverd", POLITIE)
    spel.besluit("besluit_maatregelen", "afwijzen", HOVJ)
    assert maatregelen(spel) == lopend


@pytest.mark.norm("N075")
def test_een_nieuw_besluit_vervangt_de_lopende_maatregelen(spel):
    spel.tot("informeren_persoon")
    spel.besluit("maatregeladvies", "geleverd", POLITIE)
    camera = {**MAATREGEL, "soort": "camerabewaking"}
    spel.besluit("besluit_maatregelen", "aanpassen", HOVJ, maatregelen=[camera])
    assert maatregelen(spel) == [
        ("camerabewaking", StatusMaatregel.VASTGESTELD),
        ("toezicht", StatusMaatregel.BEEINDIGD),
    ]


@pytest.mark.norm("N071")
@pytest.mark.parametrize(
    ("stap", "uitkomst"), [("overleg", "lokaal_domein"), ("vervolg", "maatregeladvies")]
)
def test_de_adviseur_noemt_de_hovj_van_het_parket_met_wie_hij_overlegde(spel, stap, uitkomst):
    vraag = spel.tot(stap).vraag(stap)
    for wie in (None, "hovj.limburg", ADVISEUR):
        geweigerd(spel, vraag, uitkomst, ADVISEUR, norm="N071", overlegd_met=wie)
    spel.antwoord(vraag, uitkomst, ADVISEUR, overlegd_met=HOVJ)


@pytest.mark.norm("N071")
@pytest.mark.parametrize(
    ("uitkomst", "status", "gevraagd"),
    [
        ("lokaal_domein", "open", ["vervolg"]),
        ("stelsel", "open", ["intakeformulier", "vervolg"]),
        ("geen_maatregelen", "gesloten", []),
    ],
)
def test_elke_uitkomst_van_het_overleg_heeft_haar_eigen_vervolg(spel, uitkomst, status, gevraagd):
    spel.tot("overleg").besluit("overleg", uitkomst, ADVISEUR)
    loop_door(spel.zaaknummer)
    assert spel.beeld.status == status
    assert [f.stap for f in spel.beeld.feiten if f.soort == "vraag"][2:] == gevraagd


@pytest.mark.norm("N071")
def test_de_hovj_antwoordt_zelf_zonder_overleg_te_noemen(spel):
    spel.tot("overleg")
    spel.besluit("overleg", "lokaal_domein", HOVJ, overlegd_met=None)
    assert spel.beeld.laatste("overleg").rol == "hovj"


@pytest.mark.norm("N023", "N075")
@pytest.mark.parametrize("wie", ["hovj.limburg", ADVISEUR, POLITIE, "nctv", "beheerder"])
def test_alleen_de_hovj_van_de_zaak_besluit_over_maatregelen(spel, wie):
    spel.tot("besluit_maatregelen")
    vraag = spel.vraag("besluit_maatregelen")
    geweigerd(spel, vraag, "vaststellen", wie, norm="N023" if wie == "nctv" else "N075")


@pytest.mark.norm("N075")
@pytest.mark.parametrize("uitkomst", ["vaststellen", "aanpassen", "afwijzen"])
def test_de_hovj_stelt_vast_past_aan_of_wijst_af_en_altijd_gemotiveerd(spel, uitkomst):
    spel.tot("besluit_maatregelen")
    vraag = spel.vraag("besluit_maatregelen")
    with pytest.raises(OnjuisteInvoer, match="motivering"):
        spel.antwoord(vraag, uitkomst, HOVJ, motivering=" ")
    spel.antwoord(vraag, uitkomst, HOVJ)
    assert spel.beeld.laatste("besluit_maatregelen").uitkomst == uitkomst


def test_een_onjuist_formulier_laat_niets_na_en_verbruikt_geen_code(spel):
    vraag = spel.vraag("weging")
    voor, feiten = zoektabellen(), len(spel.beeld.feiten)
    gegeven = code(RCCB)
    with pytest.raises(OnjuisteInvoer):
        beslis(vraag.id, {"uitkomst": "x"}, Poging(RCCB, Code(gegeven), Deur.A, NU), moment=NU)
    assert (zoektabellen(), len(spel.beeld.feiten)) == (voor, feiten)
    beslis(vraag.id, WEGING, Poging(RCCB, Code(gegeven), Deur.A, NU), moment=NU)


@pytest.mark.norm("N015")
def test_een_persoonsgerichte_maatregel_in_het_lokaal_domein_wordt_geweigerd(spel):
    spel.tot("maatregeladvies")
    vraag = spel.vraag("maatregeladvies")
    lijst = [{**MAATREGEL, "soort": "persoonsbeveiliging"}]
    geweigerd(spel, vraag, "geleverd", POLITIE, norm="N015", maatregelen=lijst)


@pytest.mark.norm("N054")
def test_in_het_stelsel_beveiligen_alleen_lx_en_kmar_een_persoon_tot_hij_het_verlaat(demo):
    spel = Zaakspel().wijs_aan()
    vraag = spel.open_vraag("maatregelenadvies")
    persoon = {**MAATREGEL, "soort": "persoonsbeveiliging"}
    door = {wie: [{**persoon, "uitvoerder": wie}] for wie in ("politie", "lx")}
    fout = {"norm": "N054", "maatregelen": door["politie"]}
    geweigerd(spel, vraag, "geleverd", "adviseur_bb", **fout)
    spel.antwoord(vraag, "geleverd", "adviseur_bb", maatregelen=door["lx"])
    loop_door(spel.zaaknummer)
    vraag = spel.open_vraag("besluit_maatregelen")
    geweigerd(spel, vraag, "vaststellen", "nctv", **fout)
    beide = [*door["lx"], MAATREGEL]
    velden = {"maatregelen": beide, "ontbrekende_informatie": "Verzonnen."}
    spel.antwoord(vraag, "vaststellen", "nctv", **velden)
    gegeven = {"poging": getekend("nctv", spel.nu), "moment": spel.nu}
    keer_terug(spel.zaaknummer, terugkeer(), **gegeven)
    assert maatregelen(spel) == [
        ("persoonsbeveiliging", StatusMaatregel.BEEINDIGD),
        ("toezicht", StatusMaatregel.VASTGESTELD),
    ]


@pytest.mark.norm("N091", "N093")
@pytest.mark.parametrize("product", ["da", "wa"])
def test_een_product_bestellen_kan_alleen_het_gezag_van_de_zaak(spel, product):
    spel.tot("overleg")
    vraag = spel.vraag("overleg")
    velden = {"product": product, "leverancier": "aivd"}
    for wie in ("hovj.limburg", "adviseur_bbc.limburg", POLITIE):
        geweigerd(spel, vraag, "lokaal_domein", wie, norm="N071", **velden)
    spel.antwoord(vraag, "lokaal_domein", HOVJ, **velden)
    assert spel.beeld.opdracht().inhoud["antwoord"]["product"] == product


@pytest.mark.norm("N092", "N093")
@pytest.mark.parametrize(("product", "norm"), [("ra", "N092"), ("wa", "N093")])
@pytest.mark.parametrize(
    ("stap", "uitkomst"), [("overleg", "lokaal_domein"), ("vervolg", "informatieproduct")]
)
def test_een_ra_of_wa_wordt_alleen_door_de_aivd_opgesteld(spel, stap, uitkomst, product, norm):
    spel.tot(stap)
    vraag = spel.vraag(stap)
    velden = {"product": product, "leverancier": "politie"}
    geweigerd(spel, vraag, uitkomst, ADVISEUR, norm=norm, **velden)
    spel.antwoord(vraag, uitkomst, ADVISEUR, product=product, leverancier="aivd")


@pytest.mark.norm("N090", "N092", "N093")
@pytest.mark.parametrize(
    ("product", "velden"),
    [
        ("di", ("ernst", "waarschijnlijkheid")),
        ("ra", ("belang", "dreiging", "weerstand", "scenarios")),
        ("wa", ("weerstand", "scenarios")),
    ],
)
def test_een_besteld_product_is_pas_geleverd_met_alles_wat_erin_hoort(spel, product, velden):
    spel.tot("overleg")
    opdracht = {"product": product, "leverancier": "aivd"}
    spel.besluit("overleg", "lokaal_domein", ADVISEUR, **opdracht)
    vraag = spel.vraag("informatieproduct")
    for veld in velden:
        with pytest.raises(OnjuisteInvoer, match=f"{veld}: moet"):
            spel.antwoord(vraag, "geleverd", "aivd", variant=product, **{veld: None})
    spel.antwoord(vraag, "geleverd", "aivd", variant=product)


@pytest.mark.norm("N130")
def test_een_vraag_om_verduidelijking_heeft_een_termijn_en_de_leverancier_antwoordt(spel):
    for stap, uitkomst, wie, velden in VERLOOP[:3]:
        spel.antwoord(spel.open_vraag(stap), uitkomst, wie, **velden)
        loop_door(spel.zaaknummer)
    vraag = spel.open_vraag("vervolg")
    opdracht = {"product": "di", "verduidelijking": "Waarop rust dit?"}
    spel.antwoord(vraag, "informatieproduct", ADVISEUR, **opdracht)
    (pagina,) = loop_door(spel.zaaknummer)
    assert "Er is een vraag om verduidelijking; zij staat in het dossier." in pagina
    assert "Waarop rust dit?" not in pagina
    vraag = spel.open_vraag("informatieproduct")
    assert (vraag.rol, vraag.vervalt_op - vraag.sinds) == (Rol.POLITIE, timedelta(hours=24))
    gegeven = {"variant": "di", "verduidelijking": "Op twee verzonnen bronnen."}
    spel.antwoord(vraag, "geleverd", POLITIE, **gegeven)
    antwoorden = [feit.antwoord.get("verduidelijking") for feit in spel.beeld.besluiten[-2:]]
    assert antwoorden == ["Waarop rust dit?", "Op twee verzonnen bronnen."]


@pytest.mark.norm("N075")
class TestVierOgen:
    @pytest.fixture
    def beide(self, spel):
        """Politie who drew up the advice, and now also has a mandate as HOvJ."""
        spel.tot("besluit_maatregelen")
        return spel, spel.vraag("besluit_maatregelen")

    def test_wie_het_advies_opstelde_besluit_er_niet_over(self, beide):
        spel, vraag = beide
        vervanger(POLITIE, Rol.HOVJ, "Oost-Brabant", nieuw=False)
        geweigerd(spel, vraag, "vaststellen", POLITIE, norm="beleid: vier ogen")

    def test_ook_niet_als_vervanger_van_de_hovj(self, beide):
        spel, vraag = beide
        vervanger(POLITIE, Rol.HOVJ, "Oost-Brabant", HOVJ, nieuw=False)
        geweigerd(spel, vraag, "vaststellen", POLITIE, norm="beleid: vier ogen")

    def test_en_niemand_namens_wie_het_opstelde(self, beide):
        spel, vraag = beide
        vervanger(POLITIE, Rol.HOVJ, "Oost-Brabant", nieuw=False)
        vervanger("nieuw", Rol.HOVJ, "Oost-Brabant", POLITIE)
        geweigerd(spel, vraag, "vaststellen", "nieuw", norm="beleid: vier ogen")

    def test_wie_namens_de_hovj_het_advies_opstelde_houdt_ook_de_hovj_weg(self, spel):
        vervanger(HOVJ, Rol.POLITIE, "Oost-Brabant", nieuw=False)
        vervanger("nieuw", Rol.POLITIE, "Oost-Brabant", HOVJ)
        spel.tot("maatregeladvies")
        spel.besluit("maatregeladvies", "geleverd", "nieuw")
        geweigerd(
            spel, spel.vraag("besluit_maatregelen"), "vaststellen", HOVJ, norm="beleid: vier ogen"
        )

    def test_wie_ook_een_ander_vervangt_besluit_namens_die(self, beide):
        spel, vraag = beide
        vervanger(POLITIE, Rol.HOVJ, "Oost-Brabant", nieuw=False)
        vervanger("nieuw", Rol.HOVJ, "Oost-Brabant", POLITIE)
        vervanger("nieuw", Rol.HOVJ, "Oost-Brabant", HOVJ, nieuw=False)
        spel.antwoord(vraag, "vaststellen", "nieuw")
        assert spel.beeld.laatste("besluit_maatregelen").namens == HOVJ


@pytest.mark.norm("N076")
@pytest.mark.usefixtures("demo")
class TestEigenZaak:
    def weging_in(self, **melding):
        spel = Zaakspel(**melding)
        return spel, spel.vraag("weging")

    def test_de_bedreigde_zelf_antwoordt_niet(self):
        spel, vraag = self.weging_in(doelwit__functionaris=RCCB)
        geweigerd(spel, vraag, "ernstige_dreiging", RCCB, norm="N076")

    def test_een_huisgenoot_ook_niet(self):
        genoot = {"naam": "X", "relatie": "kind", "zelfde_adres": True, "functionaris": RCCB}
        spel, vraag = self.weging_in(doelwit__huisgenoten=[genoot])
        geweigerd(spel, vraag, "ernstige_dreiging", RCCB, norm="N076")

    def test_ook_niet_namens_een_ander_en_niemand_namens_de_bedreigde(self):
        vervanger("eigen", Rol.RCCB, "Oost-Brabant", RCCB)
        vervanger("eigen", Rol.RCCB, "Oost-Brabant", nieuw=False)
        vervanger("ander", Rol.RCCB, "Oost-Brabant", "eigen")
        spel, vraag = self.weging_in(doelwit__functionaris="eigen")
        geweigerd(spel, vraag, "ernstige_dreiging", "eigen", norm="N076")
        geweigerd(spel, vraag, "ernstige_dreiging", "ander", norm="N076")
        spel.antwoord(vraag, "ernstige_dreiging", RCCB)

    def test_wie_ook_een_ander_dan_de_bedreigde_vervangt_antwoordt_namens_die(self):
        vervanger("eigen", Rol.RCCB, "Oost-Brabant")
        for namens in ("eigen", RCCB):
            vervanger("ander", Rol.RCCB, "Oost-Brabant", namens, nieuw=namens == "eigen")
        spel, vraag = self.weging_in(doelwit__functionaris="eigen")
        spel.antwoord(vraag, "ernstige_dreiging", "ander")
        assert spel.beeld.laatste("weging").namens == RCCB

    @pytest.mark.norm("N071")
    def test_met_de_bedreigde_hovj_wordt_ook_niet_overlegd(self):
        spel = Zaakspel(doelwit__functionaris=HOVJ)
        spel.besluit("weging", "ernstige_dreiging", RCCB)
        vraag = spel.vraag("overleg")
        geweigerd(spel, vraag, "lokaal_domein", ADVISEUR, norm="N071", overlegd_met=HOVJ)


@pytest.mark.norm("N014")
@pytest.mark.parametrize(
    "fenomeen",
    [
        "georganiseerde_criminaliteit",
        "terrorisme_extremisme",
        "statelijke_actor",
        "gefixeerde_eenling",
        "niet_herleidbaar",
    ],
)
def test_het_fenomeen_is_een_van_de_vier_of_nog_niet_herleidbaar(spel, fenomeen):
    spel.tot("overleg").besluit("overleg", "stelsel", ADVISEUR)
    vraag = spel.open_vraag("intakeformulier")
    with pytest.raises(OnjuisteInvoer, match="fenomeen"):
        spel.antwoord(vraag, "ingevuld", POLITIE, fenomeen="burenruzie")
    spel.antwoord(vraag, "ingevuld", POLITIE, fenomeen=fenomeen)
    assert spel.beeld.laatste("intakeformulier").antwoord["fenomeen"] == fenomeen


@pytest.mark.norm("N038")
def test_van_wat_een_ouder_intakeformulier_niet_vroeg_wijkt_niemand_af(spel):
    """A field that the kader gained while a triage was open: the HOvJ answers it for the first
    time; what was asked is compared as ever."""
    for stap, uitkomst, wie in (
        ("weging", "ernstige_dreiging", RCCB),
        ("overleg", "stelsel", ADVISEUR),
        ("intakeformulier", "ingevuld", POLITIE),
    ):
        spel.antwoord(spel.open_vraag(stap), uitkomst, wie)
        loop_door(spel.zaaknummer)
    vraag = spel.open_vraag("ondertekening")
    geen_correctie = {"correctie": "", "psychische_stoornis": True}
    geweigerd(spel, vraag, "directe_opname", HOVJ, norm="N038", **geen_correctie)

    herschrijf(spel.zaaknummer, zonder_psychische_stoornis)
    anders = geen_correctie | {"dreiger_bekend": False}
    with pytest.raises(Geweigerd, match="bij dreiger_bekend;"):
        spel.antwoord(vraag, "directe_opname", HOVJ, **anders)
    spel.antwoord(vraag, "directe_opname", HOVJ, **geen_correctie)
    assert spel.beeld.laatste("ondertekening").uitkomst == "directe_opname"


def zonder_psychische_stoornis(feit):
    antwoord_ = feit.inhoud.get("antwoord", {})
    vroeger = {veld: w for veld, w in antwoord_.items() if veld != "psychische_stoornis"}
    return feit.inhoud | ({"antwoord": vroeger} if antwoord_ else {})
