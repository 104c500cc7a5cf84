"""Process 5 in fake time, on both databases: who is told, in what order, and that it is certain."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from deployments.regie.scherm.dossier import markdown
from models.begrippen import LANDELIJK, Bevoegd, Rol
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules.termijnen import Plan
from models.tabellen import Bericht, Proces, Termijn, Vraag
from models.voorbeelden.invoer import acuut, planbaar
from tasks.antwoorden import ongevraagd
from tasks.antwoorden.ontvangst import bevestig, bevestig_met_link
from tasks.basis.database import lezen
from tasks.berichten.brief import Uitslag
from tasks.berichten.link import linkcode
from tasks.dossier.lezen import lees_dossier
from tasks.gemeenten import informeren, vrijgave
from tasks.gemeenten.overzicht import informeringen, lees_informeringen
from tasks.overzicht.zaken import zaak
from tasks.procedures.wijziging import wijzig
from tasks.register.lezen import rijen
from tasks.runs.paginaformulier import uitleg
from tasks.termijnen.treden import haal_in
from tasks.zaak.zaken import open_vragen
from tests.hulp.kapotmaken import wissel
from tests.hulp.lus import loop_door
from tests.hulp.postspel import kanalen, speel
from tests.hulp.voorbeelden import GEVESTIGD, antwoord
from tests.hulp.zaakspel import HOVJ, Zaakspel, beantwoord, getekend, geweigerd, vervanger, weigert

TERUG = {"uitkomst": "lokaal_domein", "motivering": "Verzonnen."}
WOONT, WERKT, ELDERS = "GM0772", "GM0855", "GM0363"
NCTV = "nctv"
CONTAINER = "Verzonnen: een bewakingscontainer."


def burgemeester(gemeente):
    return f"burgemeester.{gemeente.lower()}"


def loco(gemeente):
    return f"loco_burgemeester.{gemeente.lower()}"


def aov(gemeente):
    return f"aov.{gemeente.lower()}"


@pytest.fixture
def spel(demo):
    return Zaakspel(doelwit__werkgemeente=WERKT)


def vragen(spel, stap):
    """Open vragen of this stap by gemeente."""
    with lezen() as sessie:
        waar = {p.onderwerp: p.gemeente for p in sessie.exec(select(Proces))}
        open_ = open_vragen(sessie, spel.zaaknummer)
    return {waar[v.onderwerp]: v for v in open_ if v.stap == stap}


def doe(spel, handeling, invoer, wie):
    spel.nu += timedelta(minutes=1)
    return handeling(spel.zaaknummer, invoer, getekend(wie, spel.nu), moment=spel.nu)


def geef_vrij(spel, gemeente, uitkomst="vrijgegeven", **velden):
    velden = {"gemeente": gemeente, **velden}
    spel.antwoord(vragen(spel, "vrijgave")[gemeente], uitkomst, NCTV, **velden)
    return vragen(spel, "ontvangst")[gemeente]


def naar(spel, stap="ontvangst"):
    """To whom berichten of this stap went, in order."""
    with lezen() as sessie:
        vraag = select(Bericht.soort, Bericht.functionaris).where(col(Bericht.stap) == stap)
        return list(sessie.exec(vraag.order_by(col(Bericht.id))).all())


@pytest.mark.norm("N055", "N056", "N057")
def test_een_aanwijzing_vraagt_vrijgave_voor_waar_iemand_woont_en_werkt(spel):
    spel.wijs_aan()
    assert set(vragen(spel, "vrijgave")) == {WOONT, WERKT}
    assert vragen(spel, "ontvangst") == {}
    assert naar(spel) == []  # nothing of content leaves before the release
    vraag = geef_vrij(spel, WERKT)
    assert (vraag.rol, vraag.gebied, vraag.variant) == (Rol.BURGEMEESTER, WERKT, "nieuwe_opname")
    assert naar(spel) == [("vraag", burgemeester(WERKT))]
    assert set(vragen(spel, "vrijgave")) == {WOONT}


@pytest.mark.norm("N055")
def test_ook_van_rechtswege_en_een_verwant_elders_hoort_erbij(demo):
    rechtens = Zaakspel(doelwit__limitatieve_lijst="I", doelwit__werkgemeente=WERKT)
    assert set(vragen(rechtens, "vrijgave")) == {WOONT, WERKT}
    verwant = {"naam": "X", "relatie": "familie", "gemeente": ELDERS, "reden": "Verzonnen."}
    ander = Zaakspel(ontvangen_door__registratienummer="PL2100-2", doelwit__werkgemeente=None)
    ander.vraag_aan()
    ander.antwoord(ander.open_vraag("aanwijzing"), "aangewezen", NCTV, andere_verwanten=[verwant])
    assert set(vragen(ander, "vrijgave")) == {WOONT, ELDERS}


@pytest.mark.norm("N055", "N056")
def test_de_ladder_loopt_van_burgemeester_naar_loco_naar_aov_en_dan_hoort_de_nctv_het(spel):
    spel.wijs_aan()
    vraag = geef_vrij(spel, WOONT)
    haal_in(vraag.sinds + timedelta(hours=49))
    assert naar(spel) == [
        ("vraag", burgemeester(WOONT)),
        ("herinnering", burgemeester(WOONT)),
        ("overschrijding", burgemeester(WOONT)),
        ("escalatie", loco(WOONT)),
        ("escalatie", aov(WOONT)),
        ("alarm", NCTV),
    ]


@pytest.mark.norm("N056", "N057")
def test_acuut_gaat_meteen_uit_en_de_nctv_hoort_elke_trede(spel):
    spel.wijs_aan()
    doe(spel, informeren.acuut, acuut(), NCTV)
    open_ = vragen(spel, "ontvangst")
    assert {g: v.variant for g, v in open_.items()} == {WOONT: "acuut", WERKT: "acuut"}
    assert open_[WOONT].vervalt_op == spel.nu + timedelta(minutes=15)
    assert sorted(naar(spel)) == sorted(("vraag", burgemeester(g)) for g in (WOONT, WERKT))
    haal_in(spel.nu + timedelta(minutes=36))
    assert naar(spel).count(("alarm", NCTV)) == 2 * 3


@pytest.mark.norm("N057")
def test_acuut_kan_alleen_de_nctv_in_een_zaak_in_het_stelsel(spel):
    weigert(spel, "acuut", NCTV, "N055", lambda: doe(spel, informeren.acuut, acuut(), NCTV))
    spel.wijs_aan()
    weigert(spel, "acuut", HOVJ, "N057", lambda: doe(spel, informeren.acuut, acuut(), HOVJ))


@pytest.mark.norm("N056")
def test_een_gepland_moment_eindigt_zijn_termijnen_ervoor(spel):
    spel.wijs_aan()
    op = spel.nu + timedelta(hours=6)
    invoer = planbaar(spel.nu) | {"gemeenten": [ELDERS, ELDERS], "op": op.isoformat()}
    doe(spel, informeren.planbaar, invoer, NCTV)
    vraag = vragen(spel, "vrijgave")[ELDERS]
    assert stappen(vraag)[-1].op == vraag.sinds + (op - vraag.sinds) / 2  # half is for who reads it
    ontvangst = geef_vrij(spel, ELDERS)
    assert ontvangst.variant == "planbaar"
    assert ontvangst.sinds < stappen(ontvangst)[0].op < stappen(ontvangst)[-1].op == op
    with lezen() as sessie:
        plan = Plan.uit_json(sessie.get_one(Termijn, ontvangst.id).plan)
    assert plan.trede(5).op - plan.trede(4).op == timedelta(hours=24)  # not ever faster
    voorbij = invoer | {"op": spel.nu.isoformat()}
    with pytest.raises(OnjuisteInvoer, match="ligt in het verleden"):
        doe(spel, informeren.planbaar, voorbij, NCTV)


def stappen(vraag):
    with lezen() as sessie:
        return Plan.uit_json(sessie.get_one(Termijn, vraag.id).plan).treden


@pytest.mark.norm("N057")
def test_blijft_een_vrijgave_uit_dan_hoort_de_directeur_nctv_het(spel):
    spel.wijs_aan()
    assert [str(s.aan[0]) for s in stappen(vragen(spel, "vrijgave")[WOONT])] == [
        "nctv (landelijk)",
        "nctv (landelijk)",
        "directeur_nctv (landelijk)",
    ]


@pytest.mark.norm("N114", "N055", "N106")
def test_een_bedreigde_burgemeester_hoort_niet_als_burgemeester_van_de_eigen_zaak(demo):
    spel = Zaakspel(doelwit__functie="burgemeester", doelwit__werkgemeente=WOONT)
    spel.wijs_aan()
    vraag = geef_vrij(spel, WOONT)
    assert (vraag.rol, naar(spel)) == (Rol.LOCO_BURGEMEESTER, [("vraag", loco(WOONT))])
    haal_in(vraag.sinds + timedelta(hours=49))
    assert burgemeester(WOONT) not in {wie for _, wie in naar(spel)}
    weigering = geweigerd(spel, vraag, "ontvangen", burgemeester(WOONT), norm="N055")
    for woord in (WOONT, "loco", "aov"):  # the page of Prefect shows it to everybody
        assert woord not in weigering.op_de_pagina


@pytest.mark.norm("N114", "N056")
def test_ook_van_een_acuut_risico_hoort_een_bedreigde_burgemeester_niets(demo):
    spel = Zaakspel(doelwit__functie="burgemeester", doelwit__werkgemeente=WOONT).wijs_aan()
    doe(spel, informeren.acuut, acuut(), NCTV)
    haal_in(spel.nu + timedelta(hours=1))
    in_gemeente = {wie for _, wie in naar(spel) if wie not in {NCTV, ""}}
    assert in_gemeente == {loco(WOONT), aov(WOONT)}


@pytest.mark.norm("N055")
def test_wie_niet_te_bereiken_is_wordt_meteen_door_de_volgende_gevolgd(spel):
    kanalen(**{burgemeester(WOONT): ["een:"], loco(WOONT): ["twee:"], aov(WOONT): ["drie:"]})
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    gaat = {"een": Uitslag.BLIJVEND, "twee": Uitslag.BLIJVEND, "drie": Uitslag.AANGENOMEN}
    speel(lambda b: gaat.get(b.kanaalsoort, Uitslag.AANGENOMEN))
    assert naar(spel) == [
        ("vraag", burgemeester(WOONT)),
        ("vraag", loco(WOONT)),
        ("vraag", aov(WOONT)),
    ]


@pytest.mark.norm("N055")
def test_is_in_de_gemeente_niemand_te_bereiken_dan_hoort_de_nctv_dat_meteen(spel):
    kanalen(**{NCTV: ["een:"], "beheerder": ["twee:"]})
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    assert naar(spel)[1:] == [("alarm", NCTV), ("alarm", "beheerder")]


class TestOntvangst:
    """A human in the gemeente confirms: by an answer, with a bericht, or through its link."""

    @pytest.fixture
    def vraag(self, spel):
        spel.wijs_aan()
        return geef_vrij(spel, WOONT)

    def bericht(self, vraag):
        with lezen() as sessie:
            gezocht = select(Bericht).where(col(Bericht.vraag) == vraag.id)
            return sessie.exec(gezocht.order_by(col(Bericht.id))).first()

    def is_beantwoord(self, vraag, wie):
        with lezen() as sessie:
            assert sessie.get_one(Vraag, vraag.id).gesloten_op
            assert sessie.get_one(Termijn, vraag.id).volgende_op is None
        assert (self.bericht(vraag).staat, self.bericht(vraag).functionaris) == ("bevestigd", wie)

    @pytest.mark.norm("N055")
    def test_met_het_nummer_van_het_bericht(self, spel, vraag):
        wie = burgemeester(WOONT)
        bevestig(self.bericht(vraag).nummer, getekend(wie, spel.nu), moment=spel.nu)
        self.is_beantwoord(vraag, wie)
        assert spel.beeld.laatste("ontvangst").functionaris == wie

    @pytest.mark.norm("N055")
    def test_door_de_link(self, spel, vraag):
        bericht = self.bericht(vraag)
        with lezen() as sessie:
            link = linkcode(sessie, bericht)
        bevestig_met_link(bericht.nummer, link, moment=spel.nu)
        self.is_beantwoord(vraag, burgemeester(WOONT))
        besluit = spel.beeld.laatste("ontvangst")
        gelezen = lees_dossier(spel.zaaknummer, getekend("nctv", spel.nu), moment=spel.nu)
        assert "Getekend met: link in een bericht" in markdown(gelezen)
        spoor = {"deur": "link", "bewijs": "link"}
        assert (besluit.functionaris, besluit.inhoud | spoor) == (
            burgemeester(WOONT),
            besluit.inhoud,
        )

    @pytest.mark.norm("N055")
    def test_door_een_ander_in_de_gemeente_maar_niet_van_een_andere(self, spel, vraag):
        geweigerd(spel, vraag, "ontvangen", burgemeester(WERKT), norm="N055")
        spel.antwoord(vraag, "ontvangen", aov(WOONT))
        assert spel.beeld.laatste("ontvangst").functionaris == aov(WOONT)


@pytest.mark.norm("N057", "N058", "N008", "N120")
def test_de_gemeente_leest_alleen_wat_is_vrijgegeven_en_dat_is_vastgelegd(spel):
    spel.wijs_aan()
    wie = burgemeester(WOONT)
    lees = vrijgave.lees_vrijgave

    def gelezen():
        spel.nu += timedelta(minutes=1)
        return lees(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu)

    weigert(spel, "vrijgave", wie, "N057", gelezen)
    geef_vrij(spel, WOONT, tekst="Alleen dit.", motivering="Niet dit.")
    (gezien,) = gelezen()
    assert (gezien["gemeente"], gezien["tekst"]) == (WOONT, "Alleen dit.")
    assert gezien["waarover"] == ["openbare_orde", "zichtbare_maatregelen"]
    assert "motivering" not in gezien
    inzage = spel.beeld.feiten[-1]
    assert (inzage.soort, inzage.functionaris, inzage.stap) == ("inzage", wie, "vrijgave")
    beantwoord(vragen(spel, "ontvangst")[WOONT], antwoord("ontvangst", "ontvangen"), wie, spel.nu)
    spel.nu += timedelta(minutes=1)
    with pytest.raises(Geweigerd, match="N008"):  # having answered opens no dossier
        lees_dossier(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu)


@pytest.mark.norm("N058")
def test_wie_vrijgeeft_noemt_waarover_het_gaat(spel):
    spel.wijs_aan()
    vraag = vragen(spel, "vrijgave")[WOONT]
    for velden, waarom in (
        ({"waarover": []}, "waarover: is verplicht bij vrijgegeven"),
        ({"waarover": ["kosten"]}, "waarover"),
    ):
        with pytest.raises(OnjuisteInvoer, match=waarom):
            spel.antwoord(vraag, "vrijgegeven", NCTV, **velden)
    geef_vrij(spel, WOONT, waarover=["vragen_uit_de_omgeving", "inzet_van_politie"])
    spel.nu += timedelta(minutes=1)
    wie = aov(WOONT)
    (gezien,) = vrijgave.lees_vrijgave(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu)
    assert gezien["waarover"] == ["vragen_uit_de_omgeving", "inzet_van_politie"]


@pytest.mark.norm("N057")
def test_van_een_minimumbericht_leest_men_alleen_wie_te_bellen(spel):
    spel.wijs_aan()
    geef_vrij(spel, WOONT, "minimumbericht")
    doe(spel, informeren.acuut, acuut(), NCTV)
    spel.nu += timedelta(minutes=1)
    wie = burgemeester(WOONT)
    gezien = vrijgave.lees_vrijgave(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu)
    assert [set(deel) - {"gemeente", "scenario", "gelegenheid", "sinds"} for deel in gezien] == [
        {"bellen"},
        {"bellen"},
    ]


@pytest.mark.norm("N055", "N056")
def test_een_verhuizing_brengt_een_gemeente_erbij_en_de_vorige_hoort_dat_het_ophoudt(spel):
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    invoer = {"motivering": "x", "woonadres": {**GEVESTIGD, "gemeente": ELDERS}}
    doe(spel, wijzig, invoer, "politie.oost-brabant")
    assert set(vragen(spel, "vrijgave")) == {WERKT, ELDERS, WOONT}
    gelegenheden = {(i.gemeente, i.gelegenheid.value) for i in spel.beeld.informeringen.values()}
    assert gelegenheden == {
        (WOONT, "opname"),
        (WERKT, "opname"),
        (ELDERS, "verhuizing"),
        (WOONT, "einde"),
    }


@pytest.mark.norm("N055", "N056")
def test_wie_terugverhuist_hoort_niet_alsnog_dat_het_ophield(spel):
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    for gemeente in (ELDERS, WOONT):
        invoer = {"motivering": "x", "woonadres": {**GEVESTIGD, "gemeente": gemeente}}
        doe(spel, wijzig, invoer, "politie.oost-brabant" if gemeente == ELDERS else NCTV)
    open_ = {
        (i.gemeente, i.gelegenheid.value)
        for i in spel.beeld.informeringen.values()
        if i.onderwerp in {v.onderwerp for v in vragen(spel, "vrijgave").values()}
    }
    assert (WOONT, "einde") not in open_
    assert (WOONT, "verhuizing") in open_


@pytest.mark.norm("N056")
def test_wie_gaat_wonen_waar_hij_al_werkte_telt_als_verhuizing(spel):
    spel.wijs_aan()
    invoer = {"motivering": "x", "woonadres": {**GEVESTIGD, "gemeente": WERKT}}
    doe(spel, wijzig, invoer, "politie.oost-brabant")
    gelegenheden = [
        i.gelegenheid.value for i in spel.beeld.informeringen.values() if i.gemeente == WERKT
    ]
    assert gelegenheden == ["opname", "verhuizing"]


@pytest.mark.norm("N055")
def test_bij_terugkeer_hoort_wie_het_wist_het_einde_en_wie_niets_wist_niets(spel):
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    doe(spel, ongevraagd.keer_terug, TERUG, NCTV)
    assert set(vragen(spel, "vrijgave")) == {WOONT}
    assert set(vragen(spel, "ontvangst")) == {WOONT}  # the first one still waits for a human
    ingetrokken = [
        f for f in spel.beeld.feiten if f.soort == "ingetrokken" and f.stap == "vrijgave"
    ]
    assert len(ingetrokken) == 1


@pytest.mark.norm("N055", "N114")
def test_een_burgemeester_zonder_werkgemeente_die_verhuist_hoort_niets_van_het_einde(demo):
    spel = Zaakspel(doelwit__functie="burgemeester", doelwit__werkgemeente=None)
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    invoer = {"motivering": "x", "woonadres": {**GEVESTIGD, "gemeente": ELDERS}}
    doe(spel, wijzig, invoer, "politie.oost-brabant")
    vraag = geef_vrij(spel, WOONT)
    assert vraag.rol is Rol.LOCO_BURGEMEESTER


def bevestigd(spel, **velden):
    """Released and received; the procedure itself says what is asked next."""
    spel.wijs_aan()
    vraag = geef_vrij(spel, WOONT, **velden)
    loop_door(spel.zaaknummer)
    spel.antwoord(vraag, "ontvangen", burgemeester(WOONT))
    loop_door(spel.zaaknummer)
    return vragen(spel, "medewerking")


@pytest.mark.norm("N059")
def test_na_het_einde_vraagt_niemand_de_gemeente_nog_om_medewerking(spel):
    assert set(bevestigd(spel, medewerking=CONTAINER)) == {WOONT}
    doe(spel, ongevraagd.keer_terug, TERUG, NCTV)
    assert vragen(spel, "medewerking") == {}


@pytest.mark.norm("N059")
def test_de_gemeente_antwoordt_of_zij_meewerkt_en_de_nctv_hoort_dat(spel):
    vraag = bevestigd(spel, medewerking=CONTAINER)[WOONT]
    assert (vraag.rol, vraag.gebied) == (Rol.BURGEMEESTER, WOONT)
    assert vraag.sinds < stappen(vraag)[0].op
    assert vraag.onderwerp in spel.beeld.lopend("informeer-burgemeester")
    geweigerd(spel, vraag, "akkoord", burgemeester(WERKT), norm="N059")
    spel.antwoord(vraag, "niet_akkoord", burgemeester(WOONT))
    assert naar(spel, "medewerking") == [
        ("vraag", burgemeester(WOONT)),
        ("kennisgeving", NCTV),
    ]
    assert spel.beeld.laatste("medewerking").uitkomst == "niet_akkoord"


@pytest.mark.norm("N059")
def test_wie_nergens_om_vraagt_krijgt_geen_antwoord_over_medewerking(spel):
    assert bevestigd(spel) == {}
    assert naar(spel, "medewerking") == []


def test_het_overzicht_noemt_per_informering_waarop_zij_wacht(spel):
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    rijen = lees_informeringen(getekend(NCTV, spel.nu), moment=spel.nu)
    assert [(rij["gemeente"], rij["wacht op"]) for rij in rijen] == [
        ("Eindhoven", "Ontvangst door de gemeente"),
        ("Tilburg", "Vrijgave aan de gemeente"),
    ]
    assert Bevoegd(Rol.NCTV, LANDELIJK) == spel.beeld.gezag


@pytest.mark.norm("N008", "N106")
def test_welke_gemeente_ziet_alleen_wie_het_dossier_leest(spel):
    spel.wijs_aan()
    with lezen() as sessie:
        assert {rij["gemeente"] for rij in informeringen(sessie)} == {"(afgeschermd)"}
    with pytest.raises(Geweigerd, match="N008"):
        lees_informeringen(getekend("hovj.limburg", spel.nu), moment=spel.nu)
    assert "inzage" not in {feit.soort for feit in spel.beeld.feiten}
    gelezen = lees_informeringen(getekend(NCTV, spel.nu), moment=spel.nu)
    assert {rij["gemeente"] for rij in gelezen} == {"Eindhoven", "Tilburg"}
    (inzage,) = [feit for feit in spel.beeld.feiten if feit.soort == "inzage"]
    assert (inzage.functionaris, inzage.stap) == (NCTV, "informeringen")
    besluit = spel.antwoord(vragen(spel, "vrijgave")[WOONT], "minimumbericht", NCTV)
    assert (besluit.inhoud["gelezen"], besluit.inhoud["getoond"]) == (None, None)


@pytest.mark.norm("N008", "N057")
def test_wie_voor_twee_gemeenten_leest_leest_ze_allebei_en_elke_inzage_staat_vast(spel):
    spel.wijs_aan()
    wie = vervanger("regio", Rol.AOV, WOONT)
    vervanger("regio", Rol.AOV, WERKT, nieuw=False)
    for gemeente in (WOONT, WERKT):
        geef_vrij(spel, gemeente)
    spel.nu += timedelta(minutes=1)
    gezien = vrijgave.lees_vrijgave(spel.zaaknummer, getekend(wie, spel.nu), moment=spel.nu)
    assert {deel["gemeente"] for deel in gezien} == {WOONT, WERKT}
    inzagen = [f for f in spel.beeld.feiten if f.soort == "inzage"]
    assert {f.inhoud["ontvanger"]["gebied"] for f in inzagen} == {WOONT, WERKT}


@pytest.mark.norm("N055")
def test_een_gepland_moment_houdt_het_bericht_van_einde_niet_tegen(spel):
    spel.wijs_aan()
    geef_vrij(spel, WOONT)
    verhuist = {"motivering": "x", "woonadres": {**GEVESTIGD, "gemeente": ELDERS}}
    doe(spel, wijzig, verhuist, "politie.oost-brabant")
    invoer = planbaar(spel.nu) | {"gemeenten": [WOONT]}
    doe(spel, informeren.planbaar, invoer, NCTV)
    with lezen() as sessie:
        open_ = {v.onderwerp for v in open_vragen(sessie, spel.zaaknummer)}
    alle = spel.beeld.informeringen.values()
    hier = [i.gelegenheid.value for i in alle if i.gemeente == WOONT and i.onderwerp in open_]
    assert sorted(hier) == ["einde", "moment", "opname"]  # of the last one the receipt


def test_een_zaak_die_niet_te_lezen_is_verbergt_de_andere_niet(spel):
    ander = Zaakspel(ontvangen_door__registratienummer="PL2100-9").wijs_aan()
    spel.wijs_aan()
    with lezen() as sessie:
        melding, *_ = (rij.volgnummer for rij in rijen(sessie, ander.zaaknummer))
    wissel("inhoud", melding, melding + 1)
    gelezen = lees_informeringen(getekend(NCTV, spel.nu), moment=spel.nu)
    overzicht = {(rij["zaak"], rij["gemeente"]) for rij in gelezen}
    assert overzicht == {
        (ander.zaaknummer, ""),
        (spel.zaaknummer, "Eindhoven"),
        (spel.zaaknummer, "Tilburg"),
    }


@pytest.mark.norm("N057")
def test_wie_vrijgeeft_ziet_bij_welke_run_de_gemeente_hoort(spel):
    """The page may not name it; `regie zaak` names it beside the id that the page shows."""
    spel.wijs_aan()
    vraag = vragen(spel, "vrijgave")[WOONT]
    pagina = uitleg(vraag)
    assert f"(vraag {vraag.id}; `regie zaak` zegt waarover)" in pagina
    assert WOONT not in pagina
    over = {v["id"]: v["onderwerp"] for v in zaak(spel.zaaknummer)["vragen"]}
    assert over[vraag.id] == WOONT
