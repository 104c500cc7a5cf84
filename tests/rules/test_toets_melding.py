from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.begrippen import Functie
from models.formulieren.melding import Melding
from models.fouten import OnjuisteInvoer
from models.rules.melding import altijd_voorleggen, keur_melding
from tests.hulp.voorbeelden import OBJECT, melding, melding_over

NU = datetime(2026, 11, 20, 20, 14, tzinfo=UTC)
ZONES = st.integers(-14, 14).map(lambda uren: timezone(timedelta(hours=uren)))
VOORLEGGEN = {
    Functie.BURGEMEESTER,
    Functie.POLITIECHEF,
    Functie.HOOFDOFFICIER_VAN_JUSTITIE,
    Functie.OFFICIER_VAN_JUSTITIE,
    Functie.RECHTER,
}


def een_melding(**wijzigingen):
    return Melding.model_validate(melding(**wijzigingen))


def met_functie(functie, **wijzigingen):
    return Melding.model_validate(melding_over(functie, **wijzigingen))


def problemen(geval):
    try:
        keur_melding(geval, moment=NU)
    except OnjuisteInvoer as fout:
        return fout.problemen
    return ()


@pytest.mark.parametrize(
    ("verschil", "fout"),
    [
        (timedelta(0), ()),
        (
            timedelta(microseconds=1),
            ("ontvangen_op: ligt in de toekomst; noem het tijdstip van ontvangst",),
        ),
    ],
)
@given(zone=ZONES)
def test_een_melding_is_hooguit_nu_ontvangen_in_welke_zone_ook(verschil, fout, zone):
    moment = (NU + verschil).astimezone(zone)
    assert problemen(een_melding(ontvangen_op=moment.isoformat())) == fout


@pytest.mark.parametrize(
    ("datum", "fout"),
    [
        (None, ()),
        ("1971-04-02", ()),
        ("2026-11-20", ()),
        ("2026-11-21", ("doelwit.geboortedatum: ligt in de toekomst",)),
    ],
)
def test_niemand_wordt_morgen_geboren(datum, fout):
    assert problemen(een_melding(doelwit__geboortedatum=datum)) == fout


def test_een_object_heeft_geen_geboortedatum():
    assert problemen(een_melding(doelwit=OBJECT)) == ()


@pytest.mark.parametrize("soort", ["object", "dienst"])
def test_een_object_of_dienst_wordt_niet_altijd_voorgelegd(soort, beleid):
    assert not altijd_voorleggen(een_melding(doelwit={**OBJECT, "soort": soort}).doelwit, beleid)


@pytest.mark.norm("N067")
@pytest.mark.parametrize("werkt_bij_om", [False, True])
def test_de_lijst_van_altijd_voorleggen_en_niemand_anders(werkt_bij_om, beleid):
    assert {
        functie: altijd_voorleggen(
            met_functie(functie, doelwit__werkt_bij_om=werkt_bij_om).doelwit, beleid
        )
        for functie in Functie
    } == {functie: werkt_bij_om or functie in VOORLEGGEN for functie in Functie}


@pytest.mark.norm("N067")
def test_de_lijst_van_altijd_voorleggen_is_instelbaar(beleid):
    anders = beleid.model_copy(
        update={
            "altijd_voorleggen": frozenset({Functie.JOURNALIST}),
            "altijd_voorleggen_werkt_bij_om": False,
        }
    )
    assert {
        functie
        for functie in Functie
        if altijd_voorleggen(met_functie(functie, doelwit__werkt_bij_om=True).doelwit, anders)
    } == {Functie.JOURNALIST}
