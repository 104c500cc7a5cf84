"""Ladders in fake time: exactly which berichten exist at each moment, and no other."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.fouten import Onbereikbaar
from models.tabellen import Bericht, Termijn, Trede
from tasks.basis.database import lezen
from tasks.register.controle import controleer
from tasks.register.lezen import rijen
from tasks.termijnen.termijnen import lijst_termijnen
from tasks.termijnen.treden import eerstvolgende, haal_in
from tests.hulp.kapotmaken import wissel
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    NU,
    POLITIE,
    PORTEFEUILLE,
    RCCB,
    Zaakspel,
    tellen,
)

HERINNERING, OVERSCHRIJDING, ESCALATIE = "herinnering", "overschrijding", "escalatie"
UUR = 60
DAG = 24 * UUR

LADDERS = {
    "weging": [
        (2 * UUR, HERINNERING, "rccb"),
        (4 * UUR, OVERSCHRIJDING, "rccb"),
        (6 * UUR, ESCALATIE, "portefeuillehouder_rccb"),
        (6 * UUR + DAG, ESCALATIE, "portefeuillehouder_rccb"),
        (6 * UUR + 2 * DAG, ESCALATIE, "portefeuillehouder_rccb"),
    ],
    "overleg": [
        (4 * UUR, HERINNERING, "adviseur_bbc"),
        (8 * UUR, OVERSCHRIJDING, "adviseur_bbc"),
        (12 * UUR, ESCALATIE, "hovj"),
        (12 * UUR + DAG, ESCALATIE, "hovj"),
    ],
    **{
        stap: [
            (12 * UUR, HERINNERING, houder),
            (24 * UUR, OVERSCHRIJDING, houder),
            (36 * UUR, ESCALATIE, "hovj"),
            (36 * UUR + DAG, ESCALATIE, "hovj"),
        ]
        for stap, houder in (
            ("informatieproduct", "politie"),
            ("vervolg", "adviseur_bbc"),
            ("maatregeladvies", "politie"),
            ("besluit_maatregelen", "hovj"),
            ("informeren_persoon", "politie"),
        )
    },
    "afstemming": [
        (30, HERINNERING, "adviseur_bbc"),
        (120, OVERSCHRIJDING, "adviseur_bbc"),
        (150, ESCALATIE, "hovj"),
        (210, ESCALATIE, "landelijk_coordinerend_hovj"),
        (240, ESCALATIE, "landelijk_coordinerend_hovj"),
        (270, ESCALATIE, "landelijk_coordinerend_hovj"),
        (300, ESCALATIE, "landelijk_coordinerend_hovj"),
    ],
    "vaststelling": [
        (30, HERINNERING, "hovj"),
        (120, OVERSCHRIJDING, "adviseur_bbc"),
        (150, ESCALATIE, "hovj"),
        (210, ESCALATIE, "landelijk_coordinerend_hovj"),
        (240, ESCALATIE, "landelijk_coordinerend_hovj"),
    ],
}
"""Stap → (minutes after the vraag, what, told to whom)."""
STAPPEN = list(LADDERS)


class Ladder:
    """A vraag that is open, and a clock that a test moves."""

    def __init__(self, stap: str) -> None:
        self.spel = Zaakspel()
        if stap in {"afstemming", "vaststelling"}:
            self.spel.tot("overleg")
            self.spel.spoed()
            if stap == "vaststelling":
                self.antwoord("afstemming")
        else:
            self.spel.tot(stap).vraag(stap)
        with lezen() as sessie:
            lopend = select(Termijn).where(col(Termijn.volgende_op).is_not(None))
            self.termijn = next(t for t in sessie.exec(lopend) if t.stap == stap)
        self.begin = self.spel.beeld.feiten[-1].moment
        self.gezien = self._alle()

    def op(self, minuten: float, seconden: float = 0) -> list[tuple[str, int, str]]:
        """Berichten that the clock made at this moment: kind, step of the ladder, role."""
        haal_in(self.begin + timedelta(minutes=minuten, seconds=seconden))
        nieuw = [bericht for bericht in self._alle() if bericht not in self.gezien]
        self.gezien += nieuw
        return [(b.soort, b.trede, b.rol.value) for b in nieuw]

    def antwoord(self, stap: str) -> None:
        uitkomst, wie = ANTWOORD[stap]
        vraag = self.spel.open_vraag(stap)
        extra = {"variant": vraag.variant} if stap == "informatieproduct" else {}
        if stap == "informeren_persoon":
            extra["gewezen_op_zwijgplicht"] = True
        self.spel.antwoord(vraag, uitkomst, wie, **extra)

    def _alle(self) -> list[Bericht]:
        with lezen() as sessie:
            return list(sessie.exec(select(Bericht).order_by(col(Bericht.id))))


ANTWOORD = {
    "weging": ("ernstige_dreiging", RCCB),
    "overleg": ("lokaal_domein", ADVISEUR),
    "informatieproduct": ("geleverd", POLITIE),
    "vervolg": ("maatregeladvies", ADVISEUR),
    "maatregeladvies": ("geleverd", POLITIE),
    "besluit_maatregelen": ("vaststellen", HOVJ),
    "informeren_persoon": ("geinformeerd", POLITIE),
    "afstemming": ("akkoord", ADVISEUR),
    "vaststelling": ("vaststellen", HOVJ),
}


def verwacht(stap: str) -> list[tuple[int, tuple[str, int, str]]]:
    return [(op, (soort, n, rol)) for n, (op, soort, rol) in enumerate(LADDERS[stap])]


@pytest.mark.norm("N069", "N070")
@pytest.mark.parametrize("stap", STAPPEN)
def test_elke_trede_komt_op_haar_moment_en_niets_ertussen(demo, stap):
    ladder = Ladder(stap)
    assert ladder.op(0) == []
    for minuten, bericht in verwacht(stap):
        assert ladder.op(minuten, -0.001) == []
        assert ladder.op(minuten) == [bericht]
        assert ladder.op(minuten) == []
    assert controleer() == []


@pytest.mark.parametrize("stap", STAPPEN)
def test_na_een_antwoord_voor_de_herinnering_hoort_niemand_meer_iets(demo, stap):
    ladder = Ladder(stap)
    ladder.antwoord(stap)
    ladder.op(3 * DAG)
    eigen = [b.soort for b in ladder.gezien if b.vraag == ladder.termijn.vraag]
    assert eigen == ["vraag"]


@pytest.mark.parametrize("stap", STAPPEN)
def test_een_antwoord_na_de_overschrijding_houdt_de_ladder_op(demo, stap):
    ladder = Ladder(stap)
    (herinnerd, eerste), (verlopen, tweede), (later, _), *_ = verwacht(stap)
    assert ladder.op(herinnerd) == [eerste]
    assert ladder.op(verlopen) == [tweede]
    ladder.spel.nu = ladder.begin + timedelta(minutes=verlopen)
    ladder.antwoord(stap)
    ladder.op(later + 3 * DAG)
    eigen = [b for b in ladder.gezien if b.vraag == ladder.termijn.vraag]
    assert [b.soort for b in eigen if b.soort != "vraag"] == [HERINNERING, OVERSCHRIJDING]


@pytest.mark.parametrize("stap", STAPPEN)
def test_na_stilstand_over_drie_treden_komen_zij_alle_in_hun_volgorde(demo, stap):
    ladder = Ladder(stap)
    drie = verwacht(stap)[:3]
    laatste = drie[-1][0]
    assert ladder.op(laatste, 90) == [bericht for _, bericht in drie]
    with lezen() as sessie:
        treden = sessie.exec(select(Trede).where(Trede.vraag == ladder.termijn.vraag)).all()
    te_laat = [(t.vastgelegd_op - t.gepland_op).total_seconds() for t in treden]
    assert te_laat == [(laatste - minuten) * 60 + 90 for minuten, _ in drie]
    assert [t["te_laat_s"] for t in lijst_termijnen() if t["stap"] == stap] == [90]
    assert tellen(HERINNERING) == 1
    assert controleer() == []


@pytest.mark.parametrize("stap", STAPPEN)
def test_springt_de_klok_een_uur_terug_dan_komt_geen_trede_twee_keer(demo, stap):
    ladder = Ladder(stap)
    (herinnerd, eerste), (verlopen, tweede), *_ = verwacht(stap)
    assert ladder.op(herinnerd) == [eerste]
    assert ladder.op(herinnerd - 60) == []
    assert ladder.op(herinnerd, 1) == []
    assert ladder.op(verlopen) == [tweede]


@pytest.mark.norm("N068", "N070")
def test_een_besluit_over_maatregelen_neemt_de_spoedmaatregel_op_en_haar_klok_houdt_op(demo):
    ladder = Ladder("afstemming")
    spel = ladder.spel
    for stap, uitkomst, wie, velden in (
        ("overleg", "lokaal_domein", ADVISEUR, {}),
        ("vervolg", "maatregeladvies", ADVISEUR, {}),
        ("maatregeladvies", "geleverd", POLITIE, {}),
        ("besluit_maatregelen", "vaststellen", HOVJ, {}),
    ):
        spel.besluit(stap, uitkomst, wie, **velden)
    assert [feit.soort for feit in spel.beeld.feiten].count("ingetrokken") == 1
    assert [b for b in ladder.op(5 * UUR) if b[0] != "vraag"] == [
        ("kennisgeving", 0, "adviseur_bbc"),  # the first three: of their own answer
        ("kennisgeving", 0, "adviseur_bbc"),
        ("kennisgeving", 0, "politie"),
        ("kennisgeving", 0, "adviseur_bbc"),
        ("kennisgeving", 0, "hovj"),  # of the decision
    ]
    assert eerstvolgende() is None


def test_een_onleesbare_zaak_houdt_geen_andere_op_en_blijft_niet_onopgemerkt(demo):
    stuk, goed = (Zaakspel(ontvangen_door__registratienummer=f"PL2100-{n}") for n in (1, 2))
    for spel in (stuk, goed):
        spel.vraag("weging")
    with lezen() as sessie:
        melding, vraag, *_ = (rij.volgnummer for rij in rijen(sessie, stuk.zaaknummer))
    wissel("inhoud", melding, vraag)
    with pytest.raises(Onbereikbaar, match="niet wat er werd vastgelegd"):
        haal_in(goed.nu + timedelta(hours=3))
    with lezen() as sessie:
        treden = sessie.exec(select(Trede.zaaknummer)).all()
    assert treden == [goed.zaaknummer]
    assert eerstvolgende() == NU + timedelta(hours=2)


def test_zonder_open_vragen_is_er_geen_volgend_moment(demo):
    assert eerstvolgende() is None
    assert haal_in(Ladder("weging").begin) == 0


@pytest.mark.norm("N076")
def test_wie_zelf_bedreigd_wordt_hoort_van_de_klok_niets_over_de_eigen_zaak(demo):
    Zaakspel(doelwit__functionaris=RCCB)
    haal_in(NU + timedelta(days=1))
    with lezen() as sessie:
        aan = [(b.soort, b.functionaris) for b in sessie.exec(select(Bericht))]
    assert {wie for _, wie in aan} == {PORTEFEUILLE}
    assert {soort for soort, _ in aan} == {"vraag", HERINNERING, OVERSCHRIJDING, ESCALATIE}
