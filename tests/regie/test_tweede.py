"""Who signs along reads what it is about before the own code is asked, in every command."""

import os
import sys
from collections.abc import Iterator
from threading import Timer
from typing import Any

import pytest
from typer.main import get_group

from deployments.regie.app import app
from models.voorbeelden.invoer import voorafspraken
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.register.lezen import feiten
from tests.regie.conftest import Regie
from tests.regie.test_functionarissen import beheer, samen, schrijf_in

WIE = "hovj.limburg"
NU = f"{WIE} (A. Zangvogel, officier; mandaten: hovj (Limburg))"
ROL = ("--rol", "rccb", "--gebied", "Limburg")
IMPORT = (
    b"id,naam,functie,rol,gebied,tot,adres,persoon\n"
    b"b.een,Een,chef,hovj,Limburg,2099-01-01,mailto://u:geheim@example.org,aivd\n"
)
ADRESSEN = ["webhooks://:geheim@hook.example.org/pad", "mailto://u:geheim@example.org"]
BEREIKBAAR = {"functionaris": "burgemeester.gm0772", "kanalen": ADRESSEN}
AFSPRAKEN = voorafspraken(nu()) | {"bereikbaar": [BEREIKBAAR]}
GEVALLEN: dict[str, tuple[tuple[Any, ...], tuple[str, ...]]] = {
    "functionaris toevoegen": (
        ("nieuw", "--persoon", WIE, *ROL),
        ("nieuw wordt toegevoegd, met mandaat: rccb (Limburg)", f"dezelfde mens als {NU}"),
    ),
    "functionaris mandaat": (
        (WIE, *ROL, "--tot", "2099-01-01", "--namens", "aivd"),
        (f"{NU} krijgt het mandaat rccb (Limburg) tot 2099-01-01 namens aivd",),
    ),
    "functionaris mandaat-intrekken": (
        (WIE, *ROL),
        (f"{NU} verliest het mandaat rccb (Limburg)",),
    ),
    "functionaris kanalen": (
        (WIE, "--invoer", ADRESSEN),
        (
            f"{NU} wordt bereikt langs deze 2 kanalen",
            "1. webhooks naar hook.example.org",
            "2. mailto naar u@example.org",
        ),
    ),
    "functionaris gegevens": (
        (WIE, "--invoer", {"naam": "B. Uil", "functie": "chef"}),
        (f"{NU} heet voortaan B. Uil, chef",),
    ),
    "functionaris importeer": (
        (IMPORT,),
        ("b.een (Een, chef; mandaten: hovj (Limburg) vanaf", "als aivd", "link naar u@example.org"),
    ),
    "functionaris intrekken": ((WIE,), (f"{NU} wordt ingetrokken",)),
    "functionaris herstel": ((WIE,), (f"{NU} schrijft zich opnieuw in",)),
    "functionaris ontgrendel": ((WIE,), (f"{NU} kan weer codes invoeren",)),
    "gemeente herindeling": (
        (),
        ("wat nog op een opgeheven gemeente staat (ook mandaten), gaat naar haar opvolger",),
    ),
    "gemeente voorafspraken": (
        ("GM0772", "--invoer", AFSPRAKEN),
        (
            "in GM0772 krijgt bericht, op volgorde: burgemeester, loco_burgemeester, aov",
            "loco_burgemeester neemt waar voor burgemeester, ",
            "burgemeester.gm0772 wordt bereikt langs: hook.example.org, u@example.org",
        ),
    ),
    "herbereken": ((), ("elke lopende termijn krijgt de looptijd van de tabel",)),
    "vernietig": (("BB-2026-000001",), ("wat van zaak BB-2026-000001 bekend is",)),
}


def _opdrachten(groep: Any, pad: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for naam, deel in groep.commands.items():
        if hasattr(deel, "commands"):
            yield from _opdrachten(deel, (*pad, naam))
        else:
            yield " ".join((*pad, naam)), deel


def kijk_mee(regie: Regie) -> None:
    """Somebody looks at what is said."""
    regie.monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


def test_elke_opdracht_met_een_tweede_heeft_een_geval():
    met = {
        naam
        for naam, deel in _opdrachten(get_group(app))
        if any(optie.name == "tweede" for optie in deel.params)
    }
    assert met == GEVALLEN.keys()


def test_waar_niemand_meeleest_komt_geen_naam_of_adres_in_een_log(regie: Regie):
    regie.monkeypatch.setenv("REGIE_BEVESTIG_URL", "https://regie.example.org")
    een = ("--als", "beheerder", "--code", regie.code("beheerder"))
    ander = ("--tweede", "beheerder2", "--tweede-code", "-")
    opdracht = ("functionaris", "importeer", regie.bestand(IMPORT), *een, *ander)
    gedaan = regie(*opdracht, stdin=f"{regie.code('beheerder2')}\n".encode())
    assert gedaan.code == 0, gedaan
    assert gedaan.fout.startswith("beheerder2 bevestigt 1 regel(s), die hier niet staan")
    assert [w for w in ("u@example.org", "chef", "hovj", "Limburg") if w in gedaan.fout] == []


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_tweede_leest_wat_het_is_en_dan_pas_wordt_zijn_code_gelezen(regie: Regie, naam: str):
    kijk_mee(regie)
    regie.monkeypatch.setenv("REGIE_BEVESTIG_URL", "https://regie.example.org")
    naamkaartje = regie.bestand({"naam": "A. Zangvogel", "functie": "officier"}, "naam.json")
    assert samen(regie, "gegevens", WIE, "--invoer", naamkaartje).code == 0
    delen, zinnen = GEVALLEN[naam]
    opdracht = [deel if isinstance(deel, str) else regie.bestand(deel) for deel in delen]
    een = ("--als", "beheerder", "--code", regie.code("beheerder"))
    gedaan = regie(*naam.split(), *opdracht, *een, "--tweede", "beheerder2", "--tweede-code", "-")
    boven, _, onder = gedaan.fout.partition("--tweede-code: er kwam geen code")
    assert (gedaan.code, gedaan.uit, bool(onder)) == (2, "", True), gedaan
    assert boven.startswith("beheerder2, met uw code bevestigt u:\n- ")
    assert [zin for zin in zinnen if zin not in boven] == []
    assert "geheim" not in boven


def test_wie_een_inschrijving_bevestigt_leest_eerst_welke_mandaten_dat_zijn(regie: Regie):
    kijk_mee(regie)
    kenmerk, _ = schrijf_in(beheer(regie, "toevoegen", "j.een", *ROL, "--json").json["link"])
    als = ("--als", "beheerder2", "--code", "-")
    gedaan = regie("functionaris", "bevestig", "j.een", "--kenmerk", kenmerk, *als)
    assert gedaan.code == 2
    assert gedaan.fout.splitlines()[1] == "- j.een (mandaten: rccb (Limburg)) is ingeschreven"


def test_wat_getoond_wordt_stuurt_de_terminal_niet(regie: Regie):
    omgedraaid = regie.bestand({"naam": "A. \u202elegovgnaZ\n- niets", "functie": ""})
    getoond = samen(regie, "gegevens", WIE, "--invoer", omgedraaid).fout
    assert "\u202e" not in getoond
    assert len(getoond.splitlines()) == 2


@pytest.mark.parametrize("naam", sorted(GEVALLEN.keys() - {"vernietig", "functionaris ontgrendel"}))
def test_wie_rustig_leest_en_dan_typt_tekent_op_dat_moment(regie: Regie, naam: str):
    """Judged as of an earlier moment, a code typed two minutes later would be refused."""
    regie.monkeypatch.setenv("REGIE_BEVESTIG_URL", "https://regie.example.org")
    delen, _ = GEVALLEN[naam]
    opdracht = [deel if isinstance(deel, str) else regie.bestand(deel) for deel in delen]
    opdracht += ["--uit", str(regie.map / "uit")] if naam.endswith("importeer") else []
    if heeft := {"functionaris mandaat": "aivd", "functionaris mandaat-intrekken": WIE}.get(naam):
        samen(regie, "mandaat", heeft, *ROL)
    een = ("--als", "beheerder", "--code", regie.code("beheerder"))
    tweede, getypt = regie.code("beheerder2"), []

    def typ() -> None:
        getypt.append(nu())
        os.write(schrijf, f"{tweede}\n".encode())

    lees, schrijf = os.pipe()
    typist = Timer(1, typ)
    typist.start()
    mee = ("--tweede", "beheerder2", "--tweede-code-fd", str(lees))
    gedaan = regie(*naam.split(), *opdracht, *een, *mee)
    typist.join()
    os.close(lees)
    os.close(schrijf)
    assert gedaan.code == 0, gedaan
    with lezen() as sessie:
        assert feiten(sessie, "beheer")[-1].moment >= getypt[0]
