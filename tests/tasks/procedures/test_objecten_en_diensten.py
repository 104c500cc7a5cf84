"""Process 8 in fake time, on both databases: whose decision it is, and what binds it."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import LANDELIJK, Domein, Grond, Rol, Status, Titel
from models.fouten import Geweigerd
from models.tabellen import Bericht, Zaak
from models.voorbeelden.invoer import (
    acuut,
    dreigingsniveau,
    informatieproduct,
    risicomoment,
    terugkeer,
    uitlating,
    verstrekking,
    verzoek_aanwijzing,
    vierhoeksoverleg,
    wijziging,
)
from models.voorbeelden.invoer import toetsing as verzoek_toetsing
from tasks.antwoorden.ongevraagd import keer_terug, stel_niveau_vast
from tasks.basis.database import lezen
from tasks.basis.tijd import dag
from tasks.gemeenten import informeren, vierhoek
from tasks.gemeenten.herindeling import deel_in
from tasks.mensen.functionarissen import volmachten
from tasks.overzicht.lijsten import wachtrij
from tasks.overzicht.zaken import zaak
from tasks.procedures import (
    levering,
    openbare_uitlating,
    spoedmaatregel,
    toetsing,
    verhoogd_risicomoment,
)
from tasks.procedures.informeren_persoon import dag_bij
from tasks.procedures.stelsel import onmiddellijke_aanwijzing
from tasks.procedures.verstrekking import verstrek
from tasks.procedures.wijziging import wijzig
from tasks.register.controle import controleer
from tasks.roosters import dreigingsniveaus, periodieke_toetsing
from tasks.roosters.periodiek_informeren import INFORMEREN
from tasks.zaak.leesrecht import mag_lezen
from tasks.zaak.maatregelen import lopend
from tasks.zaak.zaken import open_vragen
from tests.hulp.herindelingen import heringedeeld, met_tabel
from tests.hulp.lus import loop_door
from tests.hulp.voorbeelden import MAATREGEL, OBJECT
from tests.hulp.zaakspel import (
    HOVJ,
    POLITIE,
    PORTEFEUILLE,
    RCCB,
    SPOED,
    Zaakspel,
    getekend,
    vervanger,
    weigert,
)
from tests.hulp.zaakspel import geweigerd as geweigerd_antwoord

BURGEMEESTER, NCTV = "burgemeester.gm0772", "nctv"
ORDE = {**MAATREGEL, "soort": "afspraak_op_locatie", "grond": "openbare_orde"}
STRAF = {**MAATREGEL, "soort": "objectbeveiliging", "grond": "strafrechtelijk"}
AANGEWEZEN = {"categorie": "aangewezen_artikel_16"}


class Objectspel(Zaakspel):
    """A case about an object, whose procedures go on by themselves."""

    def __init__(self, **wat):
        super().__init__(doelwit={**OBJECT, **wat})
        loop_door(self.zaaknummer)

    def geef(self, stap, uitkomst, wie, **velden):
        rij = self.antwoord(
            self.open_vraag(stap, velden.pop("onderwerp", None)), uitkomst, wie, **velden
        )
        loop_door(self.zaaknummer)
        return rij

    def tot_besluit(self, *maatregelen):
        if self.beeld.gezag.rol is not Rol.NCTV:
            self.geef("weging", "ernstige_dreiging", RCCB)
        self.geef("maatregeladvies", "geleverd", POLITIE, maatregelen=list(maatregelen))
        return self

    def niveau(self, wie=NCTV, **velden):
        self.doe(stel_niveau_vast, {**dreigingsniveau(), **velden}, wie)
        return self

    def doe(self, handeling, invoer, wie):
        self.nu += timedelta(minutes=1)
        gegeven = {"poging": getekend(wie, self.nu), "moment": self.nu}
        gedaan = handeling(self.zaaknummer, invoer, **gegeven)
        loop_door(self.zaaknummer)
        return gedaan

    @property
    def open(self):
        return sorted((v["stap"], v["rol"]) for v in zaak(self.zaaknummer)["vragen"])

    @property
    def vragen(self):
        with lezen() as sessie:
            return open_vragen(sessie, self.zaaknummer)

    @property
    def lopen(self):
        with lezen() as sessie:
            rijen = lopend(sessie, self.zaaknummer)
            return sorted((m.soort.value, m.gezag_rol.value) for m in rijen)


@pytest.mark.norm("N004", "N016", "N081", "N084")
@pytest.mark.parametrize(
    ("wat", "gezag", "eerst"),
    [
        ({}, ("hovj", "Oost-Brabant"), ("weging", "rccb")),
        ({"concrete_dreiging": False}, ("burgemeester", "GM0772"), ("weging", "rccb")),
        (AANGEWEZEN, ("hovj", "Oost-Brabant"), ("weging", "rccb")),
        ({"categorie": "dnb"}, ("nctv", LANDELIJK), ("maatregeladvies", "kmar")),
    ],
)
def test_een_melding_begint_bij_wie_haar_weegt_of_adviseert(demo, wat, gezag, eerst):
    spel = Objectspel(**wat)
    beeld = zaak(spel.zaaknummer)
    assert (beeld["soort"], beeld["domein"]) == ("object", "objecten_diensten")
    assert tuple(beeld["gezag"].values()) == gezag
    assert spel.open == [eerst]


@pytest.mark.norm("N081", "N107")
def test_per_grond_besluit_het_eigen_gezag_en_geen_wacht_op_de_ander(demo):
    spel = Objectspel().tot_besluit(ORDE, STRAF)
    assert spel.open == [("besluit_maatregelen", "burgemeester"), ("besluit_maatregelen", "hovj")]
    (orde,) = spel.beeld.gronden
    assert spel.beeld.gronden == {orde: Grond.OPENBARE_ORDE}
    for wie, onderwerp, norm in ((HOVJ, orde, "N081"), (BURGEMEESTER, "", "N081")):
        vraag = spel.open_vraag("besluit_maatregelen", onderwerp)
        geweigerd_antwoord(spel, vraag, "vaststellen", wie, norm=norm)
    spel.geef(
        "besluit_maatregelen", "vaststellen", BURGEMEESTER, onderwerp=orde, maatregelen=[MAATREGEL]
    )
    assert spel.lopen == [("toezicht", "burgemeester")]
    nieuw = [{**MAATREGEL, "soort": "objectbeveiliging"}]
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ, maatregelen=nieuw)
    assert spel.lopen == [("objectbeveiliging", "hovj"), ("toezicht", "burgemeester")]
    assert spel.open == [("informeren_persoon", "politie")] * 2
    assert controleer() == []


@pytest.mark.norm("N081")
def test_een_advies_op_alleen_de_andere_grond_gaat_naar_het_andere_gezag(demo):
    spel = Objectspel().tot_besluit(ORDE)
    assert spel.open == [("besluit_maatregelen", "burgemeester")]
    assert spel.beeld.gezag.rol is Rol.HOVJ


@pytest.mark.norm("N082", "N084")
def test_onder_de_nctv_besluit_de_nctv_wat_de_grond_ook_is(demo):
    spel = Objectspel(categorie="koninklijk_paleis")
    spel.geef("maatregeladvies", "geleverd", "kmar", maatregelen=[ORDE, STRAF])
    vraag = spel.open_vraag("besluit_maatregelen")
    assert geweigerd_antwoord(spel, vraag, "vaststellen", HOVJ, norm="N084").advies
    spel.geef("besluit_maatregelen", "vaststellen", NCTV)
    assert spel.lopen == [("toezicht", "nctv")]
    weigert(spel, "niveau", NCTV, "N082", spel.niveau)


@pytest.mark.norm("N065")
def test_zonder_ernstige_dreiging_sluit_de_zaak(demo):
    spel = Objectspel()
    spel.geef("weging", "geen_ernstige_dreiging", RCCB)
    assert (spel.beeld.status, spel.beeld.domein) == (Status.GESLOTEN, Domein.BASISPOLITIEZORG)


@pytest.mark.norm("N081")
def test_wie_afwijst_sluit_pas_als_de_ander_ook_niets_besloot(demo):
    spel = Objectspel().tot_besluit(ORDE, STRAF)
    (orde,) = spel.beeld.gronden
    velden = {"ernst": "gering", "risico": "aanvaardbaar"}
    spel.geef("besluit_maatregelen", "afwijzen", HOVJ, onderwerp="", **velden)
    assert (spel.beeld.status, spel.open) == (
        Status.OPEN,
        [("besluit_maatregelen", "burgemeester")],
    )
    spel.geef("besluit_maatregelen", "afwijzen", BURGEMEESTER, onderwerp=orde, **velden)
    assert spel.beeld.status is Status.GESLOTEN


@pytest.mark.norm("N101")
def test_wie_het_lcc_iets_laat_toewijzen_wordt_geweigerd_en_het_lcc_hoort_niets(demo):
    spel = Objectspel()
    spel.geef("weging", "ernstige_dreiging", RCCB)
    vraag = spel.open_vraag("maatregeladvies")
    geweigerd_antwoord(spel, vraag, "geleverd", POLITIE, norm="N101", schaarse_middelen="Ploeg.")
    spel.geef("maatregeladvies", "geleverd", POLITIE)
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ)
    with lezen() as sessie:
        assert not sessie.exec(select(Bericht).where(col(Bericht.rol) == Rol.LCC)).all()
        lcc = volmachten(sessie, "lcc", moment=spel.nu)
        assert lcc
        assert not any(mag_lezen(spel.beeld, volmacht) for volmacht in lcc)
    assert not [v for v in wachtrij("lcc") if v["zaaknummer"] == spel.zaaknummer]


@pytest.mark.norm("N082")
def test_van_een_aangewezen_object_stelt_de_nctv_elke_keer_weer_het_niveau_vast(demo):
    Zaakspel(doelwit=OBJECT, ontvangen_door__registratienummer="PL2100-2026999999")
    spel = Objectspel(**AANGEWEZEN)
    assert dreigingsniveaus.NIVEAUS.doe_in_elke(moment=spel.nu) == (1, {})
    assert dreigingsniveaus.NIVEAUS.doe_in_elke(moment=spel.nu + timedelta(days=400)) == (0, {})
    spel.geef("niveau", "vastgesteld", NCTV, advies="", maatregelen=[])
    assert spel.open == [("weging", "rccb")]
    spel.geef("weging", "geen_ernstige_dreiging", RCCB)
    assert spel.beeld.status is Status.OPEN  # it is designated, and its level comes again
    for dagen, verwacht in ((89, 0), (91, 1)):
        moment = spel.nu + timedelta(days=dagen)
        assert dreigingsniveaus.NIVEAUS.doe_in_elke(moment=moment) == (verwacht, {})
    weg = {"advies": "", "maatregelen": [], "blijft_aangewezen": False}
    spel.geef("niveau", "vastgesteld", NCTV, **weg)
    assert spel.beeld.status is Status.GESLOTEN


@pytest.mark.norm("N082")
def test_een_onbeantwoord_advies_houdt_het_volgende_niveau_niet_op(demo):
    spel = Objectspel(**AANGEWEZEN).niveau()
    (eerste,) = spel.beeld.lopend("dreigingsniveau")
    laat = spel.nu + timedelta(days=91)
    assert dreigingsniveaus.NIVEAUS.doe_in_elke(moment=laat) == (1, {})
    spel.geef("niveau", "vastgesteld", NCTV, advies="", maatregelen=[])
    assert spel.beeld.onbesloten("dreigingsniveau") == {eerste}  # no advice: that one stands
    spel.niveau()
    assert [stap for stap, _ in spel.open].count("opvolging") == 1
    assert spel.beeld.ingetrokken("dreigingsniveau", eerste)


@pytest.mark.norm("N082", "N083")
def test_het_gezag_volgt_het_advies_op_en_besluit_of_niet_met_redenen(demo):
    spel = Objectspel(**AANGEWEZEN).niveau(grond="openbare_orde")
    assert ("opvolging", "burgemeester") in spel.open
    geweigerd_antwoord(spel, spel.open_vraag("opvolging"), "opvolgen", HOVJ, norm="N083")
    spel.geef("opvolging", "niet_opvolgen", BURGEMEESTER)
    assert spel.open == [("weging", "rccb")]
    spel.niveau()
    spel.antwoord(spel.open_vraag("opvolging"), "opvolgen", HOVJ)
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ)  # asked in the same act
    assert ("informeren_persoon", "politie") in spel.open
    assert spel.lopen == [("toezicht", "hovj")]


@pytest.mark.norm("N005")
def test_een_bindende_aanwijzing_bindt_de_burgemeester_ook_in_het_besluit(demo):
    spel = Objectspel(**AANGEWEZEN, concrete_dreiging=False)
    spel.niveau(bindende_aanwijzing="Verzonnen kenmerk.")
    vraag = spel.open_vraag("opvolging")
    geweigerd_antwoord(spel, vraag, "niet_opvolgen", BURGEMEESTER, norm="N005")
    spel.geef("opvolging", "opvolgen", BURGEMEESTER)
    besluit = spel.open_vraag("besluit_maatregelen")
    licht = {"ernst": "gering", "risico": "aanvaardbaar"}
    geweigerd_antwoord(spel, besluit, "afwijzen", BURGEMEESTER, norm="N005", **licht)
    geweigerd_antwoord(spel, besluit, "aanpassen", BURGEMEESTER, norm="N005")
    opgedragen = [{**MAATREGEL, "soort": "objectbeveiliging", "locatie": "anders"}]
    spel.geef("besluit_maatregelen", "vaststellen", BURGEMEESTER, maatregelen=opgedragen)
    assert spel.lopen == [("objectbeveiliging", "burgemeester")]


@pytest.mark.norm("N005")
def test_een_hovj_is_niet_aan_een_aanwijzing_van_de_minister_gebonden(demo):
    spel = Objectspel(**AANGEWEZEN).niveau(bindende_aanwijzing="Verzonnen kenmerk.")
    spel.geef("opvolging", "niet_opvolgen", HOVJ)
    assert spel.open == [("weging", "rccb")]


@pytest.mark.norm("N005", "N082", "N083")
def test_een_bindende_aanwijzing_geldt_tot_er_een_nieuw_advies_aan_hetzelfde_gezag_is(demo):
    spel = Objectspel(**AANGEWEZEN, concrete_dreiging=False)
    bindend = {"bindende_aanwijzing": "Verzonnen kenmerk.", "grond": "openbare_orde"}
    spel.niveau(**bindend)
    spel.niveau(advies="", maatregelen=[])
    spel.niveau(grond="strafrechtelijk")
    assert sorted(rol for stap, rol in spel.open if stap == "opvolging") == ["burgemeester", "hovj"]
    spel.doe(wijzig, {"motivering": "Verzonnen.", "concrete_dreiging": True}, BURGEMEESTER)
    orde = next(o for o, g in spel.beeld.gronden.items() if g is Grond.OPENBARE_ORDE)
    vraag = spel.open_vraag("opvolging", orde)
    assert vraag.rol is Rol.BURGEMEESTER
    geweigerd_antwoord(spel, vraag, "niet_opvolgen", BURGEMEESTER, norm="N005")
    spel.niveau(grond="openbare_orde")
    assert spel.beeld.ingetrokken("dreigingsniveau", orde)
    ander = next(
        o
        for o in spel.beeld.onbesloten("dreigingsniveau")
        if spel.beeld.gronden[o] is Grond.OPENBARE_ORDE
    )
    spel.geef("opvolging", "niet_opvolgen", BURGEMEESTER, onderwerp=ander)


@pytest.mark.norm("N082")
def test_wie_een_object_per_vergissing_van_de_lijst_haalde_zet_het_er_weer_op(demo):
    spel = Objectspel(**AANGEWEZEN).tot_besluit(STRAF)
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ)
    af = {"advies": "", "maatregelen": []}
    for blijft, komt in ((False, 0), (True, 1)):
        spel.niveau(**af, blijft_aangewezen=blijft)
        laat = spel.nu + timedelta(days=91)
        assert dreigingsniveaus.NIVEAUS.doe_in_elke(moment=laat) == (komt, {})


@pytest.mark.norm("N005")
@pytest.mark.parametrize("langs", ["weging", "afwijzen", "besluit", "toetsing"])
def test_een_bindende_aanwijzing_is_ook_langs_een_andere_weg_niet_te_ontgaan(demo, langs):
    """Wat de minister opdraagt, loopt door wat iemand verder ook besluit."""
    spel = Objectspel(**AANGEWEZEN, concrete_dreiging=False)
    licht = {"ernst": "gering", "risico": "aanvaardbaar"}
    if langs != "weging":
        spel.tot_besluit({**MAATREGEL, "grond": None})
    spel.niveau(bindende_aanwijzing="Verzonnen kenmerk.")
    if langs == "afwijzen":
        vraag = spel.open_vraag("besluit_maatregelen")
        geweigerd_antwoord(spel, vraag, "afwijzen", BURGEMEESTER, norm="N005", **licht)
        assert spel.beeld.status is Status.OPEN
        return
    spel.geef("opvolging", "opvolgen", BURGEMEESTER)
    (onderwerp,) = spel.beeld.lopend("dreigingsniveau")
    opgedragen = [{**MAATREGEL, "soort": "objectbeveiliging", "locatie": "anders"}]
    plek = {"onderwerp": onderwerp, "maatregelen": opgedragen}
    spel.geef("besluit_maatregelen", "vaststellen", BURGEMEESTER, **plek)
    if langs == "weging":
        spel.geef("weging", "geen_ernstige_dreiging", RCCB)
    elif langs == "besluit":
        vraag = spel.open_vraag("besluit_maatregelen")
        geweigerd_antwoord(spel, vraag, "vaststellen", BURGEMEESTER, norm="N005")
    else:
        spel.doe(toetsing.vraag_toetsing, verzoek_toetsing(), BURGEMEESTER)
        vraag = spel.open_vraag("toetsbesluit")
        geweigerd_antwoord(spel, vraag, "beeindigen", BURGEMEESTER, norm="N005")
    assert spel.lopen == [("objectbeveiliging", "burgemeester")]
    assert spel.beeld.status is Status.OPEN


def test_het_niveau_is_van_de_nctv_en_een_weigering_laat_niets_achter(demo):
    spel = Objectspel(**AANGEWEZEN)
    weigert(spel, "niveau", HOVJ, "N082", lambda: spel.niveau(wie=HOVJ))
    with lezen() as sessie:
        assert sessie.get_one(Zaak, spel.zaaknummer).niveau_op


HANDELINGEN = [
    (spoedmaatregel.neem_spoedmaatregel, lambda _: SPOED, PORTEFEUILLE, "spoedmaatregel", "N016"),
    (
        onmiddellijke_aanwijzing.vraag_aanwijzing,
        verzoek_aanwijzing,
        HOVJ,
        "verzoek_aanwijzing",
        "N016",
    ),
    (vierhoek.vraag_vierhoeksoverleg, vierhoeksoverleg, NCTV, "vierhoeksoverleg", "N016"),
    (verhoogd_risicomoment.meld_risicomoment, risicomoment, PORTEFEUILLE, "risicomoment", "N016"),
    (informeren.acuut, lambda _: acuut(), NCTV, "acuut", "N016"),
    (toetsing.vraag_toetsing, lambda _: verzoek_toetsing(), POLITIE, "toetsing", "N098"),
]


@pytest.mark.norm("N016", "N098")
@pytest.mark.parametrize(("doe", "invoer", "wie", "stap", "norm"), HANDELINGEN)
def test_wat_over_personen_gaat_wordt_bij_een_object_geweigerd(demo, doe, invoer, wie, stap, norm):
    spel = Objectspel()
    weigert(spel, stap, wie, norm, lambda: spel.doe(doe, invoer(spel.nu), wie))
    if norm == "N016":
        spel.geef("weging", "geen_ernstige_dreiging", RCCB)
        weigert(spel, stap, wie, norm, lambda: spel.doe(doe, invoer(spel.nu), wie))


@pytest.mark.norm("N060", "N008")
def test_ook_bij_een_object_wordt_vastgelegd_wat_buiten_regie_is_verstrekt(demo):
    spel = Objectspel()
    spel.doe(verstrek, verstrekking(spel.nu), POLITIE)
    assert spel.beeld.feiten[-1].soort == "verstrekking"
    noemt = verstrekking(spel.nu) | {"soort_inhoud": f"dreiging tegen {OBJECT['naam']}"}
    weigert(spel, "verstrekking", POLITIE, "N008", lambda: spel.doe(verstrek, noemt, POLITIE))


@pytest.mark.norm("N110")
def test_op_een_openbare_uitlating_over_een_object_besluit_het_gezag(demo):
    spel = Objectspel(concrete_dreiging=False)
    spel.doe(openbare_uitlating.meld_uitlating, uitlating(spel.nu), POLITIE)
    assert ("uitlating", "burgemeester") in spel.open


@pytest.mark.norm("N016", "N081")
def test_wordt_de_dreiging_concreet_dan_gaat_het_gezag_naar_de_hovj(demo):
    spel = Objectspel(concrete_dreiging=False).tot_besluit({**MAATREGEL, "grond": None})
    assert spel.open == [("besluit_maatregelen", "burgemeester")]
    weigert(spel, "wijziging", POLITIE, "N016", lambda: spel.doe(wijzig, wijziging(), POLITIE))
    spel.doe(wijzig, {"motivering": "Verzonnen.", "concrete_dreiging": True}, POLITIE)
    assert spel.beeld.gezag == ("hovj", "Oost-Brabant")
    assert spel.open == [("besluit_maatregelen", "hovj")]
    verhuisd = {"motivering": "Verzonnen.", "gemeente": "GM0935"}
    spel.doe(wijzig, verhuisd, POLITIE)
    assert spel.beeld.gezag == ("hovj", "Limburg")
    persoon = Zaakspel(ontvangen_door__registratienummer="PL2100-2026999998")
    gegeven = {"poging": getekend(POLITIE, spel.nu), "moment": spel.nu}
    weigert(
        persoon,
        "wijziging",
        POLITIE,
        "N016",
        lambda: wijzig(persoon.zaaknummer, verhuisd, **gegeven),
    )


def test_uit_een_objectzaak_keert_niets_terug(demo):
    spel = Objectspel(categorie="dnb")
    spel.nu += timedelta(minutes=1)
    gegeven = {"poging": getekend(NCTV, spel.nu), "moment": spel.nu}
    with pytest.raises(Geweigerd):
        keer_terug(spel.zaaknummer, terugkeer(), **gegeven)
    assert spel.open == [("maatregeladvies", "kmar")]


def test_een_product_dat_niemand_bestelde_hoort_ook_bij_een_object(demo):
    spel = Objectspel()
    spel.nu += timedelta(minutes=1)
    gegeven = {"poging": getekend(POLITIE, spel.nu), "moment": spel.nu}
    levering.lever(spel.zaaknummer, informatieproduct(), **gegeven)
    assert [feit.soort for feit in spel.beeld.feiten][-1] == "levering"


@pytest.fixture
def twee(demo):
    """Measures run under the HOvJ and under the burgemeester; both informed the beheerder."""
    spel = Objectspel().tot_besluit(ORDE, STRAF)
    (orde,) = spel.beeld.gronden
    spel.geef("besluit_maatregelen", "vaststellen", BURGEMEESTER, onderwerp=orde)
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ)
    for onderwerp in ("", orde):
        spel.geef("informeren_persoon", "geinformeerd", POLITIE, onderwerp=onderwerp)
    return spel


@pytest.mark.norm("N020", "N081", "N097")
def test_elk_gezag_toetst_wat_het_zelf_besloot_zonder_op_het_andere_te_wachten(twee):
    assert twee.open == []
    laat = twee.nu + timedelta(days=365 * 80)
    assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=laat) == (1, {})
    assert twee.open == [("toetsbesluit", "burgemeester"), ("toetsbesluit", "hovj")]
    assert periodieke_toetsing.TOETSEN.doe_in_elke(moment=laat) == (0, {})
    orde = next(o for o in twee.beeld.lopend("toetsing") if o in twee.beeld.gronden)
    vraag = twee.open_vraag("toetsbesluit", orde)
    geweigerd_antwoord(twee, vraag, "voortzetten", HOVJ, norm="N020", toetsdatum="2099-01-01")
    twee.geef("toetsbesluit", "beeindigen", BURGEMEESTER, onderwerp=orde)
    assert twee.beeld.status is Status.OPEN
    assert [gezag for _, gezag in twee.lopen] == ["hovj"]
    twee.geef("toetsbesluit", "beeindigen", HOVJ)
    assert (twee.beeld.status, twee.lopen) == (Status.GESLOTEN, [])


@pytest.mark.norm("N021")
def test_van_onvoldoende_medewerking_hoort_ook_wie_al_toetst(twee):
    twee.doe(toetsing.vraag_toetsing, verzoek_toetsing() | {"aanleiding": "signaal"}, POLITIE)
    twee.doe(toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    for gezag, wie in ((Rol.HOVJ, HOVJ), (Rol.BURGEMEESTER, BURGEMEESTER)):
        onderwerp = next(
            o for o in twee.beeld.lopend("toetsing") if twee.beeld.gezag_bij(o).rol is gezag
        )
        vraag = twee.open_vraag("toetsbesluit", onderwerp)
        geweigerd_antwoord(twee, vraag, "beeindigen", wie, norm="N021", uitvoerbaarheid="")


@pytest.mark.norm("N098")
def test_wat_de_criteria_raakt_laat_elk_gezag_toetsen(twee):
    twee.doe(levering.lever, informatieproduct() | {"raakt_toetscriteria": True}, POLITIE)
    assert twee.open == [("toetsbesluit", "burgemeester"), ("toetsbesluit", "hovj")]


@pytest.mark.norm("N020")
def test_eindigt_alles_terwijl_nog_wordt_geinformeerd_dan_sluit_de_zaak(demo):
    spel = Objectspel().tot_besluit(STRAF)
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ)
    spel.doe(toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    spel.geef("toetsbesluit", "beeindigen", HOVJ)
    assert (spel.beeld.status, spel.open) == (Status.GESLOTEN, [])


@pytest.fixture
def elk_zijn_uitvoerder(demo):
    """The HOvJ decided that the KMar acts, the burgemeester that the politie does."""
    spel = Objectspel().tot_besluit(ORDE, STRAF)
    (orde,) = spel.beeld.gronden
    kmar = [{**MAATREGEL, "uitvoerder": "kmar"}]
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ, onderwerp="", maatregelen=kmar)
    spel.geef("besluit_maatregelen", "vaststellen", BURGEMEESTER)
    return spel, orde


@pytest.mark.norm("N107", "N108", "N019")
def test_elke_uitvoerder_informeert_over_wat_zijn_gezag_besloot(elk_zijn_uitvoerder):
    spel, orde = elk_zijn_uitvoerder
    assert spel.open == [("informeren_persoon", "kmar"), ("informeren_persoon", "politie")]
    spel.geef("informeren_persoon", "beperkt", HOVJ, onderwerp="")
    spel.geef("informeren_persoon", "geinformeerd", POLITIE, onderwerp=orde, reactie="geweigerd")
    with lezen() as sessie:
        waar = select(Bericht).where(col(Bericht.soort) == "kennisgeving")
        horen = {(b.rol.value, b.stap) for b in sessie.exec(waar)}
    gezegd = {(rol, "informeren_persoon") for rol in ("hovj", "burgemeester")}
    assert {(rol, stap) for rol, stap in horen if stap == "informeren_persoon"} == gezegd
    hovj, burgemeester = (spel.beeld.gezag_bij(o) for o in ("", orde))
    assert spel.beeld.beperkt_door(hovj)
    assert not spel.beeld.beperkt_door(burgemeester)


@pytest.mark.norm("N107")
def test_de_beheerder_wordt_periodiek_weer_geinformeerd(demo):
    spel = Objectspel().tot_besluit(STRAF)
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ)
    spel.geef("informeren_persoon", "geinformeerd", POLITIE)
    assert INFORMEREN.doe_in_elke(moment=spel.nu + timedelta(days=89)) == (0, {})
    assert INFORMEREN.doe_in_elke(moment=spel.nu + timedelta(days=91)) == (1, {})
    assert spel.open == [("informeren_persoon", "politie")]


@pytest.mark.norm("N081", "N107", "N108")
def test_elk_gezag_informeert_op_zijn_eigen_dag_en_niet_meer_als_het_alles_beeindigde(demo):
    spel = Objectspel().tot_besluit(ORDE, STRAF)
    (orde,) = spel.beeld.gronden
    spel.geef("besluit_maatregelen", "vaststellen", BURGEMEESTER, onderwerp=orde)
    spel.geef("besluit_maatregelen", "vaststellen", HOVJ)
    begin = dag(spel.nu)
    tien, twintig = (begin + timedelta(days=dagen) for dagen in (10, 20))
    for onderwerp, op in ((orde, tien), ("", twintig)):
        velden = {"onderwerp": onderwerp, "opnieuw_informeren_op": op.isoformat()}
        spel.geef("informeren_persoon", "geinformeerd", POLITIE, **velden)
    hovj, burgemeester = (spel.beeld.gezag_bij(o) for o in ("", orde))
    assert (dag_bij(spel.beeld, burgemeester), dag_bij(spel.beeld, hovj)) == (tien, twintig)

    def gevraagd(na):
        assert INFORMEREN.doe_in_elke(moment=spel.nu + timedelta(days=na)) == (1, {})
        loop_door(spel.zaaknummer)
        (vraag,) = [v for v in spel.vragen if v.stap == "informeren_persoon"]
        spel.geef("informeren_persoon", "geinformeerd", POLITIE)
        return spel.beeld.gezag_bij(vraag.onderwerp)

    assert INFORMEREN.doe_in_elke(moment=spel.nu + timedelta(days=9)) == (0, {})
    assert [gevraagd(10), gevraagd(20)] == [burgemeester, hovj]
    spel.doe(toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    ook = next(o for o in spel.beeld.lopend("toetsing") if o in spel.beeld.gronden)
    spel.geef("toetsbesluit", "beeindigen", BURGEMEESTER, onderwerp=ook)
    assert gevraagd(0) == burgemeester
    assert dag_bij(spel.beeld, burgemeester) is None
    assert dag_bij(spel.beeld, hovj) is not None


@pytest.mark.norm("N107")
def test_wie_wacht_houdt_het_informeren_door_een_ander_gezag_niet_op(elk_zijn_uitvoerder):
    spel, orde = elk_zijn_uitvoerder
    for onderwerp, wie in (("", "kmar"), (orde, POLITIE)):
        spel.geef("informeren_persoon", "geinformeerd", wie, onderwerp=onderwerp)
    hovj, burgemeester = (spel.beeld.gezag_bij(o) for o in ("", orde))
    laat = spel.nu + timedelta(days=91)
    for keer in (1, 1, 0):  # the one waits for no answer to the other
        assert INFORMEREN.doe_in_elke(moment=laat) == (keer, {})
    assert {spel.beeld.gezag_bij(o) for o in spel.beeld.lopend("informeren-persoon")} == {
        hovj,
        burgemeester,
    }
    spel.doe(levering.lever, informatieproduct() | {"raakt_toetscriteria": True}, POLITIE)
    over = next(o for o in spel.beeld.lopend("toetsing") if o in spel.beeld.gronden)
    spel.geef("toetsbesluit", "opschalen", BURGEMEESTER, onderwerp=over)
    nieuw = spel.open_vraag("maatregeladvies").onderwerp
    spel.geef("maatregeladvies", "geleverd", POLITIE, maatregelen=[{**MAATREGEL, "grond": None}])
    spel.geef("besluit_maatregelen", "aanpassen", BURGEMEESTER, onderwerp=nieuw)
    (over,) = spel.beeld.lopend("informeren-persoon")  # only of what was decided anew
    assert spel.beeld.gezag_bij(over) == hovj


@pytest.mark.norm("N081", "N097")
def test_met_een_concrete_dreiging_gaat_ook_wat_loopt_naar_de_hovj(demo):
    spel = Objectspel(concrete_dreiging=False).tot_besluit({**MAATREGEL, "grond": None})
    spel.geef("besluit_maatregelen", "vaststellen", BURGEMEESTER)
    spel.geef("informeren_persoon", "geinformeerd", POLITIE)
    spel.doe(toetsing.vraag_toetsing, verzoek_toetsing(), POLITIE)
    spel.doe(wijzig, {"motivering": "Verzonnen.", "concrete_dreiging": True}, POLITIE)
    assert (spel.open, spel.lopen) == ([("toetsbesluit", "hovj")], [("toezicht", "hovj")])
    spel.geef("toetsbesluit", "beeindigen", HOVJ)
    assert (spel.beeld.status, spel.lopen) == (Status.GESLOTEN, [])


@pytest.mark.norm("N084", "N131")
def test_de_kmar_bewaakt_een_paleis_als_eigen_taak(demo):
    spel = Objectspel(categorie="koninklijk_paleis")
    spel.geef("maatregeladvies", "geleverd", "kmar")
    kmar = [{**MAATREGEL, "uitvoerder": "kmar"}]
    spel.geef("besluit_maatregelen", "vaststellen", NCTV, maatregelen=kmar)
    with lezen() as sessie:
        assert [m.titel for m in lopend(sessie, spel.zaaknummer)] == [Titel.EIGEN_TAAK]


@pytest.mark.norm("N009")
def test_wie_adviseerde_besluit_ook_op_de_andere_grond_niet(demo):
    vervanger(POLITIE, Rol.BURGEMEESTER, "GM0772", nieuw=False)
    spel = Objectspel().tot_besluit(ORDE, STRAF)
    (orde,) = spel.beeld.gronden
    vraag = spel.open_vraag("besluit_maatregelen", orde)
    geweigerd_antwoord(spel, vraag, "vaststellen", POLITIE, norm="beleid: vier ogen")


@pytest.mark.norm("N008")
def test_wie_niets_is_gevraagd_leest_een_objectdossier_niet(demo):
    spel = Objectspel(categorie="dnb")
    with lezen() as sessie:
        for wie, mag in ((NCTV, True), ("kmar", True), (RCCB, True), (HOVJ, False)):
            mandaten = volmachten(sessie, wie, moment=spel.nu)
            assert any(mag_lezen(spel.beeld, m) for m in mandaten) is mag, wie


@pytest.mark.norm("N001", "N081")
def test_na_een_herindeling_hoort_ook_het_gezag_op_de_andere_grond_het(demo, tmp_path):
    spel = Objectspel(gemeente="GM0546")
    spel.geef("weging", "ernstige_dreiging", "rccb.den-haag")
    spel.geef("maatregeladvies", "geleverd", "politie.den-haag", maatregelen=[ORDE, STRAF])
    (orde,) = spel.beeld.gronden
    assert spel.open_vraag("besluit_maatregelen", orde).gebied == "GM0546"
    with met_tabel(tmp_path, heringedeeld(dag(spel.nu))):
        deel_in(getekend("beheerder", spel.nu), moment=spel.nu)
        assert spel.open_vraag("besluit_maatregelen", orde).gebied == "GM0363"


@pytest.mark.norm("N020", "N081")
def test_opschalen_vraagt_een_nieuw_advies_op_dezelfde_grond(twee):
    laat = twee.nu + timedelta(days=365 * 80)
    periodieke_toetsing.TOETSEN.doe_in_elke(moment=laat)
    orde = next(o for o in twee.beeld.lopend("toetsing") if o in twee.beeld.gronden)
    velden = {"toetsdatum": "2099-01-01"}
    toets, wie = twee.open_vraag("toetsbesluit", orde), BURGEMEESTER
    geweigerd_antwoord(
        twee, toets, "opschalen", wie, norm="N016", route="intakeformulier", **velden
    )
    twee.geef("toetsbesluit", "opschalen", wie, onderwerp=orde, **velden)
    assert ("maatregeladvies", "politie") in twee.open
    twee.geef("maatregeladvies", "geleverd", POLITIE)
    assert ("besluit_maatregelen", "burgemeester") in twee.open
    twee.geef("besluit_maatregelen", "vaststellen", wie)
    assert len(twee.lopen) == 2


@pytest.mark.norm("N008")
def test_wie_op_een_grond_moet_besluiten_leest_het_dossier(demo):
    spel = Objectspel().tot_besluit(ORDE, STRAF)
    with lezen() as sessie:
        for wie, mag in ((BURGEMEESTER, True), (HOVJ, True), ("burgemeester.gm0153", False)):
            mandaten = volmachten(sessie, wie, moment=spel.nu)
            assert any(mag_lezen(spel.beeld, m) for m in mandaten) is mag, wie
