"""Cases recorded by every release are read by this one, and its own upcasters work."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from models.fouten import Onbereikbaar
from models.zaak.feit import Feit
from models.zaak.versies import TeNieuw, lees, versie_van
from models.zaak.vouw import vouw
from tests.opnemen import als_json, stand
from tests.tasks.spel import Zaakspel

OPNAMES = sorted((Path(__file__).parents[1] / "opnames").glob("*.json"))
VERSIES = {("besluit", "proef"): 3}
OMHOOG = {
    ("besluit", "proef", 1): lambda inhoud: {"naam": inhoud["oud"]},
    ("besluit", "proef", 2): lambda inhoud: {**inhoud, "nieuw": True},
}


def gelezen(vastlegging):
    inhoud = lees(*(vastlegging[veld] for veld in ("soort", "stap", "versie", "inhoud")))
    moment = datetime.fromisoformat(vastlegging["moment"])
    return Feit(**{**vastlegging, "inhoud": inhoud, "moment": moment})


def test_er_is_een_opname_van_de_eerste_uitgave():
    assert OPNAMES[0].name == "0.1.0.json"


@pytest.mark.norm("N085")
@pytest.mark.parametrize("pad", OPNAMES, ids=lambda pad: pad.stem)
def test_een_opgenomen_zaak_vouwt_tot_dezelfde_stand_als_toen(pad):
    opname = json.loads(pad.read_text(encoding="utf-8"))
    verwacht = opname["stand"]
    beeld = vouw(verwacht["zaaknummer"], [gelezen(v) for v in opname["vastleggingen"]])
    assert stand(beeld) == verwacht


def test_de_eerste_opname_loopt_van_melding_tot_informeren_van_de_persoon():
    opname = json.loads(OPNAMES[0].read_text(encoding="utf-8"))
    assert [v["stap"] for v in opname["vastleggingen"] if v["soort"] != "vraag"] == [
        "melding",
        "weging",
        "overleg",
        "informatieproduct",
        "vervolg",
        "maatregeladvies",
        "besluit_maatregelen",
        "informeren_persoon",
    ]
    assert [b[:3] for b in opname["stand"]["besluiten"]][-2:] == [
        ["besluit_maatregelen", 1, "vaststellen"],
        ["informeren_persoon", 1, "geinformeerd"],
    ]


def test_de_opname_van_0_2_0_heeft_spoedmaatregelen_en_een_klok():
    opname = json.loads(OPNAMES[1].read_text(encoding="utf-8"))
    soorten = {v["soort"] for v in opname["vastleggingen"]}
    assert soorten >= {"spoedmaatregel", "ingetrokken", "herinnering", "besluit", "vraag"}


def test_een_zaak_van_nu_komt_gelijk_uit_opname_en_register(demo):
    beeld = Zaakspel().tot("einde").beeld
    opgenomen = json.loads(json.dumps([als_json(feit) for feit in beeld.feiten]))
    assert vouw(beeld.zaaknummer, [gelezen(v) for v in opgenomen]).feiten == beeld.feiten


@pytest.mark.parametrize(
    ("versie", "inhoud"),
    [(1, {"oud": "x"}), (2, {"naam": "x"}), (3, {"naam": "x", "nieuw": True})],
)
def test_oude_inhoud_wordt_stap_voor_stap_naar_nu_gebracht(versie, inhoud):
    gelezen_ = lees("besluit", "proef", versie, inhoud, versies=VERSIES, omhoog=OMHOOG)
    assert gelezen_ == {"naam": "x", "nieuw": True}


def test_een_nieuwere_versie_dan_deze_regie_kent_wordt_geweigerd():
    with pytest.raises(TeNieuw) as fout:
        lees("besluit", "proef", 4, {}, versies=VERSIES, omhoog=OMHOOG)
    assert isinstance(fout.value, Onbereikbaar)
    assert str(fout.value) == (
        "Een vastlegging van soort besluit heeft versie 4; deze regie leest tot en met 3."
        " Werk regie bij naar de versie die haar schreef."
    )


def test_wat_nooit_veranderde_is_versie_een():
    assert versie_van("melding", "melding") == 1
