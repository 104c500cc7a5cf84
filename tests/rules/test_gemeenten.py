from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from models.fouten import OnjuisteInvoer
from models.naslag.gemeenten import (
    Gemeentecode,
    eenheden,
    geldige_gemeenten,
    gemeentecode,
    gemeenten,
    opvolgers,
    parketten,
)

NU = date(2026, 2, 4)
DAG = timedelta(days=1)
ALLE = sorted(gemeenten().values())
GELDIG = sorted(geldige_gemeenten(NU).values())
VOORMALIG = [g for g in ALLE if g.is_beeindigd(NU)]
DAGEN = st.dates(date(2015, 1, 1), date(2040, 1, 1))


def zegt(invoer, dag=None):
    """What someone reads who types this."""
    with pytest.raises(ValueError, match=r"^(is|bestaat) .*GM[0-9]{4}") as fout:
        gemeentecode(invoer, dag)
    return str(fout.value)


@pytest.mark.parametrize("dag", [date(2026, 1, 1), NU, date(2026, 12, 31)])
def test_er_zijn_in_2026_driehonderdtweeenveertig_gemeenten_met_elk_een_eigen_naam(dag):
    geldig = geldige_gemeenten(dag).values()
    assert (len(geldig), len({g.naam.casefold() for g in geldig})) == (342, 342)


def test_van_drieenzestig_voormalige_is_bekend_wat_zij_werden():
    assert (len(ALLE), len(VOORMALIG)) == (405, 63)
    assert {g.code for v in VOORMALIG for g in opvolgers(v.code, NU)} <= {g.code for g in GELDIG}


@given(st.sampled_from(ALLE), DAGEN)
def test_een_keten_van_opvolgers_eindigt_bij_wie_er_die_dag_nog_is(gemeente, dag):
    assert not any(g.is_beeindigd(dag) for g in opvolgers(gemeente.code, dag))


def test_geen_gegeven_van_een_gemeente_ontbreekt():
    assert [g.code for g in ALLE if not all(g[:8])] == []


@pytest.mark.norm("N064")
def test_er_zijn_tien_eenheden_en_tien_parketten():
    assert (len(eenheden()), len(parketten())) == (10, 10)


@pytest.mark.norm("N001")
def test_in_een_eenheid_is_een_parket_dus_welke_gemeente_daar_het_gezag_bepaalt_maakt_niet_uit():
    assert Counter(eenheid for eenheid, _ in {(g.eenheid, g.parket) for g in ALLE}) == Counter(
        eenheden()
    )


@given(st.sampled_from(ALLE), st.sampled_from([str, str.upper, str.lower, " {} ".format]))
def test_code_en_naam_wijzen_dezelfde_gemeente_aan(gemeente, vorm):
    assert (gemeentecode(vorm(gemeente.code)), gemeentecode(vorm(gemeente.naam))) == (
        gemeente.code,
        gemeente.code,
    )


@given(st.sampled_from(GELDIG), st.sampled_from([str, str.upper, str.lower, " {} ".format]))
def test_op_een_dag_ook(gemeente, vorm):
    gevonden = [gemeentecode(vorm(naam), NU) for naam in (gemeente.code, gemeente.naam)]
    assert gevonden == [gemeente.code, gemeente.code]


@pytest.mark.parametrize(
    ("invoer", "code"),
    [
        ("'s-Gravenhage", "GM0518"),
        ("s gravenhage", "GM0518"),
        ("DEN BOSCH", "GM0796"),
        ("’s-Hertogenbosch", "GM0796"),
        ("Nuenen", "GM0820"),
        ("sudwest fryslan", "GM1900"),
        ("Bergen (L.)", "GM0893"),
        ("Tietjerksteradeel", "GM0737"),
    ],
)
def test_ook_wie_het_anders_schrijft_wordt_begrepen(invoer, code):
    assert (gemeentecode(invoer), gemeentecode(invoer, NU)) == (code, code)


@given(st.text(max_size=80).filter(lambda tekst: not any(teken.isdigit() for teken in tekst)))
def test_wat_geen_gemeente_is_wordt_geweigerd_met_een_voorstel(invoer):
    if invoer.strip().casefold() not in {g.naam.casefold() for g in ALLE}:
        assert zegt(invoer).startswith("is geen bekende gemeente")


@given(st.from_regex(r"GM[0-9]{4}", fullmatch=True), st.none() | st.just(NU))
def test_een_onbekende_code_wordt_niet_herhaald(code, dag):
    if code not in gemeenten():
        assert code not in zegt(code, dag)


@pytest.mark.parametrize("dag", [None, NU])
@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        (
            "Eindhove",
            "is geen bekende gemeente; bedoelt u Eindhoven (GM0772) of Veldhoven (GM0861)?",
        ),
        ("0772", "is geen bekende gemeente; bedoelt u Eindhoven (GM0772)?"),
        ("gm07722", "is geen bekende gemeente; bedoelt u Eindhoven (GM0772)?"),
        ("Qzx", "is geen bekende gemeente, bijvoorbeeld GM0772 of Eindhoven"),
        ("", "is geen bekende gemeente, bijvoorbeeld GM0772 of Eindhoven"),
        (
            "bergen",
            (
                "is de naam van meer dan één gemeente;"
                " kies Bergen (NH) (GM0373) of Bergen (L) (GM0893)"
            ),
        ),
    ],
)
def test_een_voorstel_noemt_wat_er_het_meest_op_lijkt(invoer, dag, zin):
    assert zegt(invoer, dag) == zin


@pytest.mark.norm("N106")
@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ("Eindhove", "is geen bekende gemeente"),
        ("gm07722", "is geen bekende gemeente"),
        ("bergen", "is de naam van meer dan één gemeente"),
        ("Haaren", "bestaat niet meer"),
    ],
)
def test_op_de_pagina_staat_geen_voorstel_want_dat_lijkt_op_wat_er_stond(invoer, zin):
    with pytest.raises(ValidationError) as fout:
        TypeAdapter(Gemeentecode).validate_python(invoer, context={"dag": NU})
    gezegd = OnjuisteInvoer.uit(fout.value)
    assert gezegd.op_de_pagina == f"de invoer: {zin}"
    assert "GM0" in str(gezegd)


class TestHerindelingen:
    """What became of the gemeenten of earlier years."""

    @pytest.mark.parametrize(
        ("invoer", "laatste_dag", "werd"),
        [
            ("Brielle", date(2022, 12, 31), "Voorne aan Zee"),
            ("gm0756", date(2021, 12, 31), "Land van Cuijk"),
            ("Beemster", date(2021, 12, 31), "Purmerend"),
            ("WEESP", date(2022, 3, 23), "Amsterdam"),
            ("Delfzijl", date(2020, 12, 31), "Eemsdelta"),
            ("Leerdam", date(2018, 12, 31), "Vijfheerenlanden"),
            ("Rijnwaarden", date(2017, 12, 31), "Zevenaar"),
        ],
    )
    def test_een_gemeente_geeft_vanaf_de_dag_na_haar_laatste_haar_opvolger(
        self, invoer, laatste_dag, werd
    ):
        zelf, opvolger = gemeentecode(invoer), gemeentecode(werd)
        dagen = (laatste_dag, laatste_dag + DAG, NU)
        assert [gemeentecode(invoer, dag) for dag in dagen] == [zelf, opvolger, opvolger]

    def test_van_een_verdeelde_gemeente_kiest_men_zelf_een_opvolger(self):
        assert zegt("Haaren", NU) == (
            "is op 01-01-2021 verdeeld; kies Boxtel (GM0757), Oisterwijk (GM0824),"
            " Tilburg (GM0855) of Vught (GM0865)"
        )
        assert gemeentecode("Haaren", date(2020, 12, 31)) == "GM0788"

    def test_een_gemeente_die_er_nog_niet_is_zegt_vanaf_wanneer_en_wat_er_tot_dan_is(self):
        assert zegt("Maashorst", date(2021, 12, 31)) == (
            "bestaat pas vanaf 01-01-2022; kies tot dan Uden (GM0856) of Landerd (GM1685)"
        )
        assert gemeentecode("Maashorst", date(2022, 1, 1)) == "GM1991"

    @pytest.mark.norm("N001")
    @pytest.mark.parametrize(
        ("naam", "was", "werd"),
        [("Weesp", "Midden-Nederland", "Amsterdam"), ("Leerdam", "Rotterdam", "Midden-Nederland")],
    )
    def test_een_voormalige_gemeente_hield_haar_eigen_parket(self, naam, was, werd):
        codes = gemeentecode(naam), gemeentecode(naam, NU)
        assert [gemeenten()[code].parket for code in codes] == [was, werd]

    @given(st.sampled_from(VOORMALIG))
    def test_zonder_dag_blijft_een_gemeente_van_vroeger_wat_zij_was(self, gemeente):
        lees = TypeAdapter(Gemeentecode).validate_python
        assert lees(gemeente.code) == lees(gemeente.code, context={}) == gemeente.code

    def test_met_een_dag_beoordeelt_het_model_naar_die_dag(self):
        lees = TypeAdapter(Gemeentecode).validate_python
        assert lees("Uden", context={"dag": NU}) == "GM1991"
        assert lees("Uden", context={"dag": date(2021, 12, 31)}) == "GM0856"
        with pytest.raises(ValidationError, match="is op 01-01-2021 verdeeld"):
            lees("GM0788", context={"dag": NU})
