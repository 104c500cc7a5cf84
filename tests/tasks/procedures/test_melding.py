"""A melding becomes a case: every field, a number without gaps, once per registration."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import Bevoegd, Domein, Rol, Status
from models.formulieren.melding import Melding
from models.fouten import Geweigerd, OnjuisteInvoer
from models.tabellen import Bericht, Proces, Zaak
from models.voorbeelden.invoer import uitlating
from tasks.basis.database import lezen
from tasks.procedures.melding import open_zaak
from tasks.procedures.openbare_uitlating import meld_uitlating
from tasks.register.controle import controleer
from tasks.register.geweigerde_pogingen import Code
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tests.hulp.tegelijk import fouten, in_processen
from tests.hulp.voorbeelden import GEVESTIGD, melding
from tests.hulp.zaakspel import HOVJ, NU, POLITIE, RCCB, Zaakspel, getekend, geweigerd, tellen
from tests.hulp.zoektabellen import zoektabellen


def open_(nummer="PL2100-1", moment=NU, **velden):
    invoer = melding(ontvangen_door__registratienummer=nummer, **velden)
    return open_zaak(invoer, moment=moment)


def open_er_vijf(wie):
    return [open_(f"{wie}-{n}") for n in range(5)]


@pytest.mark.norm("N085")
def test_elk_veld_van_de_melding_komt_terug_uit_het_register(zonder_mensen):
    invoer = melding()
    zaaknummer = open_zaak(invoer, moment=NU)
    with lezen() as sessie:
        feit, vraag = feiten(sessie, zaaknummer, "melding", "vraag")
    assert (vraag.soort, vraag.stap) == ("vraag", "weging")  # asked in the same act
    assert Melding.model_validate(feit.inhoud["melding"]) == Melding.model_validate(invoer)
    assert feit.inhoud["afgeleid"] == {
        "domein": "lokaal_domein",
        "gezag": {"rol": "hovj", "gebied": "Oost-Brabant"},
        "eenheid": "Oost-Brabant",
        "altijd_voorleggen": False,
    }
    assert (feit.soort, feit.stap, feit.keer, feit.rol, feit.functionaris, feit.moment) == (
        "melding",
        "melding",
        1,
        "politie",
        "",
        NU,
    )


def test_elk_veld_van_de_zaak_is_bewaard(zonder_mensen):
    zaaknummer = open_()
    with lezen() as sessie:
        rij = sessie.get_one(Zaak, zaaknummer).model_dump()
        proces = sessie.exec(select(Proces)).one().model_dump()
    assert len(rij.pop("melding_hmac")) == 64
    assert rij == {
        "zaaknummer": "BB-2026-000001",
        "soort": "persoon",
        "domein": Domein.LOKAAL,
        "status": Status.OPEN,
        "gezag_rol": Rol.HOVJ,
        "gezag_gebied": "Oost-Brabant",
        "eenheid": "Oost-Brabant",
        "geopend_op": NU,
        "niveau_op": None,
        "informeren_op": None,
        "gesloten_op": None,
        "vernietigd_op": None,
    }
    assert proces == {
        "id": 1,
        "zaaknummer": "BB-2026-000001",
        "proces": "lokaal-domein",
        "onderwerp": "",
        "gemeente": "",
        "flow_run_id": None,
        "generatie": 0,
        "wek": True,
        "op": None,
        "bezig_tot": None,
        "begonnen_op": NU,
        "ingetrokken_op": None,
        "klaar_op": None,
    }


def test_het_zaakbeeld_is_wat_de_melding_zegt(zonder_mensen):
    beeld = Zaakspel(doelwit__functie="rechter").beeld
    assert (beeld.domein, beeld.status, beeld.gezag, beeld.eenheid, beeld.altijd_voorleggen) == (
        Domein.LOKAAL,
        Status.OPEN,
        Bevoegd(Rol.HOVJ, "Oost-Brabant"),
        "Oost-Brabant",
        True,
    )


CHEF_OM = {"doelwit__functie": "hoofdofficier_van_justitie"}
MAASTRICHT = {**GEVESTIGD, "gemeente": "GM0935"}


@pytest.mark.norm("N077", "N079")
@pytest.mark.parametrize(
    ("doelwit", "wel", "niet"),
    [
        ({**CHEF_OM, "doelwit__parket": "Oost-Brabant"}, "Limburg", "Oost-Brabant"),
        ({**CHEF_OM, "doelwit__parket": "Limburg"}, "Oost-Brabant", "Limburg"),
        (
            {"doelwit__werkgemeente": "GM0772", "doelwit__woonadres": MAASTRICHT},
            *("Limburg", "Oost-Brabant"),
        ),
    ],
)
def test_de_hovj_van_de_woonplaats_beslist_en_nooit_die_van_het_eigen_parket(
    demo, doelwit, wel, niet
):
    spel = Zaakspel(**doelwit)
    with lezen() as sessie:
        rij = sessie.get_one(Zaak, spel.zaaknummer)
    assert (rij.gezag_rol, rij.gezag_gebied) == (Rol.HOVJ, wel)
    wie = f"hovj.{wel.lower()}"
    gegeven = {"poging": getekend(wie, spel.nu), "moment": spel.nu}
    meld_uitlating(spel.zaaknummer, uitlating(spel.nu), **gegeven)
    vraag = spel.open_vraag("uitlating")
    geweigerd(spel, vraag, "geen_gevolg", f"hovj.{niet.lower()}", norm="N110")
    spel.antwoord(vraag, "geen_gevolg", wie)


def test_een_tweede_melding_met_hetzelfde_nummer_wijst_naar_de_zaak(zonder_mensen):
    zaaknummer = open_()
    voor = zoektabellen()
    with pytest.raises(OnjuisteInvoer) as fout:
        open_()
    assert str(fout.value) == (
        f"ontvangen_door.registratienummer: is al gemeld, in zaak {zaaknummer};"
        f" zie `regie zaak {zaaknummer}`"
    )
    assert zoektabellen() == voor
    assert tellen("melding") == 1


@pytest.mark.norm("N001", "N064")
def test_gezag_en_weging_volgen_de_woonplaats_en_niet_werk_of_registratie(demo):
    in_maastricht = {**GEVESTIGD, "gemeente": "GM0935"}
    spel = Zaakspel(doelwit__woonadres=in_maastricht)
    werk, opname = spel.beeld.persoon.werkgemeente, spel.beeld.melding.ontvangen_door.eenheid
    assert (werk, opname) == ("GM0772", "Oost-Brabant")
    weging = spel.open_vraag("weging")
    assert spel.beeld.gezag == Bevoegd(Rol.HOVJ, "Limburg")
    assert (weging.rol, weging.gebied) == (Rol.RCCB, "Limburg")


@pytest.mark.norm("N003", "N022")
@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("functie", "koninklijk_huis"), ("limitatieve_lijst", "I"), ("limitatieve_lijst", "II")],
)
def test_wie_van_rechtswege_in_het_stelsel_is_begint_bij_de_nctv_zonder_triage(demo, veld, waarde):
    beeld = Zaakspel(**{f"doelwit__{veld}": waarde}).beeld
    assert (beeld.domein, beeld.gezag) == (Domein.STELSEL, Bevoegd(Rol.NCTV, "landelijk"))
    gevraagd = {feit.stap for feit in beeld.feiten if feit.soort == "vraag"}
    assert gevraagd == {"maatregelenadvies", "vrijgave"}


@pytest.mark.norm("N121")
@pytest.mark.parametrize(
    "functie",
    [
        "burgemeester",
        "wethouder",
        "raadslid",
        "commissaris_van_de_koning",
        "gedeputeerde",
        "statenlid",
        "waterschapsbestuurder",
        "bewindspersoon",
        "kamerlid",
    ],
)
def test_van_elke_politieke_ambtsdrager_is_een_melding_mogelijk(zonder_mensen, functie):
    assert Zaakspel(doelwit__functie=functie).beeld.persoon.functie == functie


@pytest.mark.norm("N115")
@pytest.mark.parametrize("weer", ["pl2100-1", "PL 2100 -1", " Pl2100-1 "])
def test_een_nummer_met_andere_hoofdletters_of_spaties_is_hetzelfde(zonder_mensen, weer):
    eerste = open_("Pl 2100-1")
    with pytest.raises(OnjuisteInvoer, match=f"is al gemeld, in zaak {eerste}"):
        open_(weer)
    with lezen() as sessie:
        feit = feiten(sessie, eerste)[0]
    assert feit.inhoud["melding"]["ontvangen_door"]["registratienummer"] == "Pl 2100-1"


def test_hetzelfde_nummer_met_een_ander_streepje_is_een_andere_melding(zonder_mensen):
    assert [open_(nummer) for nummer in ("PL2100-1", "PL21001", "PL2100_1")] == [
        f"BB-2026-00000{n}" for n in (1, 2, 3)
    ]


def test_hetzelfde_nummer_bij_een_andere_organisatie_is_een_andere_melding(zonder_mensen):
    assert open_() == "BB-2026-000001"
    assert open_(ontvangen_door__organisatie="kmar") == "BB-2026-000002"


def test_acht_keer_dezelfde_melding_tegelijk_geeft_een_zaak(zonder_mensen):
    uitkomsten = in_processen(open_, *[()] * 8)
    assert [u for u in uitkomsten if isinstance(u, str)] == ["BB-2026-000001"]
    assert [str(fout)[:66] for fout in fouten(uitkomsten)] == [
        "ontvangen_door.registratienummer: is al gemeld, in zaak BB-2026-00"
    ] * 7
    assert tellen("melding") == 1
    assert controleer() == []


def test_zaaknummers_hebben_geen_gaten_ook_niet_met_acht_processen_tegelijk(zonder_mensen):
    nummers = in_processen(open_er_vijf, *((f"PL{n}",) for n in range(8)))
    assert sorted(nr for lijst in nummers for nr in lijst) == [
        f"BB-2026-{n:06}" for n in range(1, 41)
    ]


def test_een_weigering_kost_geen_zaaknummer_en_elk_jaar_begint_bij_een(zonder_mensen):
    assert open_("a1b") == "BB-2026-000001"
    with pytest.raises(OnjuisteInvoer):
        open_("a1b")
    assert open_("a2b") == "BB-2026-000002"
    assert open_("a3b", NU + timedelta(days=365)) == "BB-2027-000001"
    assert open_("a4b", NU + timedelta(days=1)) == "BB-2026-000003"


@pytest.mark.parametrize(
    "velden", [{"bron": "x"}, {"onbekend": 1}, {"ontvangen_op": "2030-01-01T00:00:00+01:00"}]
)
def test_een_onjuiste_melding_laat_niets_na(zonder_mensen, velden):
    voor = zoektabellen()
    with pytest.raises(OnjuisteInvoer):
        open_(**velden)
    assert zoektabellen() == voor
    assert (tellen("melding"), tellen("poging")) == (0, 0)


@pytest.mark.norm("N065")
def test_een_gesloten_zaak_valt_onder_de_basispolitiezorg(demo):
    spel = Zaakspel()
    spel.besluit("weging", "geen_ernstige_dreiging", "rccb.oost-brabant")
    assert (spel.beeld.status, spel.beeld.domein) == (Status.GESLOTEN, Domein.BASISPOLITIEZORG)
    with lezen() as sessie:
        rij = sessie.exec(select(Zaak).where(col(Zaak.zaaknummer) == spel.zaaknummer)).one()
    assert (rij.status, rij.domein, rij.gesloten_op) == (
        Status.GESLOTEN,
        Domein.BASISPOLITIEZORG,
        spel.nu,
    )


@pytest.mark.norm("N115")
@pytest.mark.parametrize(
    ("ontvangen_door", "wie", "mandaat"),
    [
        ({}, POLITIE, ("politie", "Oost-Brabant")),
        ({"organisatie": "kmar", "eenheid": None}, "kmar", ("kmar", "landelijk")),
    ],
)
def test_de_vastlegging_noemt_wie_haar_inbracht_en_die_hoort_dat(
    demo, ontvangen_door, wie, mandaat
):
    zaaknummer = breng_in(wie, **ontvangen_door)
    with lezen() as sessie:
        gemeld = feiten(sessie, zaaknummer, "melding")[0]
        (bericht,) = sessie.exec(select(Bericht).where(col(Bericht.stap) == "vastgelegd"))
    assert (gemeld.functionaris, (gemeld.rol, gemeld.gebied)) == (wie, mandaat)
    assert (bericht.functionaris, bericht.vastlegging) == (wie, gemeld.volgnummer)


@pytest.mark.norm("N115")
@pytest.mark.parametrize("wie", ["kmar", "politie.limburg", RCCB, HOVJ, "beheerder"])
def test_alleen_wie_haar_ontving_brengt_een_melding_in(demo, wie):
    voor = zoektabellen()
    with pytest.raises(Geweigerd) as weigering:
        breng_in(wie)
    assert (weigering.value.norm, zoektabellen()) == ("N115", voor)
    assert geprobeerd() == ("melding", wie, "N115")


@pytest.mark.norm("N076")
def test_niemand_meldt_de_eigen_zaak(demo):
    with pytest.raises(Geweigerd) as weigering:
        open_zaak(melding(doelwit__functionaris=POLITIE), getekend(POLITIE), moment=NU)
    assert weigering.value.norm == "N076"


def test_met_een_verkeerde_code_is_er_geen_zaak_en_wel_een_poging_in_het_beheer(demo):
    fout = replace(getekend(POLITIE), bewijs=Code("000000"))
    with pytest.raises(Geweigerd, match="code"):
        open_zaak(melding(), fout, moment=NU)
    assert geprobeerd() == ("melding", POLITIE, None)
    assert tellen("melding") == 0


def test_buiten_een_demo_wordt_genoemd_wie_haar_inbrengt(installatie):
    voor = zoektabellen()
    with pytest.raises(OnjuisteInvoer, match="--als en --code: ontbreken"):
        open_zaak(melding(), moment=NU)
    assert zoektabellen() == voor


def breng_in(wie, **ontvangen_door):
    velden = {f"ontvangen_door__{veld}": waarde for veld, waarde in ontvangen_door.items()}
    return open_zaak(melding(**velden), getekend(wie), moment=NU)


def geprobeerd():
    """The last attempt in the beheer: stap, by whom, refused by which norm."""
    with lezen() as sessie:
        *_, poging = feiten(sessie, BEHEER, "poging")
    return poging.stap, poging.inhoud["functionaris"], poging.inhoud["norm"]
