"""Whatever goes wrong on the way to a gemeente: a human confirms, or the NCTV is alarmed."""

from contextlib import ExitStack, nullcontext
from itertools import product

import pytest
from sqlmodel import col, func, select

from models.begrippen import Rol, StaatBericht
from models.tabellen import Bericht, Kanaal, Vraag
from models.voorbeelden.invoer import acuut, vierhoeksoverleg
from tasks.antwoorden.ontvangst import bevestig_met_link
from tasks.basis.database import lezen, transactie
from tasks.berichten.bezorger import bezorg
from tasks.berichten.link import linkcode
from tasks.berichten.verzending import neem
from tasks.gemeenten import informeren, vierhoek
from tasks.register.controle import controleer
from tasks.register.sleutels import verpak
from tasks.termijnen.treden import eerstvolgende, haal_in
from tests.hulp.ontvangers import Ontvanger, mailserver, vrije_poort, webhook
from tests.hulp.postspel import kanalen
from tests.hulp.zaakspel import Zaakspel, getekend
from tests.tasks.gemeenten.test_informeren import NCTV, WOONT, aov, burgemeester, geef_vrij, loco

GEDULD_S = 0.2
LADDER = (burgemeester(WOONT), loco(WOONT), aov(WOONT))
GEDRAG = ("goed", "weigert", "weg")
"""Of the receiver of each: it takes a bericht, refuses it for good, or is not there."""
GEVALLEN = [
    (*gedrag, mens) for gedrag in product(GEDRAG, repeat=3) for mens in ("bevestigt", "zwijgt")
]


@pytest.fixture
def databank():
    """About receivers; what the database does with it, is in test_informeren."""
    return "sqlite"


def ontvangst(gedrag):
    if gedrag == "weg":
        return nullcontext((f"webhook://:geheim@127.0.0.1:{vrije_poort()}/", Ontvanger()))
    return webhook(200 if gedrag == "goed" else 410)


def berichten(*waar):
    with lezen() as sessie:
        vraag = select(Bericht).where(col(Bericht.stap) == "ontvangst", *waar)
        return sessie.exec(vraag.order_by(col(Bericht.id))).all()


def volgend_moment():
    with lezen() as sessie:
        post = sessie.exec(select(func.min(Bericht.volgende_op))).one()
    return min(filter(None, (post, eerstvolgende())))


ALARM = (col(Bericht.soort) == "alarm", col(Bericht.rol) == Rol.NCTV)
MISLUKT = col(Bericht.staat) == StaatBericht.MISLUKT


def gealarmeerd():
    return berichten(*ALARM, col(Bericht.staat) == StaatBericht.AANGENOMEN)


def bevestigd(vraag):
    """A human presses the button in the first bericht that came through."""
    for bericht in berichten(col(Bericht.staat) == StaatBericht.AANGENOMEN):
        if bericht.rol is not Rol.NCTV:
            with lezen() as sessie:
                link = linkcode(sessie, bericht)
            bevestig_met_link(bericht.nummer, link, moment=bericht.op)
            break
    with lezen() as sessie:
        return sessie.get_one(Vraag, vraag.id).gesloten_op is not None


def speel(moment, klaar):
    """Let time pass from one thing that is due to the next, sending for real."""
    for _ in range(300):
        moment = max(moment, volgend_moment())
        haal_in(moment)
        for bericht in neem(moment, 16):
            bezorg(bericht, geduld_s=GEDULD_S)
        if klaar():
            return
    raise AssertionError("nobody confirmed and nobody was alarmed")


@pytest.mark.norm("N055", "N056")
@pytest.mark.parametrize(("een", "twee", "drie", "mens"), GEVALLEN)
def test_aan_het_eind_bevestigde_een_mens_of_weet_de_nctv_het(demo, een, twee, drie, mens):
    spel = Zaakspel(doelwit__werkgemeente=None)
    spel.wijs_aan()
    with ExitStack() as stapel:
        plekken = zip((*LADDER, NCTV), (een, twee, drie, "goed"), strict=True)
        adres = {wie: stapel.enter_context(ontvangst(hoe))[0] for wie, hoe in plekken}
        kanalen(**{wie: [plek] for wie, plek in adres.items()})
        if mens == "zwijgt":
            vraag = geef_vrij(spel, WOONT)
        else:
            gegeven = {"poging": getekend(NCTV, spel.nu), "moment": spel.nu}
            informeren.acuut(spel.zaaknummer, acuut(), **gegeven)
            vraag = spel.open_vraag("ontvangst")
        bereikt = "goed" in {een, twee, drie}
        if mens == "bevestigt" and bereikt:
            speel(vraag.sinds, lambda: bevestigd(vraag))
            assert (
                spel.beeld.laatste("ontvangst").functionaris
                == LADDER[(een, twee, drie).index("goed")]
            )
        else:
            speel(vraag.sinds, gealarmeerd)
    assert controleer() == []


@pytest.mark.norm("N055")
def test_ook_een_alarm_dat_niet_aankwam_komt_terug(demo):
    """The NCTV cannot be reached when it is first told; at the next step it hears it again."""
    spel = Zaakspel(doelwit__werkgemeente=None)
    spel.wijs_aan()
    with webhook() as (goed, _), ontvangst("weg") as (weg, _):
        kanalen(**{wie: [goed] for wie in LADDER}, nctv=[weg])
        vraag = geef_vrij(spel, WOONT)
        speel(vraag.sinds, lambda: berichten(*ALARM, MISLUKT))
        kanalen(**{wie: [goed] for wie in (*LADDER, NCTV)})
        speel(vraag.sinds, gealarmeerd)
    assert [a.trede for a in gealarmeerd()] == [4]


@pytest.mark.norm("N106", "N114", "N120")
def test_geen_bericht_link_of_uitnodiging_zegt_iets_over_wie_of_waar(demo):
    """In the case of a burgemeester, whom the place alone would give away."""
    geheim = ("Kanarienaam", "Kanariestraat", "Kanariewerk", "Kanariegenoot", "kanarietekst")
    genoot = {"naam": geheim[3], "relatie": "levensgezel", "zelfde_adres": True}
    spel = Zaakspel(
        doelwit__naam=geheim[0],
        doelwit__functie="burgemeester",
        doelwit__werkgever=geheim[2],
        doelwit__woonadres__straat=geheim[1],
        doelwit__huisgenoten=[genoot],
        omschrijving=geheim[4],
    )
    with webhook() as (adres, balie), mailserver() as (post, bus):
        kanalen(**{wie: [adres] for wie in (*LADDER, NCTV, "hovj.oost-brabant")})
        kanalen_erbij(aov(WOONT), post)
        spel.wijs_aan()
        vraag = geef_vrij(spel, WOONT, tekst=geheim[4])
        gegeven = {"poging": getekend(NCTV, spel.nu), "moment": spel.nu}
        vierhoek.vraag_vierhoeksoverleg(spel.zaaknummer, vierhoeksoverleg(spel.nu), **gegeven)
        speel(vraag.sinds, gealarmeerd)
    gezien = [*balie.gekregen, *bus.gekregen]
    alles = "\n".join(f"{koppen}{lichaam.decode()}" for _, koppen, lichaam in gezien)
    assert len(gezien) >= 6
    assert "BEGIN:VCALENDAR" in alles.replace("\\r\\n", "\n")
    for woord in (*geheim, "Eindhoven", WOONT, "burgemeester", "toezicht", "dreiging"):
        assert woord not in alles, woord


def kanalen_erbij(wie, adres):
    """A second channel, that comes first."""
    with transactie() as sessie:
        soort = adres.partition(":")[0]
        verpakt = verpak(adres.encode())
        sessie.add(Kanaal(functionaris=wie, volgorde=-1, soort=soort, adres=verpakt))
