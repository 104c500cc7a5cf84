import pytest

from models.begrippen import Aard, Bron, Functie, Objectcategorie, Organisatie, Relatie
from models.formulieren.melding import Melding
from models.naslag.gemeenten import gemeenten
from tests.hulp.voorbeelden import GEVESTIGD, OBJECT, melding


@pytest.mark.norm("N087")
def test_een_volledige_melding_komt_er_heel_weer_uit():
    invoer = melding()
    assert Melding.model_validate(invoer).model_dump(mode="json") == invoer


@pytest.mark.norm("N087")
@pytest.mark.parametrize("bron", Bron)
@pytest.mark.parametrize("aard", Aard)
def test_elke_bron_en_aard_van_de_circulaire_is_bekend(bron, aard):
    geval = Melding.model_validate(melding(bron=bron.value, aard=aard.value))
    assert (geval.bron, geval.aard) == (bron, aard)


@pytest.mark.norm("N087")
def test_de_bronnen_zijn_die_van_de_circulaire():
    assert [bron.value for bron in Bron] == [
        "melding",
        "aangifte",
        "opsporing",
        "intelligence",
        "inlichtingendienst",
        "ketenpartner",
    ]


@pytest.mark.norm("N115")
@pytest.mark.parametrize("organisatie", Organisatie)
def test_elke_melding_heeft_een_registratie_bij_politie_of_kmar(organisatie):
    door = {"organisatie": organisatie.value, "eenheid": "Limburg", "registratienummer": "PL-1"}
    assert Melding.model_validate(melding(ontvangen_door=door)).ontvangen_door.model_dump() == door


@pytest.mark.norm("N115")
@pytest.mark.parametrize(
    ("nummer", "registratie"),
    [
        ("PL2100-1", "politie:PL2100-1"),
        ("pl2100-1", "politie:PL2100-1"),
        (" Pl 21 00 -1  ", "politie:PL2100-1"),
        ("PL21001", "politie:PL21001"),
        ("PL2100_1", "politie:PL2100_1"),
    ],
)
def test_hoofdletters_en_spaties_maken_geen_andere_registratie(nummer, registratie):
    door = Melding.model_validate(melding(ontvangen_door__registratienummer=nummer)).ontvangen_door
    assert (door.registratie, door.registratienummer) == (registratie, nummer.strip())


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
def test_elke_politieke_ambtsdrager_is_bekend(functie):
    geval = Melding.model_validate(melding(doelwit__functie=functie))
    assert geval.doelwit.functie == Functie(functie)


@pytest.mark.parametrize("relatie", Relatie)
@pytest.mark.parametrize("zelfde_adres", [True, False])
def test_elke_relatie_van_een_huisgenoot_is_bekend(relatie, zelfde_adres):
    genoot = {"naam": "Voorbeeld", "relatie": relatie.value, "zelfde_adres": zelfde_adres}
    geval = Melding.model_validate(melding(doelwit__huisgenoten=[genoot]))
    assert [g.model_dump(exclude_none=True) for g in geval.doelwit.huisgenoten] == [genoot]


@pytest.mark.parametrize("soort", ["object", "dienst"])
@pytest.mark.parametrize("categorie", Objectcategorie)
def test_een_object_of_dienst_is_een_ander_doelwit(soort, categorie):
    invoer = {**OBJECT, "soort": soort, "categorie": categorie.value}
    assert Melding.model_validate(melding(doelwit=invoer)).doelwit.model_dump() == invoer


@pytest.mark.parametrize(
    ("gemeente", "code"),
    [
        ("GM0772", "GM0772"),
        (" gm0772 ", "GM0772"),
        ("Eindhoven", "GM0772"),
        ("eindhoven", "GM0772"),
    ],
)
@pytest.mark.parametrize("veld", ["doelwit__werkgemeente", "doelwit__woonadres__gemeente"])
def test_een_gemeente_mag_met_code_of_naam(veld, gemeente, code):
    geval = Melding.model_validate(melding(**{veld: gemeente})).model_dump()
    doelwit = geval["doelwit"]
    assert {doelwit["werkgemeente"], doelwit["woonadres"]["gemeente"]} == {code}


def test_elke_gemeente_heet_in_de_melding_naar_haar_code():
    namen = {g.naam: code for code, g in gemeenten().items()}
    adressen = {naam: {**GEVESTIGD, "gemeente": naam} for naam in namen}
    assert {
        naam: Melding.model_validate(melding(doelwit__woonadres=adres)).doelwit.woonadres.gemeente
        for naam, adres in adressen.items()
    } == namen


@pytest.mark.norm("N076", "N079")
def test_eigen_functionarissen_zijn_de_bedreigde_en_de_huisgenoten():
    genoten = [
        {"naam": "A", "relatie": "kind", "zelfde_adres": False, "functionaris": "rccb.limburg"},
        {"naam": "B", "relatie": "anders", "zelfde_adres": True},
    ]
    geval = melding(doelwit__functionaris="hovj.limburg", doelwit__huisgenoten=genoten)
    assert Melding.model_validate(geval).doelwit.eigen_functionarissen == {
        "hovj.limburg",
        "rccb.limburg",
    }
