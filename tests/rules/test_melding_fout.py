import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.begrippen import Functie
from models.formulieren.melding import Melding
from tests.hulp.voorbeelden import melding, problemen, zonder

NU = "2026-11-20T21:14:00+01:00"
KMAR = {"organisatie": "kmar", "registratienummer": "KM-2026-1"}
POLITIE = {"organisatie": "politie", "registratienummer": "PL2100-2026123456"}
VREEMD = "is een onbekend veld; haal het weg"
GEEN_WEGING = "hoort niet in een melding (N087); een functionaris weegt de dreiging later"


@pytest.mark.norm("N087")
@pytest.mark.parametrize("veld", ["ernst", "waarschijnlijkheid"])
@pytest.mark.parametrize("plek", ["", "doelwit__", "dreiger__"])
def test_een_melding_weegt_niet(veld, plek):
    assert problemen(Melding, melding(**{plek + veld: "matig"})) == (
        f"{plek.replace('__', '.')}{veld}: {GEEN_WEGING}",
    )


@pytest.mark.norm("N087")
def test_een_melding_die_weegt_hoort_ook_wat_er_verder_niet_past():
    invoer = melding(ernst="matig", aard="vaag", doelwit__waarschijnlijkheid="mogelijk")
    assert sorted(problemen(Melding, invoer)) == [
        "aard: moet een van deze waarden zijn: 'concreet' of 'voorstelbaar'",
        f"doelwit.waarschijnlijkheid: {GEEN_WEGING}",
        f"ernst: {GEEN_WEGING}",
    ]


@pytest.mark.norm("N115")
def test_een_andere_ontvanger_of_geen_registratie_wordt_niet_aanvaard():
    assert problemen(Melding, melding(ontvangen_door={**KMAR, "organisatie": "gemeente"})) == (
        "ontvangen_door.organisatie: moet een van deze waarden zijn: 'politie' of 'kmar'",
    )
    assert problemen(Melding, melding(ontvangen_door=zonder(KMAR, "registratienummer"))) == (
        "ontvangen_door.registratienummer: ontbreekt en is verplicht",
    )
    assert problemen(Melding, zonder(melding(), "ontvangen_door")) == (
        "ontvangen_door: ontbreekt en is verplicht",
    )


def test_alleen_bij_de_politie_is_de_eenheid_verplicht():
    assert Melding.model_validate(melding(ontvangen_door=KMAR)).ontvangen_door.eenheid is None
    assert problemen(Melding, melding(ontvangen_door=POLITIE)) == (
        "ontvangen_door.eenheid: is verplicht bij organisatie politie",
    )


def test_een_fout_in_de_vorm_zegt_hoe_het_wel_moet():
    assert problemen(Melding, melding(doelwit__woonadres__postcode="5611")) == (
        (
            "doelwit.woonadres.postcode: heeft niet de verwachte vorm:"
            " vier cijfers en twee letters, als 5611AA"
        ),
    )


@pytest.mark.parametrize("functie", Functie)
@pytest.mark.parametrize("veld", ["eenheid", "parket"])
@pytest.mark.parametrize("gebied", [None, "Limburg"])
def test_een_politiechef_heeft_een_eenheid_en_een_hoofdofficier_een_parket(functie, veld, gebied):
    hoort = {"politiechef": "eenheid", "hoofdofficier_van_justitie": "parket"}.get(functie)
    invoer = melding(doelwit__functie=functie.value, **{f"doelwit__{veld}": gebied})
    if (hoort == veld) if gebied else hoort is None:
        assert getattr(Melding.model_validate(invoer).doelwit, veld) == gebied
    else:
        van = {"eenheid": "politiechef", "parket": "hoofdofficier_van_justitie"}
        assert problemen(Melding, invoer) == tuple(
            f"doelwit.{v}: is verplicht bij functie {van[v]}"
            if v == hoort
            else f"doelwit.{v}: hoort alleen bij functie {van[v]}; laat leeg"
            for v in van
            if (v == hoort) != (v == veld and gebied is not None)
        )


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
    assert problemen(Melding, melding(**wijziging)) == (probleem,)


@pytest.mark.parametrize(
    ("veld", "soort", "landelijk"),
    [
        (
            "eenheid",
            "politie-eenheid",
            "Landelijke Expertise en Operaties, Landelijke Opsporing en Interventies",
        ),
        ("parket", "parket", "Functioneel Parket, Landelijk Parket"),
    ],
)
def test_een_onbekend_gebied_krijgt_de_bekende_genoemd(veld, soort, landelijk):
    (regel, *_) = problemen(Melding, melding(**{f"doelwit__{veld}": "Eindhoven"}))
    assert regel == (
        f"doelwit.{veld}: is geen {soort}; bekend zijn Amsterdam, Den Haag, Limburg,"
        " Midden-Nederland, Noord-Holland, Noord-Nederland, Oost-Brabant, Oost-Nederland,"
        f" Rotterdam, Zeeland-West-Brabant, {landelijk}"
    )


@given(st.sampled_from(["bron", "ontvangen_door", "ontvangen_op", "aard", "doelwit", "dreiger"]))
def test_elk_ontbrekend_veld_wordt_genoemd(veld):
    assert problemen(Melding, zonder(melding(), veld)) == (f"{veld}: ontbreekt en is verplicht",)
