"""How a spoedmaatregel is decided: adviseur and HOvJ, or a decision that takes it in (2.4.1)."""

from datetime import date

import pytest
from sqlmodel import select

from models.begrippen import Rol, StatusMaatregel
from models.fouten import OnjuisteInvoer
from models.tabellen import Proces, Termijn, Vraag
from tasks.basis.database import lezen
from tests.hulp.voorbeelden import MAATREGEL
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    POLITIE,
    PORTEFEUILLE,
    Zaakspel,
    geweigerd,
    maatregelen,
    vervanger,
)

pytestmark = pytest.mark.usefixtures("bewaakt")
SPOED, VAST, BEEINDIGD = (
    StatusMaatregel.SPOED,
    StatusMaatregel.VASTGESTELD,
    StatusMaatregel.BEEINDIGD,
)
IN_BELEID, GENOEMD, EIGEN = date(2026, 2, 18), date(2026, 3, 1), date(2026, 4, 1)
CAMERA = {**MAATREGEL, "soort": "camerabewaking", "toetsdatum": None}
ANDERS = {"maatregelen": [CAMERA, {**CAMERA, "soort": "toezicht", "toetsdatum": str(EIGEN)}]}
AKKOORD = {"afstemming": "akkoord", "vaststelling": "vaststellen"}
REDEN = "opgenomen in het besluit over maatregelen"


@pytest.fixture
def spel(demo):
    return Zaakspel()


def tot_vaststelling(spel, wie=ADVISEUR, uitkomst="akkoord", **velden):
    """A spoedmaatregel on which the adviseur advised; the vraag that is open now."""
    onderwerp = spel.spoed()
    spel.antwoord(spel.open_vraag("afstemming", onderwerp), uitkomst, wie, **velden)
    return spel.open_vraag("vaststelling", onderwerp)


def termijn(vraag):
    with lezen() as sessie:
        return sessie.get_one(Termijn, vraag.id).volgende_op


@pytest.mark.norm("N069")
@pytest.mark.parametrize("uitkomst", ["akkoord", "aanpassen", "beeindigen"])
def test_de_adviseur_adviseert_alleen_en_de_hovj_is_meteen_gevraagd(spel, uitkomst):
    vraag = tot_vaststelling(spel, uitkomst=uitkomst)
    assert maatregelen(spel) == [("toezicht", SPOED, None)]
    assert (vraag.rol, vraag.gebied, vraag.sinds) == (Rol.HOVJ, "Oost-Brabant", spel.nu)
    assert (vraag.vervalt_op - vraag.sinds).total_seconds() == 2 * 3600
    assert termijn(vraag)
    assert spel.beeld.onbeslist == {vraag.onderwerp}


@pytest.mark.norm("N069")
@pytest.mark.parametrize("stap", ["afstemming", "vaststelling"])
@pytest.mark.parametrize(
    ("uitkomst", "velden", "na"),
    [
        ("vaststellen", {}, [("toezicht", VAST, IN_BELEID)]),
        (
            "aanpassen",
            ANDERS,
            [
                ("camerabewaking", VAST, IN_BELEID),
                ("toezicht", BEEINDIGD, None),
                ("toezicht", VAST, EIGEN),
            ],
        ),
        ("beeindigen", {}, [("toezicht", BEEINDIGD, None)]),
    ],
)
def test_de_hovj_stelt_vast_past_aan_of_beeindigt(spel, stap, uitkomst, velden, na):
    """Answering the afstemming he decides at once."""
    if stap == "afstemming":
        spel.spoed()
        uitkomst = "akkoord" if uitkomst == "vaststellen" else uitkomst
    else:
        tot_vaststelling(spel)
    vraag = spel.open_vraag(stap)
    spel.antwoord(vraag, uitkomst, HOVJ, **velden)
    assert maatregelen(spel, vraag.onderwerp) == na
    assert (spel.beeld.onbeslist, termijn(vraag)) == (frozenset(), None)
    with lezen() as sessie:
        assert [v.stap for v in sessie.exec(select(Vraag)) if not v.gesloten_op] == ["weging"]
        assert sessie.exec(select(Proces).where(Proces.onderwerp == vraag.onderwerp)).one().wek
    geweigerd(spel, vraag, uitkomst, HOVJ, norm="N085", **velden)


@pytest.mark.parametrize(
    ("uitkomst", "velden", "toetsdata"),
    [
        ("vaststellen", {}, [GENOEMD]),
        ("aanpassen", ANDERS, [GENOEMD, None, EIGEN]),
    ],
)
def test_de_hovj_noemt_de_toetsdatum_en_die_ligt_in_de_toekomst(spel, uitkomst, velden, toetsdata):
    vraag = tot_vaststelling(spel)
    with pytest.raises(OnjuisteInvoer, match="toetsdatum: moet na vandaag liggen"):
        spel.antwoord(vraag, uitkomst, HOVJ, **velden, toetsdatum=str(spel.nu.date()))
    spel.antwoord(vraag, uitkomst, HOVJ, **velden, toetsdatum=str(GENOEMD))
    assert [datum for *_, datum in maatregelen(spel)] == toetsdata


@pytest.mark.norm("N069", "N071")
def test_de_adviseur_noemt_de_hovj_met_wie_hij_overlegde(spel):
    spel.spoed()
    vraag = spel.open_vraag("afstemming")
    for wie in (None, "hovj.limburg", ADVISEUR, PORTEFEUILLE):
        geweigerd(spel, vraag, "akkoord", ADVISEUR, norm="N071", overlegd_met=wie)
    spel.antwoord(vraag, "akkoord", ADVISEUR, overlegd_met=HOVJ)


@pytest.mark.norm("N069")
@pytest.mark.parametrize("wie", [PORTEFEUILLE, POLITIE, "hovj.limburg", "adviseur_bbc.limburg"])
def test_alleen_adviseur_en_hovj_van_het_parket_antwoorden(spel, wie):
    vraag = tot_vaststelling(spel)
    geweigerd(spel, vraag, "vaststellen", wie, norm="N069")
    geweigerd(spel, vraag, "vaststellen", ADVISEUR, norm="N069")
    spel.spoed()
    geweigerd(spel, spel.open_vraag("afstemming"), "akkoord", wie, norm="N069")


class TestVierOgen:
    """Who started it or gave the advice does not adopt it, nor anyone namens them."""

    @pytest.mark.parametrize("namens", ["", HOVJ])
    @pytest.mark.parametrize("stap", ["afstemming", "vaststelling"])
    def test_wie_haar_nam_stelt_haar_niet_vast(self, spel, stap, namens):
        vervanger(PORTEFEUILLE, Rol.HOVJ, "Oost-Brabant", namens, nieuw=False)
        onderwerp = spel.spoed()
        if stap == "vaststelling":
            spel.antwoord(spel.open_vraag("afstemming"), "akkoord", ADVISEUR)
        vraag, uitkomst = spel.open_vraag(stap, onderwerp), AKKOORD[stap]
        geweigerd(spel, vraag, uitkomst, PORTEFEUILLE, norm="beleid: vier ogen")
        spel.antwoord(vraag, uitkomst, HOVJ)

    @pytest.mark.parametrize("namens", ["", HOVJ])
    def test_wie_adviseerde_stelt_niet_vast(self, spel, namens):
        vraag = tot_vaststelling(spel)
        vervanger(ADVISEUR, Rol.HOVJ, "Oost-Brabant", namens, nieuw=False)
        geweigerd(spel, vraag, "vaststellen", ADVISEUR, norm="beleid: vier ogen")

    @pytest.mark.parametrize("wie", [PORTEFEUILLE, ADVISEUR])
    def test_niemand_stelt_vast_namens_wie_haar_nam_of_adviseerde(self, spel, wie):
        vraag = tot_vaststelling(spel)
        vervanger(wie, Rol.HOVJ, "Oost-Brabant", nieuw=False)
        vervanger("nieuw", Rol.HOVJ, "Oost-Brabant", wie)
        geweigerd(spel, vraag, "vaststellen", "nieuw", norm="beleid: vier ogen")

    def test_over_een_andere_spoedmaatregel_beslist_hij_wel(self, spel):
        """Four eyes look at one spoedmaatregel at a time."""
        vervanger("ander", Rol.PORTEFEUILLEHOUDER_RCCB, "Oost-Brabant")
        vraag = tot_vaststelling(spel)
        spel.spoed("ander")
        vervanger("ander", Rol.HOVJ, "Oost-Brabant", nieuw=False)
        spel.antwoord(vraag, "vaststellen", "ander")


class TestOpgenomen:
    """A decision on measures takes in what is still undecided."""

    @pytest.mark.norm("N068", "N070")
    @pytest.mark.parametrize("stap", ["afstemming", "vaststelling"])
    @pytest.mark.parametrize("uitkomst", ["vaststellen", "aanpassen"])
    def test_met_haar_vraag_en_termijn_en_een_later_antwoord_telt_niet(self, spel, stap, uitkomst):
        besluit = spel.tot("besluit_maatregelen").vraag("besluit_maatregelen")
        vragen = []
        for _ in range(2):
            onderwerp = spel.spoed()
            if stap == "vaststelling":
                spel.antwoord(spel.open_vraag("afstemming", onderwerp), "akkoord", ADVISEUR)
            vragen.append(spel.open_vraag(stap, onderwerp))
        spel.antwoord(besluit, uitkomst, HOVJ)
        weg = [feit for feit in spel.beeld.feiten if feit.soort == "ingetrokken"]
        assert [(feit.stap, feit.moment) for feit in weg] == [(stap, spel.nu)] * 2
        assert {feit.onderwerp: feit.inhoud for feit in weg} == {
            vraag.onderwerp: {"reden": REDEN, "vraag": vraag.id} for vraag in vragen
        }
        assert maatregelen(spel) == [
            *[("toezicht", BEEINDIGD, None)] * 2,
            ("toezicht", VAST, date(2099, 12, 31)),
        ]
        assert (spel.beeld.onbeslist, [termijn(v) for v in vragen]) == (frozenset(), [None] * 2)
        for vraag in vragen:
            laat = geweigerd(spel, vraag, AKKOORD[stap], HOVJ, norm="N085")
            assert laat.zin == f"De vraag {stap} is ingetrokken: {REDEN}."

    def test_afwijzen_neemt_niets_op(self, spel):
        besluit = spel.tot("besluit_maatregelen").vraag("besluit_maatregelen")
        onderwerp = spel.spoed()
        spel.antwoord(besluit, "afwijzen", HOVJ)
        assert maatregelen(spel) == [("toezicht", SPOED, None)]
        assert spel.beeld.onbeslist == {onderwerp}
        assert termijn(spel.open_vraag("afstemming"))

    def test_wat_al_beslist_is_wordt_niet_nog_eens_ingetrokken(self, spel):
        besluit = spel.tot("besluit_maatregelen").vraag("besluit_maatregelen")
        vraag = tot_vaststelling(spel)
        spel.antwoord(vraag, "vaststellen", HOVJ)
        spel.spoed(HOVJ)
        spel.antwoord(besluit, "vaststellen", HOVJ)
        assert "ingetrokken" not in {feit.soort for feit in spel.beeld.feiten}
        eerste = geweigerd(spel, vraag, "vaststellen", HOVJ, norm="N085")
        assert "al beantwoord" in eerste.zin


def test_van_enkele_tegelijk_heeft_elk_haar_eigen_vraag_en_proces(spel):
    een, ander = spel.spoed(), spel.spoed(maatregelen=[CAMERA])
    spel.antwoord(spel.open_vraag("afstemming", ander), "beeindigen", HOVJ)
    assert maatregelen(spel, ander) == [("camerabewaking", BEEINDIGD, None)]
    assert maatregelen(spel, een) == [("toezicht", SPOED, None)]
    assert spel.beeld.onbeslist == {een}
    assert termijn(spel.open_vraag("afstemming"))
    with lezen() as sessie:
        processen = sessie.exec(select(Proces).where(Proces.proces == "spoedmaatregel")).all()
    assert [proces.onderwerp for proces in processen] == [een, ander]
