"""Sending for real, to receivers on this machine that take a bericht or go wrong in some way."""

import time
from contextlib import ExitStack, nullcontext
from datetime import timedelta

import pytest
from sqlmodel import func, select

from deployments.demo.namen import demo_id
from models.begrippen import Bevoegd, Rol
from models.fouten import Onbereikbaar
from models.naslag.gemeenten import parketten
from models.tabellen import Bericht, Kanaal
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.berichten.bezorger import TEGELIJK, Bezorger, bezorg
from tasks.berichten.verzending import neem
from tasks.register.sleutels import BEHEER
from tests.hulp.ontvangers import Ontvanger, mailserver, vrije_poort, wacht_op, webhook
from tests.hulp.postspel import AAN, BEHEERDER, PORTEFEUILLE, RCCB, alle, kanalen, zet

GEDULD_S = 0.2
EEN, TWEE, DRIE, ALARM = "een", "twee", "drie", "alarm"
"""First and second channel of who has the role, the channel of the next person, the beheerder's."""
WIE = {EEN: RCCB, TWEE: RCCB, DRIE: PORTEFEUILLE, ALARM: BEHEERDER}
GOED = {EEN: [200], TWEE: [200], DRIE: [200], ALARM: [200]}
STUK = {EEN: [400], TWEE: [410], DRIE: [404]}
DRIE_KEER = [0, 15, 60]

STORINGEN = {
    "geen": ({}, ["een aangenomen"], [0]),
    "even overbelast": ({EEN: [503, 200]}, ["een aangenomen"], [0, 15]),
    "lang overbelast": ({EEN: [503, 429, 200]}, ["een aangenomen"], DRIE_KEER),
    "te lang overbelast": ({EEN: [503]}, ["een mislukt", "twee aangenomen"], [*DRIE_KEER, 60]),
    "weigert voor goed": ({EEN: [400]}, ["een mislukt", "twee aangenomen"], [0, 0]),
    "bestaat niet meer": ({EEN: [410]}, ["een mislukt", "twee aangenomen"], [0, 0]),
    "te vroeg of te traag": ({EEN: [408, 425, 200]}, ["een aangenomen"], DRIE_KEER),
    "verwijst door": ({EEN: [302, 200]}, ["een aangenomen"], [0, 15]),
    "hangt": ({EEN: ["hangt"]}, ["een mislukt", "twee aangenomen"], [*DRIE_KEER, 60]),
    "hangt een keer": ({EEN: ["hangt", 200]}, ["een aangenomen"], [0, 15]),
    "antwoordt te laat": ({EEN: ["laat", 200]}, ["een aangenomen"], [0, 15]),
    "breekt af": ({EEN: ["breekt", "breekt", 200]}, ["een aangenomen"], DRIE_KEER),
    "antwoordt eindeloos": ({EEN: ["drupt", 200]}, ["een aangenomen"], [0, 15]),
    "is weg": ({EEN: "weg"}, ["een mislukt", "twee aangenomen"], [*DRIE_KEER, 60]),
    "mail, even niet": ({EEN: ("mail", 451, 250)}, ["een aangenomen"], [0, 15]),
    "mail hangt": ({EEN: ("mail", "hangt", 250)}, ["een aangenomen"], [0, 15]),
    "mail, nooit": (
        {EEN: ("mail", 550)},
        ["een mislukt", "twee aangenomen"],
        [*DRIE_KEER, 60],
    ),
    "beide adressen": (
        {EEN: [400], TWEE: [503]},
        ["een mislukt", "twee mislukt", "drie aangenomen"],
        [0, *DRIE_KEER, 60],
    ),
    "iedereen": (
        STUK,
        ["een mislukt", "twee mislukt", "drie mislukt", "alarm aangenomen"],
        [0, 0, 0, 0],
    ),
    "iedereen, ook de beheerder": (
        STUK | {ALARM: [400]},
        ["een mislukt", "twee mislukt", "drie mislukt", "alarm mislukt"],
        [0, 0, 0, 0],
    ),
}
"""What is wrong → (how each channel behaves, how each bericht ends, seconds of each attempt)."""


@pytest.fixture
def databank():
    """About receivers; what the database does with it, is in test_post."""
    return "sqlite"


@pytest.mark.parametrize("storing", STORINGEN)
def test_bij_elke_storing_komt_het_bericht_aan_of_klinkt_het_alarm(demo, storing):
    gedrag, einde, pogingen_s = STORINGEN[storing]
    with ExitStack() as stapel:
        adres, ontvanger = {}, {}
        for plek, hoe in (GOED | gedrag).items():
            adres[plek], ontvanger[plek] = stapel.enter_context(ontvangst(hoe))
        kanalen(**{wie: [adres[p] for p in WIE if WIE[p] == wie] for wie in WIE.values()})
        zet(BEHEER, AAN, moment=nu())
        plekken, gedaan = verzend()
        assert [f"{plekken[b.kanaal]} {b.staat}" for b in alle()] == einde
        assert gedaan == pogingen_s
        for bericht in alle():
            gekregen = ontvanger[plekken[bericht.kanaal]].gekregen
            assert len(gekregen) in {bericht.pogingen, 0}
            assert all(bericht.nummer in nummer for nummer, _, _ in gekregen)


def ontvangst(hoe):
    match hoe:
        case "weg":
            return nullcontext((f"webhook://:geheim@127.0.0.1:{vrije_poort()}/", Ontvanger()))
        case ("mail", *antwoorden):
            return mailserver(*antwoorden)
        case _:
            return webhook(*hoe)


def verzend():
    """Send until all is done, waiting for nothing; which channel is which, seconds of attempts."""
    begin = moment = nu()
    gedaan = []
    while (volgende := eerstvolgende()) is not None:
        moment = max(moment, volgende)
        for bericht in neem(moment, TEGELIJK):
            gedaan.append(round((moment - begin).total_seconds()))
            bezorg(bericht, geduld_s=GEDULD_S)
    plekken = {}
    for nummer, bericht in enumerate(b for b in alle() if b.soort == "vraag"):
        plekken[bericht.kanaal] = (EEN, TWEE, DRIE)[nummer]
    return plekken | {b.kanaal: ALARM for b in alle() if b.soort == "alarm"}, gedaan


def eerstvolgende():
    with lezen() as sessie:
        return sessie.exec(select(func.min(Bericht.volgende_op))).one()


@pytest.fixture
def bezorger(demo):
    gemaakt = Bezorger(geduld_s=30)
    yield gemaakt
    gemaakt.stop()


def test_wie_hangt_houdt_de_anderen_niet_op(bezorger):
    with webhook("hangt") as (traag, hangt), webhook() as (vlot, krijgt):
        kanalen(**{RCCB: [traag], BEHEERDER: [vlot]})
        for _ in range(2 * TEGELIJK):
            zet(BEHEER, AAN, moment=nu())
        begin = time.monotonic()
        for _ in range(5):
            zet(BEHEER, Bevoegd(Rol.BEHEERDER, "landelijk"), moment=nu())
        wacht_op(lambda: bezorger.ronde() + len(krijgt.gekregen) >= 5)
        assert time.monotonic() - begin < 10
        assert len(hangt.gekregen) == 1
        hangt.einde.set()


def test_er_gaan_er_hooguit_zestien_tegelijk(bezorger):
    wie = [demo_id(rol, parket) for parket in parketten() for rol in (Rol.HOVJ, Rol.ADVISEUR_BBC)]
    with webhook("hangt") as (adres, ontvanger):
        kanalen(**{een: [adres] for een in wie})
        for parket in parketten():
            zet(BEHEER, Bevoegd(Rol.HOVJ, parket), moment=nu())
            zet(BEHEER, Bevoegd(Rol.ADVISEUR_BBC, parket), moment=nu())
        assert len(alle()) > TEGELIJK
        assert bezorger.ronde() == TEGELIJK
        wacht_op(lambda: len(ontvanger.gekregen) == TEGELIJK)
        assert (bezorger.ronde(), len(ontvanger.gekregen)) == (0, TEGELIJK)
        ontvanger.einde.set()
        wacht_op(lambda: bezorger.ronde() + len(ontvanger.gekregen) >= len(alle()))


def test_wat_in_een_draad_misgaat_is_te_zien_en_het_bericht_gaat_later_weer(bezorger):
    """A key that is gone is no reason to give up an address."""
    kanalen(**{RCCB: ["webhook://:geheim@127.0.0.1:1/"]})
    with transactie() as sessie:
        sessie.exec(select(Kanaal)).one().adres = b"beschadigd"
    zet(BEHEER, AAN, moment=nu())
    assert bezorger.ronde() == 1
    with pytest.raises(Onbereikbaar, match="hoofdsleutel past niet"):
        wacht_op(lambda: bezorger.ronde() == 1, binnen=5)
    (bericht,) = alle()
    assert bericht.staat == "bezig"
    assert [b.pogingen for b in neem(bericht.volgende_op + timedelta(seconds=1), 1)] == [2]
