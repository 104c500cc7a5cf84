from pathlib import Path
from textwrap import dedent

import pytest

from models.naslag.normen import Norm, bewijzen, normen, zwakke
from tests.mutanten.tabel import Mutant, mutanten

TOETSEN = Path(__file__).parents[1]


def lees(map_, bron, naam="rules/test_voorbeeld.py"):
    """Wat het lezen van één toetsbestand met deze inhoud oplevert."""
    bestand = map_ / "tests" / naam
    bestand.parent.mkdir(parents=True, exist_ok=True)
    bestand.write_text(dedent(bron), encoding="utf-8")
    return bewijzen(map_ / "tests")


def test_de_tabel_telt_honderdvierendertig_opvolgende_normen():
    assert list(normen()) == [f"N{nummer:03}" for nummer in range(1, 135)]


def test_een_norm_zegt_waar_zij_staat_en_wat_zij_eist():
    assert normen()["N015"] == Norm(
        id="N015",
        bron="circulaire 2.1",
        proces="lokaal-domein",
        norm=(
            "In het lokaal domein kunnen veiligheidsmaatregelen worden getroffen met uitzondering"
            " van persoonsgerichte maatregelen."
        ),
        eis=(
            "Een persoonsgerichte maatregel in het lokaal domein wordt geweigerd met verwijzing"
            " naar onmiddellijke aanwijzing of triage."
        ),
    )
    assert [norm.id for norm in normen().values() if not all(norm)] == []


@pytest.mark.parametrize(
    "bron",
    [
        """
        @pytest.mark.norm("N001", "N002")
        def test_a(): ...
        """,
        """
        @pytest.mark.norm("N002")
        @mark.norm("N001")
        async def test_a(): ...
        """,
        """
        pytestmark = pytest.mark.norm("N001")
        @pytest.mark.norm("N002")
        def test_a(): ...
        """,
        """
        pytestmark: list = [pytest.mark.postgres, pytest.mark.norm("N001", "N002")]
        def test_a(): ...
        """,
        """
        @pytest.mark.parametrize("x", [
            pytest.param(1, marks=pytest.mark.norm("N001")),
            pytest.param(2, marks=[pytest.mark.norm("N002"), pytest.mark.postgres]),
            3,
        ])
        def test_a(x): ...
        """,
        """
        GEVALLEN = [pytest.param(1, marks=pytest.mark.norm("N001", "N002"))]
        @pytest.mark.parametrize("x", GEVALLEN)
        def test_a(x): ...
        """,
    ],
)
def test_een_norm_hoort_bij_de_toets_die_haar_noemt(bron, tmp_path):
    naam = "tests/rules/test_voorbeeld.py::test_a"
    assert lees(tmp_path, bron) == {"N001": [naam], "N002": [naam]}


def test_een_klas_geeft_haar_normen_door(tmp_path):
    bron = """
        @pytest.mark.norm("N001")
        class TestKlas:
            pytestmark = [pytest.mark.norm("N002")]
            @pytest.mark.norm("N003")
            def test_a(self): ...
            def test_b(self): ...
            def hulp(self): ...
            class TestBinnen:
                def test_c(self): ...
        def test_d(): ...
        """
    pad = "tests/rules/test_voorbeeld.py::TestKlas"
    samen = [f"{pad}::test_a", f"{pad}::test_b", f"{pad}::TestBinnen::test_c"]
    assert lees(tmp_path, bron) == {"N001": samen, "N002": samen, "N003": samen[:1]}


@pytest.mark.parametrize(
    "bron",
    [
        "",
        "def test_a(): ...",
        "@pytest.mark.norm('N001')\ndef hulp(): ...",
        "@pytest.mark.norm('N001')\nclass Hulp:\n    def test_a(self): ...",
        "@pytest.mark.postgres('N001')\ndef test_a(): ...",
        "def test_a():\n    pytest.mark.norm('N001')",
        "@pytest.mark.norm(f'N{1:03}')\ndef test_a(): ...",
    ],
)
def test_wat_geen_toets_is_of_geen_norm_noemt_telt_niet(bron, tmp_path):
    assert lees(tmp_path, bron) == {}


def test_alleen_bestanden_met_toetsen_worden_gelezen(tmp_path):
    bron = '@pytest.mark.norm("N001")\ndef test_a(): ...'
    assert lees(tmp_path, bron, "voorbeelden.py") == {}
    assert lees(tmp_path, bron, "diep/er/test_b.py") == {
        "N001": ["tests/diep/er/test_b.py::test_a"]
    }


def test_elke_norm_die_een_toets_noemt_bestaat():
    assert set(bewijzen(TOETSEN)) - set(normen()) == set()


def test_deze_toetsen_bewijzen_dat_gezag_de_woonplaats_volgt():
    hier = "tests/rules/test_gezag.py::test_het_gezag_is_de_hovj_van_de_woonplaats_in_elke_gemeente"
    assert hier in bewijzen(TOETSEN)["N077"]


@pytest.mark.parametrize(
    ("door", "zwak"),
    [
        ("tests/tasks/test_voorbeeld.py::test_a", []),
        ("tests/tasks/test_voorbeeld.py::test_a[b-c]", []),
        ("tests/tasks/test_voorbeeld.py::test_zonder_merk", ["N001"]),
        ("tests/rules/test_voorbeeld.py::test_a", ["N001"]),
    ],
)
def test_een_norm_is_zwak_zolang_geen_toets_van_haar_faalt_als_de_regel_niet_wordt_aangeroepen(
    door, zwak, tmp_path
):
    bron = '@pytest.mark.norm("N001")\ndef test_a(): ...\ndef test_zonder_merk(): ...'
    lees(tmp_path, bron, "tasks/test_voorbeeld.py")
    lees(tmp_path, bron)
    toetsen = tmp_path / "tests"
    assert zwakke(toetsen, bewijzen(toetsen)) == ["N001"]
    (toetsen / "mutanten").mkdir()
    (toetsen / "mutanten" / "voorbeeld.toml").write_text(f"[[N001]]\ndoor = ['{door}']")
    assert zwakke(toetsen, bewijzen(toetsen)) == zwak


def test_geen_norm_is_zwak():
    assert zwakke(TOETSEN, bewijzen(TOETSEN)) == []


@pytest.mark.parametrize("mutant", mutanten(), ids=lambda mutant: mutant.naam)
def test_elke_mutant_verandert_een_plek_die_er_nog_is(mutant: Mutant):
    assert mutant.fout() == ""
