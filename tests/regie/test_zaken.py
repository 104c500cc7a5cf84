import json
from datetime import datetime

import pytest

from models.voorbeelden.invoer import melding
from tasks.basis.tijd import nu
from tests.regie.conftest import ERNSTIG, Regie, vraag

ONBEKEND = "BB-2026-999999"


def test_een_lege_lijst_zegt_wat_er_te_doen_is(regie: Regie):
    assert "regie voorbeeld melding" in regie("zaken").uit
    assert "regie zaken" in regie("wachtrij").uit
    assert (regie("zaken", "--json").json, regie("wachtrij", "--json").json) == ([], [])


def test_zaken_toont_gezag_open_vragen_en_termijn(regie: Regie, zaak: str):
    regel = regie("zaken").uit
    assert all(deel in regel for deel in (zaak, "hovj (Oost-Brabant)", "open", "weging"))
    (document,) = regie("zaken", "--json").json
    assert document["open_vragen"] == ["weging"]
    assert document["naaste_termijn"]


def test_zaak_heeft_de_vorm_waarop_scripts_rekenen(regie: Regie, zaak: str):
    regie.besluit(zaak, "weging", "rccb.oost-brabant", ERNSTIG)
    id_ = vraag(zaak, "overleg")
    document = regie("zaak", zaak, "--json").json
    (besluit,), (open_,) = document["besluiten"], document["vragen"]
    assert datum(besluit.pop("op"))
    assert datum(open_.pop("sinds")) < datum(open_.pop("vervalt_op"))
    assert document == {
        "zaaknummer": zaak,
        "soort": "persoon",
        "domein": "lokaal_domein",
        "status": "open",
        "gezag": {"rol": "hovj", "gebied": "Oost-Brabant"},
        "vragen": [
            {
                "id": id_,
                "stap": "overleg",
                "onderwerp": None,
                "rol": "adviseur_bbc",
                "gebied": "Oost-Brabant",
            }
        ],
        "processen": [{"proces": "lokaal-domein", "flow_run_id": None, "staat": "onbekend"}],
        "maatregelen": [],
        "aangewezen": {"persoon": False, "kerngezin": 0, "overig": 0, "sinds": None},
        "besluiten": [
            {
                "stap": "weging",
                "uitkomst": "ernstige_dreiging",
                "functionaris": "rccb.oost-brabant",
                "rol": "rccb",
            }
        ],
        "berichten": {"totaal": 3, "bevestigd": 0, "mislukt": 0},
    }


def datum(tekst: str):
    return datetime.fromisoformat(tekst)


@pytest.mark.parametrize("hoe", [(), ("--json",)])
def test_geen_overzicht_noemt_een_persoon(regie: Regie, zaak: str, hoe: tuple[str, ...]):
    persoonlijk = [
        deel
        for deel in json.dumps(melding(nu=nu(), nummer="1"), ensure_ascii=False).split('"')
        if "oorbeeld" in deel or "erzonnen" in deel or "PL2100" in deel or "5611" in deel
    ]
    getoond = "".join(
        regie(*opdracht, *hoe).uit
        for opdracht in (("zaken",), ("zaak", zaak), ("wachtrij",), ("register", "toon", zaak))
    )
    assert zaak in getoond
    assert [deel for deel in persoonlijk if deel in getoond] == []


def test_de_wachtrij_is_die_van_een_functionaris(regie: Regie, zaak: str):
    def mag(wie: str) -> list[str]:
        return [v["stap"] for v in regie("wachtrij", "--als", wie, "--json").json]

    assert mag("rccb.oost-brabant") == ["weging"]
    assert mag("portefeuillehouder_rccb.oost-brabant") == ["weging"]
    assert mag("rccb.limburg") == []
    assert mag("beheerder") == []


@pytest.mark.norm("N076")
def test_de_eigen_zaak_staat_niet_in_de_wachtrij(regie: Regie):
    vraag(regie.melding(functionaris="rccb.oost-brabant"), "weging")
    assert regie("wachtrij", "--als", "rccb.oost-brabant", "--json").json == []


@pytest.mark.parametrize(
    "opdracht",
    [
        ("zaak", ONBEKEND),
        ("formulier", ONBEKEND, "weging"),
        ("gereed", ONBEKEND),
        ("register", "toon", ONBEKEND),
        ("wachtrij", "--als", "niemand"),
        ("functionaris", "code", "niemand"),
        ("dossier", ONBEKEND, "--als", "hovj.limburg", "--code", "000000"),
        ("besluit", ONBEKEND, "weging", "--als", "x", "--code", "1", "--invoer", "-"),
        ("lever", ONBEKEND, "--als", "x", "--code", "1", "--invoer", "-"),
    ],
)
def test_wat_er_niet_is_wordt_niet_gevonden(regie: Regie, opdracht: tuple[str, ...]):
    gedaan = regie(*opdracht)
    assert (gedaan.code, gedaan.uit) == (4, "")
    assert gedaan.fout


def test_gereed_wacht_op_een_vraag_en_op_rust(regie: Regie, zaak: str):
    assert regie("gereed", zaak, "--op", "weging", "--tijd", "0").code == 0
    assert regie("gereed", zaak, "--tijd", "0").code == 0
    assert regie("gereed", zaak, "--op", "overleg", "--tijd", "0.2").code == 1
    assert regie("gereed", zaak, "--op", "bestaatniet").code == 4


def test_zolang_een_proces_wakker_is_is_een_zaak_niet_gereed(regie: Regie):
    assert regie("gereed", regie.melding(), "--tijd", "0.2").code == 1
