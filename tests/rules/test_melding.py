import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.begrippen import Aard, Bron, Functie, Objectcategorie, Organisatie, Relatie
from models.fouten import OnjuisteInvoer
from models.gemeenten import gemeenten
from models.melding import Melding
from tests.voorbeelden import GEVESTIGD, OBJECT, melding, zonder

NU = "2026-11-20T21:14:00+01:00"
KMAR = {"organisatie": "kmar", "registratienummer": "KM-2026-1"}
POLITIE = {"organisatie": "politie", "registratienummer": "PL2100-2026123456"}
VREEMD = "is een onbekend veld; haal het weg"
GEEN_WEGING = (
    "de invoer: ernst en waarschijnlijkheid horen niet in een melding (N087);"
    " zij worden later door een functionaris gewogen"
)


def problemen(invoer):
    with pytest.raises(ValidationError) as fout:
        Melding.model_validate(invoer)
    return OnjuisteInvoer.uit(fout.value).problemen


@pytest.mark.norm("N087")
def test_een_volledige_melding_komt_er_heel_weer_uit():
    invoer = melding()
    terug = Melding.model_validate(invoer).model_dump(mode="json")
    assert terug == {**invoer, "ontvangen_door": {**POLITIE, "eenheid": "Oost-Brabant"}}


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


@pytest.mark.norm("N087")
@pytest.mark.parametrize("veld", ["ernst", "waarschijnlijkheid"])
@pytest.mark.parametrize("plek", ["", "doelwit__", "dreiger__"])
def test_een_melding_weegt_niet(veld, plek):
    assert problemen(melding(**{plek + veld: "matig"})) == (GEEN_WEGING,)


@pytest.mark.norm("N115")
@pytest.mark.parametrize("organisatie", Organisatie)
def test_elke_melding_heeft_een_registratie_bij_politie_of_kmar(organisatie):
    door = {"organisatie": organisatie.value, "eenheid": "Limburg", "registratienummer": "PL-1"}
    assert Melding.model_validate(melding(ontvangen_door=door)).ontvangen_door.model_dump() == door


@pytest.mark.norm("N115")
def test_een_andere_ontvanger_of_geen_registratie_wordt_niet_aanvaard():
    assert problemen(melding(ontvangen_door={**KMAR, "organisatie": "gemeente"})) == (
        "ontvangen_door.organisatie: moet een van deze waarden zijn: 'politie' of 'kmar'",
    )
    assert problemen(melding(ontvangen_door=zonder(KMAR, "registratienummer"))) == (
        "ontvangen_door.registratienummer: ontbreekt en is verplicht",
    )
    assert problemen(zonder(melding(), "ontvangen_door")) == (
        "ontvangen_door: ontbreekt en is verplicht",
    )


def test_alleen_bij_de_politie_is_de_eenheid_verplicht():
    assert Melding.model_validate(melding(ontvangen_door=KMAR)).ontvangen_door.eenheid is None
    assert problemen(melding(ontvangen_door=POLITIE)) == (
        "ontvangen_door: eenheid ontbreekt: verplicht als de politie de melding ontving",
    )


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


@pytest.mark.parametrize("functie", Functie)
@pytest.mark.parametrize("veld", ["eenheid", "parket"])
@pytest.mark.parametrize("gebied", [None, "Limburg"])
def test_een_politiechef_heeft_een_eenheid_en_een_hoofdofficier_een_parket(functie, veld, gebied):
    hoort = {"politiechef": "eenheid", "hoofdofficier_van_justitie": "parket"}.get(functie)
    invoer = melding(doelwit__functie=functie.value, **{f"doelwit__{veld}": gebied})
    if (hoort == veld) if gebied else hoort is None:
        assert getattr(Melding.model_validate(invoer).doelwit, veld) == gebied
    else:
        mist = {"eenheid": "politiechef", "parket": "hoofdofficier_van_justitie"}
        eerste = next(v for v in mist if (v == hoort) != (v == veld and gebied is not None))
        assert problemen(invoer) == (
            f"doelwit: {eerste} hoort bij een {mist[eerste]}, en alleen daarbij",
        )


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


@pytest.mark.parametrize(
    ("wijziging", "probleem"),
    [
        (
            {"doelwit__woonadres__gemeente": "Eindhove"},
            (
                "doelwit.woonadres.gemeente: is geen bekende gemeente;"
                " bedoelt u Eindhoven (GM0772) of Veldhoven (GM0861)?"
            ),
        ),
        (
            {"doelwit__werkgemeente": "GM9999"},
            "doelwit.werkgemeente: is geen bekende gemeente, bijvoorbeeld GM0772 of Eindhoven",
        ),
        (
            {"ontvangen_op": "2026-02-03T21:14:00"},
            f"ontvangen_op: moet een tijdzone hebben, als {NU}",
        ),
        ({"ontvangen_op": "2026-02-03"}, f"ontvangen_op: moet een tijdzone hebben, als {NU}"),
        (
            {"ontvangen_op": 1770149640},
            f"ontvangen_op: moet uitgeschreven zijn, als 2026-11-20 of {NU}",
        ),
        (
            {"ontvangen_op": "1770149640"},
            f"ontvangen_op: moet uitgeschreven zijn, als 2026-11-20 of {NU}",
        ),
        (
            {"doelwit__geboortedatum": 86400},
            f"doelwit.geboortedatum: moet uitgeschreven zijn, als 2026-11-20 of {NU}",
        ),
        (
            {"doelwit__geboortedatum": "1971-04-02T10:00:00"},
            "doelwit.geboortedatum: moet een datum zonder tijd zijn, als 2026-11-20",
        ),
        (
            {"doelwit__geboortedatum": "1971-13-02"},
            "doelwit.geboortedatum: moet een datum zijn, als 2026-11-20",
        ),
        ({"kleur": "rood"}, f"kleur: {VREEMD}"),
        ({"doelwit__kleur": "rood"}, f"doelwit.kleur: {VREEMD}"),
        ({"doelwit__woonadres__kleur": "rood"}, f"doelwit.woonadres.kleur: {VREEMD}"),
        ({"dreiger__kleur": "rood"}, f"dreiger.kleur: {VREEMD}"),
        ({"dreiger__bekend": "misschien"}, "dreiger.bekend: moet true of false zijn"),
        ({"omschrijving": " "}, "omschrijving: moet minstens 1 teken(s) hebben"),
        ({"omschrijving": "x" * 20_001}, "omschrijving: mag hooguit 20000 tekens hebben"),
        ({"doelwit__naam": 12}, "doelwit.naam: moet tekst zijn"),
        ({"doelwit__naam": "\ud800"}, "doelwit.naam: bevat tekens die geen tekst zijn"),
        ({"doelwit__huisgenoten": "geen"}, "doelwit.huisgenoten: moet een lijst zijn"),
        ({"doelwit__huisgenoten": [1]}, "doelwit.huisgenoten.0: moet een object met velden zijn"),
        (
            {"doelwit__limitatieve_lijst": "III"},
            "doelwit.limitatieve_lijst: moet een van deze waarden zijn: 'I' of 'II'",
        ),
        (
            {"doelwit__soort": "plant"},
            "doelwit: heeft een onbekende 'soort'; bekend zijn 'persoon', 'object', 'dienst'",
        ),
        ({"doelwit": {"naam": "Voorbeeld"}}, "doelwit: mist het veld 'soort'"),
        ({"doelwit": []}, "doelwit: moet een object met velden zijn"),
    ],
)
def test_wat_niet_past_wordt_bij_naam_genoemd(wijziging, probleem):
    assert problemen(melding(**wijziging)) == (probleem,)


@pytest.mark.parametrize("veld", ["eenheid", "parket"])
def test_een_onbekend_gebied_krijgt_de_bekende_genoemd(veld):
    (regel, *_) = problemen(melding(**{f"doelwit__{veld}": "Eindhoven"}))
    soort = {"eenheid": "politie-eenheid", "parket": "arrondissementsparket"}[veld]
    assert regel == (
        f"doelwit.{veld}: is geen {soort}; bekend zijn Amsterdam, Den Haag, Limburg,"
        " Midden-Nederland, Noord-Holland, Noord-Nederland, Oost-Brabant, Oost-Nederland,"
        " Rotterdam, Zeeland-West-Brabant"
    )


@given(st.sampled_from(["bron", "ontvangen_door", "ontvangen_op", "aard", "doelwit", "dreiger"]))
def test_elk_ontbrekend_veld_wordt_genoemd(veld):
    assert problemen(zonder(melding(), veld)) == (f"{veld}: ontbreekt en is verplicht",)


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
