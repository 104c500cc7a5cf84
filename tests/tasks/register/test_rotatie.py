"""The master key is replaced; nothing that happens meanwhile makes the register unreadable."""

import os
import signal
import sys
from datetime import timedelta

import pyotp
import pytest
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlmodel import col, func, select

from models.fouten import Onbereikbaar, OnjuisteInvoer
from models.tabellen import Bericht, Functionaris, Inschrijving, Kanaal, Sleutel
from tasks.basis.database import lezen, transactie
from tasks.berichten.herstel import herstel
from tasks.mensen import bevestigen, inschrijven
from tasks.mensen.accounts import geheim_van, voeg_toe
from tasks.mensen.functionarissen import functionaris
from tasks.mensen.gegevens import Persoonsgegevens, gegevens_van, zet
from tasks.procedures.melding import open_zaak
from tasks.register.controle import controleer
from tasks.register.lezen import beeld, feiten
from tasks.register.rotatie import OPNIEUW_VERPAKT, VERVANGEN, roteer_hoofdsleutel
from tasks.register.sleutels import BEHEER, hoofdsleutel, pak_uit
from tasks.register.vastleggen import Handelende
from tests.hulp.installaties import omgeving, vergeet
from tests.hulp.tegelijk import WIJZE, in_processen
from tests.hulp.voorbeelden import melding
from tests.hulp.zaakspel import NU, code, getekend, paar
from tests.hulp.zoektabellen import zoektabellen

STAPPEN = {
    "transactie",
    "nieuwe_hoofdsleutel",
    "schrijf_heel",
    "replace",
    "roteer",
    "vergeet_oude_hoofdsleutels",
}
"""Functions in which a rotation does something that lasts."""
MODULES = {"tasks.basis.database", "tasks.register.sleutels", "tasks.basis.bestanden", "pathlib"}


@pytest.fixture
def register(zonder_mensen):
    """Someone who may answer, and a case."""
    with transactie() as sessie:
        voeg_toe(sessie, "iemand", door=Handelende(), moment=NU)
    open_(0)
    return zonder_mensen


def open_(nummer):
    return open_zaak(melding(ontvangen_door__registratienummer=f"PL2100-r{nummer}"), moment=NU)


def in_bestand(home):
    return (home / "sleutel").read_text().split()


def past(sleutels):
    """Whether every secret can be unwrapped with these keys and no others."""
    bos = MultiFernet([Fernet(sleutel) for sleutel in sleutels])
    with lezen() as sessie:
        kolommen = (
            Sleutel.verpakt,
            Functionaris.geheim,
            Functionaris.naam,
            Functionaris.functie,
            Inschrijving.geheim,
            Kanaal.adres,
            Bericht.adres,
        )
        verpakt = [v for kolom in kolommen for v in sessie.exec(select(kolom)) if v is not None]
    try:
        return all(bos.decrypt(geheim) for geheim in verpakt)
    except InvalidToken:
        return False


def regie():
    return {n: w for n, w in os.environ.items() if n.startswith("REGIE_") and "_TEST_" not in n}


def test_na_rotatie_past_alleen_de_nieuwe_sleutel(register):
    (oud,) = in_bestand(register)
    assert roteer_hoofdsleutel(door=Handelende("iemand"), moment=NU) == (VERVANGEN, 4)
    (nieuw,) = in_bestand(register)
    assert (past([nieuw]), past([oud])) == (True, False)
    assert (register / "sleutel").stat().st_mode & 0o777 == 0o600
    with lezen() as sessie:
        assert beeld(sessie, "BB-2026-000001").persoon.naam == "Testpersoon Voorbeeld"
        feit = feiten(sessie, BEHEER)[-1]
    assert (feit.functionaris, feit.inhoud) == (
        "iemand",
        {"wat": "hoofdsleutel vervangen", "geheimen": 4},
    )
    assert len(code("iemand")) == 6
    assert controleer() == []


def test_ook_namen_adressen_en_een_inschrijving_die_loopt_worden_opnieuw_verpakt(demo):
    link = herstel("aivd", paar(), moment=NU).rpartition("/i/")[2]
    formulier, uri = inschrijven.begin(link, moment=NU)
    with transactie() as sessie:
        zet(functionaris(sessie, "aivd"), Persoonsgegevens(naam="A. Zangvogel", functie="hoofd"))
    roteer_hoofdsleutel(door=None, moment=NU)
    assert past(in_bestand(demo))
    with lezen() as sessie:
        assert gegevens_van(functionaris(sessie, "aivd")) == ("A. Zangvogel", "hoofd")
    app = pyotp.parse_uri(uri)
    kenmerk, _ = inschrijven.bewijs(formulier, app.at(NU), moment=NU)
    later = NU + timedelta(minutes=1)
    bevestigen.bevestig({"aivd": kenmerk}, getekend("beheerder2", later), moment=later)
    with lezen() as sessie:
        assert geheim_van(functionaris(sessie, "aivd")).at(NU) == app.at(NU)


def test_een_sleutel_uit_de_omgeving_wordt_niet_vervangen_maar_alles_opnieuw_verpakt(
    register, monkeypatch
):
    (oud,) = in_bestand(register)
    nieuw = Fernet.generate_key().decode()
    monkeypatch.setenv("REGIE_SLEUTEL", f"{nieuw},{oud}")
    vergeet()
    assert roteer_hoofdsleutel(door=None, moment=NU) == (OPNIEUW_VERPAKT, 4)
    assert in_bestand(register) == [oud]
    assert (past([nieuw]), past([oud])) == (True, False)
    with lezen() as sessie:
        assert feiten(sessie, BEHEER)[-1].inhoud == {
            "wat": "alles opnieuw verpakt onder de eerste sleutel in REGIE_SLEUTEL",
            "geheimen": 4,
        }


@pytest.mark.parametrize("vorm", ["{0}", "{0},{0}"])
def test_met_een_sleutel_in_de_omgeving_valt_er_niets_te_wisselen(register, monkeypatch, vorm):
    (oud,) = in_bestand(register)
    monkeypatch.setenv("REGIE_SLEUTEL", vorm.format(oud))
    vergeet()
    voor = zoektabellen()
    with pytest.raises(OnjuisteInvoer, match="nieuw,oud") as fout:
        roteer()
    assert oud not in str(fout.value)
    assert zoektabellen() == voor
    with lezen() as sessie:
        assert [feit.soort for feit in feiten(sessie, BEHEER)] == ["beheer"]


def test_een_sleutel_die_niet_past_verandert_niets(register, monkeypatch):
    monkeypatch.setenv("REGIE_SLEUTEL", f"{Fernet.generate_key().decode()},{'A' * 43}=")
    (fout,) = in_processen(roteer, ())
    assert isinstance(fout, Onbereikbaar)
    assert str(fout).startswith("De hoofdsleutel past niet op dit register.")
    assert past(in_bestand(register))


def roteer():
    return roteer_hoofdsleutel(door=None, moment=NU)


def open_er_vijf(van):
    return [open_(van + n) for n in range(5)]


def test_zaken_die_andere_processen_tijdens_rotaties_openen_blijven_leesbaar(register):
    """Four processes that open cases, four that rotate, all at once."""
    uitkomsten = in_processen(een_van_beide, *((n,) for n in range(8)))
    assert sorted(nr for lijst in uitkomsten[::2] for nr in lijst) == [
        f"BB-2026-{n:06}" for n in range(2, 22)
    ]
    assert len(in_bestand(register)) == 1
    assert past(in_bestand(register))
    assert controleer() == []


def een_van_beide(n):
    return [roteer() for _ in range(3)] if n % 2 else open_er_vijf(10 * (n + 1))


def test_een_proces_met_de_oude_sleutel_in_het_geheugen_verpakt_onder_de_nieuwe(register):
    eind, ander = WIJZE.Pipe()
    kind = WIJZE.Process(target=volg, args=(regie(), ander))
    kind.start()
    for nummer in range(1, 4):
        eind.send(nummer)
        assert eind.poll(30)
        assert eind.recv() == [f"BB-2026-{n + 1:06}" for n in range(nummer + 1)]
        roteer()
        assert past(in_bestand(register))
    eind.send(None)
    kind.join()
    assert past(in_bestand(register))


def volg(waarden, leiding):
    """A process that keeps all that it remembers: opens a case when told, and reads all cases."""
    with omgeving(waarden):
        while nummer := leiding.recv():
            open_(nummer)
            gelezen = [f"BB-2026-{n + 1:06}" for n in range(nummer + 1)]
            with lezen() as sessie:
                leiding.send([beeld(sessie, zaak).zaaknummer for zaak in gelezen])


def test_wat_net_voor_een_rotatie_werd_gelezen_is_daarna_nog_uit_te_pakken(register):
    hoofdsleutel()
    with lezen() as sessie:
        verpakt = sessie.get_one(Sleutel, BEHEER).verpakt
    in_processen(roteer, ())
    assert len(pak_uit(verpakt)) == 32


def test_een_kill_op_elk_punt_laat_het_register_leesbaar(register):
    """Killed ever later, until it was not: then the rotation ran to its end."""
    gestopt = 0
    for na in range(100):
        kind = WIJZE.Process(target=roteer_tot, args=(regie(), na))
        kind.start()
        kind.join()
        assert past(in_bestand(register))
        if kind.exitcode == 0:
            break
        assert kind.exitcode == -signal.SIGKILL
        gestopt += 1
    assert gestopt > 2 * len(STAPPEN)
    assert len(in_bestand(register)) == 1
    assert [pad.name for pad in register.glob(".sleutel-*")] == []
    assert controleer() == []
    open_(1)
    with lezen() as sessie:
        assert sessie.exec(select(func.count(col(Sleutel.naam)))).one() == 4


def roteer_tot(waarden, na):
    """Rotate, and die after that many beginnings and ends of its steps."""
    teller = iter(range(na))

    def tel(frame, gebeurtenis, _):
        telt = (
            gebeurtenis in {"call", "return"}
            and frame.f_code.co_name in STAPPEN
            and frame.f_globals["__name__"] in MODULES
        )
        if telt and next(teller, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    with omgeving(waarden):
        sys.setprofile(tel)
        roteer()
        sys.setprofile(None)
