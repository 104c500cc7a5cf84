import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gemeenten import eenheden, gemeentecode, gemeenten, parketten

GEMEENTEN = sorted(gemeenten().values())


def test_er_zijn_driehonderdtweeenveertig_gemeenten_met_elk_een_eigen_naam():
    assert (len(gemeenten()), len({g.naam.casefold() for g in GEMEENTEN})) == (342, 342)


def test_geen_gegeven_van_een_gemeente_ontbreekt():
    assert [g.code for g in GEMEENTEN if not all(g)] == []


@pytest.mark.norm("N064")
def test_er_zijn_tien_eenheden_en_tien_parketten():
    assert (len(eenheden()), len(parketten())) == (10, 10)


@given(st.sampled_from(GEMEENTEN), st.sampled_from([str, str.upper, str.lower, " {} ".format]))
def test_code_en_naam_wijzen_dezelfde_gemeente_aan(gemeente, vorm):
    assert (gemeentecode(vorm(gemeente.code)), gemeentecode(vorm(gemeente.naam))) == (
        gemeente.code,
        gemeente.code,
    )


@given(st.text(max_size=80).filter(lambda tekst: not tekst.strip().casefold().startswith("gm")))
def test_wat_geen_gemeente_is_wordt_geweigerd_met_een_voorstel(invoer):
    if invoer.strip().casefold() not in {g.naam.casefold() for g in GEMEENTEN}:
        with pytest.raises(ValueError, match=r"^is geen bekende gemeente.*GM[0-9]{4}"):
            gemeentecode(invoer)


@pytest.mark.parametrize(
    ("invoer", "hint"),
    [
        ("Eindhove", "; bedoelt u Eindhoven (GM0772) of Veldhoven (GM0861)?"),
        ("Qzx", ", bijvoorbeeld GM0772 of Eindhoven"),
        ("", ", bijvoorbeeld GM0772 of Eindhoven"),
    ],
)
def test_een_voorstel_noemt_wat_er_het_meest_op_lijkt(invoer, hint):
    with pytest.raises(ValueError, match="geen bekende gemeente") as fout:
        gemeentecode(invoer)
    assert str(fout.value) == "is geen bekende gemeente" + hint
