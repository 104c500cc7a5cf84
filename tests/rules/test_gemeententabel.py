from datetime import date, timedelta

import pytest

from models.fouten import OnjuisteInvoer
from models.naslag.gemeententabel import Gemeente, Gemeententabel
from tests.hulp.herindelingen import OPVOLGERS, heringedeeld, meegeleverd

NU = date(2026, 2, 4)
DAG = timedelta(days=1)


class TestVolgendJaar:
    """A reorganisation is a change of the table and of nothing else."""

    IN = date(2027, 1, 1)
    TABEL = Gemeententabel.lees(heringedeeld(IN), "gemeenten.csv")

    def test_op_de_dag_zelf_zijn_er_drie_minder(self):
        geldig = [self.TABEL.geldige(dag) for dag in (self.IN - DAG, self.IN)]
        assert [len(g) for g in geldig] == [342, 339]
        assert geldig[0].keys() - geldig[1].keys() == OPVOLGERS.keys()
        assert geldig[1].keys() - geldig[0].keys() == {"GM2001"}

    def test_tot_die_dag_gelden_de_oude_codes_en_daarna_de_nieuwe(self):
        def op(dag):
            return [self.TABEL.code(naam, dag) for naam in ("Eindhoven", "GM0861", "leiden")]

        assert op(self.IN - DAG) == ["GM0772", "GM0861", "GM0546"]
        assert op(self.IN) == ["GM2001", "GM2001", "GM0363"]

    def test_wie_te_vroeg_de_nieuwe_noemt_of_te_laat_de_verdeelde_hoort_wat_wel_kan(self):
        with pytest.raises(ValueError, match=r"^bestaat pas vanaf 01-01-2027; kies tot dan Ein"):
            self.TABEL.code("Brainport", self.IN - DAG)
        with pytest.raises(ValueError, match=r"kies Enschede \(GM0153\) of Hengelo \(GM0164\)$"):
            self.TABEL.code("GM0158", self.IN)

    def test_wat_al_eerder_werd_heringedeeld_gaat_mee_naar_de_opvolger_van_zijn_opvolger(self):
        tekst = meegeleverd().replace(
            "2022-01-01,,,", "2022-01-01,2027-01-01,GM0828,"
        )  # whatever was made in 2022, to Oss
        tabel = Gemeententabel.lees(tekst, "gemeenten.csv")
        assert [tabel.code("Uden", dag) for dag in (NU, self.IN)] == ["GM1991", "GM0828"]
        assert [str(g) for g in tabel.opvolgers("GM0856", self.IN)] == ["Oss (GM0828)"]

    def test_een_naam_die_opnieuw_wordt_gebruikt_is_die_van_wie_er_dan_is(self):
        tekst = heringedeeld(self.IN).replace("Brainport", "Uden")
        tabel = Gemeententabel.lees(tekst, "gemeenten.csv")
        assert [tabel.code("Uden", dag) for dag in (NU, self.IN, None)] == [
            "GM1991",
            "GM2001",
            "GM2001",
        ]

    def test_wat_verdeeld_en_weer_een_is_hoeft_niemand_te_kiezen(self):
        velden = ("NB", "BN", "OB", "OB", "OB")
        rijen = [
            Gemeente("GM0001", "Een", *velden, NU, NU + DAG, ("GM0002", "GM0003")),
            Gemeente("GM0002", "Twee", *velden, NU, NU + 2 * DAG, ("GM0004",)),
            Gemeente("GM0003", "Drie", *velden, NU, NU + 2 * DAG, ("GM0004",)),
            Gemeente("GM0004", "Vier", *velden, NU + 2 * DAG),
        ]
        tabel = Gemeententabel(rijen)
        with pytest.raises(ValueError, match="verdeeld"):
            tabel.code("Een", NU + DAG)
        assert tabel.code("Een", NU + 2 * DAG) == "GM0004"


KOP = ",".join(Gemeente._fields)
EINDHOVEN = "GM0772,Eindhoven,P,V,A,E,K,2015-01-01,,,"
EINDE = "GM0861,Veldhoven,P,V,A,E,K,2015-01-01,{},{},"


@pytest.mark.parametrize(
    ("regels", "fout"),
    [
        (("code,naam", EINDHOVEN), f"regel 1: moet deze kolommen noemen: {KOP}"),
        ((KOP, EINDHOVEN + ",x"), "regel 2: moet 11 velden hebben"),
        ((KOP, "GM0772,Eindhoven"), "regel 2: moet 11 velden hebben"),
        ((KOP, EINDHOVEN.replace("E,K", ",K")), "regel 2: eenheid: ontbreekt"),
        ((KOP, EINDHOVEN.replace("GM0772", "772")), "regel 2: code: moet de vorm GM0772 hebben"),
        (
            (KOP, EINDHOVEN.replace("2015-01-01", "1-1-2015")),
            "regel 2: geldig_van: moet een datum zijn, als 2027-01-01",
        ),
        (
            (KOP, EINDHOVEN, EINDE.format("2027-02-30", "GM0772")),
            "regel 3: geldig_tot: moet een datum zijn, als 2027-01-01",
        ),
        (
            (KOP, EINDHOVEN, EINDE.format("2015-01-01", "GM0772")),
            "regel 3: geldig_tot: moet na geldig_van liggen",
        ),
        *(
            (
                (KOP, EINDHOVEN, EINDE.format(*einde)),
                "regel 3: opvolger: hoort bij geldig_tot; noem beide, of geen van beide",
            )
            for einde in (("2027-01-01", ""), ("", "GM0772"))
        ),
        ((KOP, EINDHOVEN, EINDHOVEN), "regel 2: code: staat er twee keer"),
        (
            (KOP, EINDE.format("2027-01-01", "GM0772|GM9999"), EINDHOVEN),
            "regel 2: opvolger: GM9999 staat niet in de tabel",
        ),
        (
            (KOP, EINDHOVEN.replace("2015", "2028"), EINDE.format("2027-01-01", "GM0772")),
            "regel 3: opvolger: Eindhoven (GM0772) is er niet op 2027-01-01",
        ),
        (
            (KOP, EINDHOVEN, EINDHOVEN.replace("0772", "0773")),
            "regel 3: naam: is in die tijd ook die van GM0772",
        ),
    ],
)
def test_een_fout_in_de_tabel_wordt_met_haar_regel_genoemd(regels, fout):
    with pytest.raises(OnjuisteInvoer) as gevonden:
        Gemeententabel.lees("\n".join(regels), "eigen.csv")
    assert gevonden.value.problemen == (f"eigen.csv, {fout}",)


def test_twee_die_elkaar_opvolgen_kunnen_niet():
    kring = [
        EINDHOVEN.replace(",,,", ",2027-01-01,GM0861,"),
        EINDE.format("2027-01-01", "GM0772"),
    ]
    with pytest.raises(OnjuisteInvoer) as gevonden:
        Gemeententabel.lees("\n".join([KOP, *kring]), "eigen.csv")
    assert gevonden.value.problemen == (
        "eigen.csv, regel 2: opvolger: Veldhoven (GM0861) is er niet op 2027-01-01",
        "eigen.csv, regel 3: opvolger: Eindhoven (GM0772) is er niet op 2027-01-01",
    )


def test_elke_fout_wordt_genoemd():
    regels = (KOP, EINDHOVEN + ",x", EINDE.format("2027-01-01", "GM9999"))
    with pytest.raises(OnjuisteInvoer) as gevonden:
        Gemeententabel.lees("\n".join(regels), "eigen.csv")
    assert len(gevonden.value.problemen) == 2
