"""Who may answer around het stelsel, and what stands in the way (circulaire 2.3, 2.4.2, 4.1)."""

from itertools import product

import pytest

from models.begrippen import LANDELIJK, Bevoegd, Domein, Grondslag, Rol
from models.formulieren import Maatregelenadvies, Overdrachtsdossier, Terugkeer
from models.fouten import Geweigerd
from models.rules.bevoegdheid import eerdere_beslissers, leiding_triagetafel
from models.rules.ontvangers import kennisgeving
from models.rules.stelsel import (
    keur_dossier,
    keur_informatie,
    keur_niet_voordragen,
    keur_schaarste,
    keur_tafel,
    keur_terugkeer,
    keur_verzoek,
    keur_voordracht,
    te_vroeg,
)
from tests.hulp.voorbeelden import antwoord
from tests.rules.test_bevoegdheid import EENHEID, HOVJ, LEVERT, NCTV, PARKET, plaats, wie_mag

LCC, COLLEGE = Bevoegd(Rol.LCC, LANDELIJK), Bevoegd(Rol.PG, LANDELIJK)
ADVISEUR = Bevoegd(Rol.ADVISEUR_BBC, PARKET)
SECRETARIAAT = Bevoegd(Rol.OM_TRIAGE, LANDELIJK)


def norm(toets, *gegevens, **velden):
    """The norm by which it is refused, or None."""
    try:
        toets(*gegevens, **velden)
    except Geweigerd as fout:
        return fout.norm if fout.advies else "zonder advies"
    return None


@pytest.mark.parametrize("gezag", [HOVJ, NCTV])
@pytest.mark.parametrize(
    ("stap", "uitkomst", "rollen"),
    [
        pytest.param(stap, uitkomst, rollen, marks=pytest.mark.norm(*normen))
        for stap, uitkomst, rollen, normen in (
            ("intakeformulier", "ingevuld", {"politie"}, ("N072",)),
            ("ondertekening", "directe_opname", {"hovj"}, ("N037", "N041")),
            ("triagetafel", "besproken", {"om_triage"}, ("N042",)),
            ("oordeel", "opnemen", {"nctv", "directeur_nctv"}, ("N040",)),
            ("reactie_hovj", "escaleren", {"hovj"}, ("N047",)),
            ("afstemming_1", "voorleggen", {"landelijk_coordinerend_hovj"}, ("N047",)),
            ("escalatie_1", "opnemen", {"directeur_nctv"}, ("N047",)),
            ("reactie_hovj_2", "escaleren", {"hovj"}, ("N047",)),
            ("afstemming_2", "voorleggen", {"pg"}, ("N047",)),
            ("escalatie_2", "opnemen", {"coordinator_nctv"}, ("N047",)),
            ("overdrachtsdossier", "verzonden", {"hovj"}, ("N045",)),
            ("ontvangst_dossier", "volledig", {"nctv", "directeur_nctv"}, ("N046",)),
            ("aanwijzing", "aangewezen", {"nctv", "directeur_nctv"}, ("N024",)),
            ("vervolg_aanwijzing", "triage", {"hovj"}, ("N026", "N041")),
            ("maatregelenadvies", "geleverd", {"adviseur_bb"}, ("N100",)),
            ("terugkeer", "lokaal_domein", {"nctv", "directeur_nctv"}, ("N032",)),
            ("advies_burgemeester", "gegeven", {"nctv", "directeur_nctv"}, ("N114",)),
        )
    ],
)
def test_wie_wat_mag_verandert_niet_met_het_gezag(stap, uitkomst, rollen, gezag):
    gebied = {"politie": LEVERT, "hovj": PARKET}
    verwacht = {(Rol(rol), gebied.get(rol, LANDELIJK)) for rol in rollen}
    assert wie_mag(stap, uitkomst, plaats(gezag)) == verwacht


@pytest.mark.norm("N024", "N041")
def test_alleen_de_hovj_of_wie_namens_hem_handelt_verzoekt_om_aanwijzing():
    assert wie_mag("verzoek_aanwijzing", "", plaats()) == {(Rol.HOVJ, PARKET)}


def test_een_wijziging_komt_van_wie_de_zaak_heeft():
    assert wie_mag("wijziging", "", plaats(NCTV)) == {
        (Rol.NCTV, LANDELIJK),
        (Rol.DIRECTEUR_NCTV, LANDELIJK),
        (Rol.HOVJ, PARKET),
        (Rol.ADVISEUR_BBC, PARKET),
        (Rol.POLITIE, EENHEID),
        (Rol.RCCB, EENHEID),
        (Rol.PORTEFEUILLEHOUDER_RCCB, EENHEID),
    }


@pytest.mark.norm("N047")
def test_wie_eerder_oordeelde_beslist_niet_over_de_escalatie():
    handelden = [
        ("oordeel", frozenset({"a"})),
        ("escalatie_1", frozenset({"b", "namens"})),
        ("ondertekening", frozenset({"c"})),
    ]
    assert {
        stap: eerdere_beslissers(stap, handelden=handelden).mensen
        for stap in ("oordeel", "escalatie_1", "escalatie_2", "ontvangst_dossier")
    } == {
        "oordeel": frozenset(),
        "escalatie_1": {"a"},
        "escalatie_2": {"a", "b", "namens"},
        "ontvangst_dossier": frozenset(),
    }


@pytest.mark.norm("N040", "N042")
def test_wie_de_triagetafel_leidde_oordeelt_niet():
    leiding = frozenset({"voorzitter"})
    for stap in ("oordeel", "escalatie_1", "escalatie_2"):
        assert leiding_triagetafel(stap, leiding=leiding).mensen == leiding
    assert leiding_triagetafel("ondertekening", leiding=leiding).mensen == frozenset()


@pytest.mark.norm("N041", "N072")
@pytest.mark.parametrize("lopend", [False, True])
def test_een_tweede_voordracht_onder_een_triage_wordt_geweigerd(lopend):
    verwacht = "N041" if lopend else None
    assert norm(keur_voordracht, "stelsel", lopend=lopend) == verwacht
    assert norm(keur_voordracht, "maatregeladvies", lopend=lopend) is None


@pytest.mark.norm("N024")
@pytest.mark.parametrize(
    ("domein", "gesloten", "lopend"), [*product(Domein, [False, True], [False, True])]
)
def test_onmiddellijk_aanwijzen_kan_alleen_buiten_het_stelsel_en_een_keer_tegelijk(
    domein, gesloten, lopend
):
    kan = domein is not Domein.STELSEL and not gesloten and not lopend
    gevonden = norm(keur_verzoek, domein=domein, gesloten=gesloten, lopend=lopend)
    assert gevonden == (None if kan else "N024")


@pytest.mark.norm("N042")
def test_de_triagetafel_heeft_voorzitter_en_secretaris_van_het_om():
    assert norm(keur_tafel, voorzitter_om=True, secretaris_om=True) is None
    for voorzitter, secretaris in ((False, True), (True, False), (False, False)):
        assert norm(keur_tafel, voorzitter_om=voorzitter, secretaris_om=secretaris) == "N042"


@pytest.mark.norm("N045")
@pytest.mark.parametrize(
    "onderdeel",
    [
        "informatieproducten",
        "lopende_maatregelen",
        "persoon_en_kerngezin",
        "contacten",
        "strafzaak",
    ],
)
def test_een_dossier_waaraan_iets_ontbreekt_wordt_niet_verzonden(onderdeel):
    heel = antwoord("overdrachtsdossier", "verzonden")
    assert norm(keur_dossier, Overdrachtsdossier.model_validate(heel)) is None
    zonder = Overdrachtsdossier.model_validate({**heel, onderdeel: "ontbreekt"})
    nvt = Overdrachtsdossier.model_validate({**heel, onderdeel: "niet_van_toepassing"})
    assert norm(keur_dossier, nvt) is None
    with pytest.raises(Geweigerd, match=f"ontbreekt: {onderdeel.replace('_', ' ')}\\."):
        keur_dossier(zonder)


@pytest.mark.norm("N100", "N133")
@pytest.mark.parametrize(
    ("middelen", "afstemming", "verwacht"),
    [("", "", None), ("", "x", None), ("Een ploeg.", "x", None), ("Een ploeg.", "", "N133")],
)
def test_schaarse_middelen_vragen_afstemming_tussen_gezagen(middelen, afstemming, verwacht):
    velden = {"schaarse_middelen": middelen, "afstemming_gezagen": afstemming}
    advies = antwoord("maatregelenadvies", "geleverd", **velden)
    assert norm(keur_schaarste, Maatregelenadvies.model_validate(advies)) == verwacht


@pytest.mark.norm("N046")
@pytest.mark.parametrize(
    ("ontbrekend", "volledig"), [*product(["", "De aangifte."], [False, True])]
)
def test_zonder_volledig_dossier_zegt_een_besluit_wat_ontbreekt(ontbrekend, volledig):
    verwacht = None if volledig or ontbrekend else "N046"
    assert norm(keur_informatie, ontbrekend, dossier_volledig=volledig) == verwacht


@pytest.mark.norm("N022", "N032")
@pytest.mark.parametrize(
    ("uitkomst", "domein", "grondslag", "centraal", "afwijking"),
    [
        *product(
            ["lokaal_domein", "basispolitiezorg"],
            Domein,
            [None, *Grondslag],
            [False, True],
            ["", "Verzonnen reden."],
        )
    ],
)
def test_uit_het_stelsel_gaat_niemand_te_vroeg(uitkomst, domein, grondslag, centraal, afwijking):
    invoer = antwoord("terugkeer", uitkomst, afwijking=afwijking)
    if domein is not Domein.STELSEL:
        verwacht = "N032"
    elif grondslag is Grondslag.VAN_RECHTSWEGE and uitkomst == "lokaal_domein":
        verwacht = "N022"
    elif grondslag is not Grondslag.ONMIDDELLIJK and centraal and not afwijking:
        verwacht = "N032"
    else:
        verwacht = None
    gegevens = {"domein": domein, "grondslag": grondslag, "centraal": centraal}
    assert norm(keur_terugkeer, Terugkeer.model_validate(invoer), **gegevens) == verwacht


@pytest.mark.norm("N024", "N037")
def test_zonder_handtekening_of_verzoek_is_er_voor_de_nctv_niets_te_beslissen():
    for stap in ("triagetafel", "oordeel", "escalatie_1", "escalatie_2"):
        assert te_vroeg(stap, getekend=False, verzocht=True).norm == "N037"
        assert te_vroeg(stap, getekend=True, verzocht=False) is None
    assert te_vroeg("aanwijzing", getekend=True, verzocht=False).norm == "N024"
    assert te_vroeg("aanwijzing", getekend=False, verzocht=True) is None
    assert te_vroeg("weging", getekend=False, verzocht=False) is None


@pytest.mark.norm("N042", "N044", "N080", "N099", "N114")
@pytest.mark.parametrize(
    ("wat", "wie"),
    [
        ("ondertekening", (ADVISEUR, SECRETARIAAT)),
        ("oordeel", (HOVJ, ADVISEUR, SECRETARIAAT)),
        ("escalatie_1", (HOVJ, ADVISEUR, SECRETARIAAT)),
        ("escalatie_2", (HOVJ, ADVISEUR, SECRETARIAAT)),
        ("afstemming_1", (HOVJ, ADVISEUR)),
        ("advies_burgemeester", (HOVJ, ADVISEUR)),
        ("opname van rechtswege", (NCTV, LCC)),
        ("aanwijzing", (HOVJ, ADVISEUR)),
        ("opname", (LCC,)),
        ("terugkeer", (HOVJ, ADVISEUR, LCC)),
        ("spoedmaatregel", (NCTV,)),
        ("melding", ()),
        ("besluit_maatregelen", ()),
    ],
)
def test_wie_ongevraagd_iets_hoort_staat_in_de_tabel(wat, wie):
    college = {"melding", "spoedmaatregel", "besluit_maatregelen", "opname", "terugkeer"}
    assert kennisgeving(wat, plaats(NCTV)) == wie
    bij_om = kennisgeving(wat, plaats(NCTV)._replace(bij_om=True))
    assert bij_om == ((*wie, COLLEGE) if wat in college else wie)


def test_wie_van_rechtswege_in_het_stelsel_was_was_nooit_een_zaak_van_de_hovj():
    assert kennisgeving("terugkeer", plaats(NCTV)._replace(rechtens=True)) == (LCC,)


@pytest.mark.norm("N026")
def test_wie_wordt_voorgedragen_wordt_niet_tegelijk_niet_voorgedragen():
    assert norm(keur_niet_voordragen, "niet_voordragen", lopend=True) == "N026"
    assert norm(keur_niet_voordragen, "niet_voordragen", lopend=False) is None
    assert norm(keur_niet_voordragen, "triage", lopend=True) is None
