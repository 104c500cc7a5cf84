"""Commands of one beheerder, or of nobody, on a server that runs; each in a process of its own.

He has his own app, what his commands show, and the pages that anyone reaches.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pyotp
import pytest
from sqlmodel import col, select

from models.begrippen import LANDELIJK, Rol
from models.tabellen import Kanaal, Mandaat, Zaak
from models.voorbeelden.invoer import melding
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tests.aanval.conftest import regie
from tests.hulp.mensen import Spel, code
from tests.hulp.prefect import Stand, wacht_tot

pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("echt")]
GEWEIGERD, ONJUIST = 3, 2


class Beheerder:
    """An account of his, and its app; each command takes the next code."""

    def __init__(self, spel: Spel) -> None:
        self.id = spel.werf(Rol.BEHEERDER, LANDELIJK)
        self._stappen: Iterator[int] = iter((0, 1))

    def code(self) -> str:
        return code(self.id, next(self._stappen)) + "\n"


@pytest.fixture
def collega(echt_spel: Spel) -> Beheerder:
    """Who means well, and signs along with what he is asked."""
    return Beheerder(echt_spel)


@pytest.fixture
def dader(echt_spel: Spel, collega: Beheerder) -> Beheerder:
    assert collega
    return Beheerder(echt_spel)


@pytest.fixture
def genoot(echt_spel: Spel) -> Beheerder:
    """Whom he just made; in truth a second account of his own."""
    nieuw = Beheerder(echt_spel)
    with transactie() as sessie:
        gegeven = sessie.exec(select(Mandaat).where(Mandaat.functionaris == nieuw.id)).one()
        gegeven.gegeven_op = nu()
    return nieuw


def samen(een: Beheerder, ander: Beheerder, *opdracht: str) -> tuple[int, str]:
    twee = ("--als", een.id, "--code", "-", "--tweede", ander.id, "--tweede-code", "-")
    gedaan = regie("functionaris", *opdracht, *twee, stdin=een.code() + ander.code())
    return gedaan.returncode, gedaan.stderr


def houdt(wie: str) -> set[Rol]:
    with lezen() as sessie:
        eigen = select(Mandaat.rol).where(Mandaat.functionaris == wie, col(Mandaat.tot).is_(None))
        return set(sessie.exec(eigen))


def test_een_beheerder_ziet_geen_geheim_en_bevestigt_zijn_eigen_link_niet(
    echt: Stand, dader: Beheerder
):
    nieuw = f"mijn.nctv.{dader.id}"
    mandaat = ("--rol", "nctv", "--gebied", LANDELIJK)
    toegevoegd = regie(
        *("functionaris", "toevoegen", nieuw, *mandaat, "--als", dader.id, "--code", "-", "--json"),
        stdin=dader.code(),
    )
    assert (toegevoegd.returncode, "otpauth" in toegevoegd.stdout) == (0, False), toegevoegd
    with httpx.Client(base_url=instellingen().bevestig_adres) as pagina:
        link = json.loads(toegevoegd.stdout)["link"]
        wacht_tot(lambda: bereikt(pagina), uitleg="de pagina van de klok")
        getoond = pagina.post(link).text
        uri = unescape(re.findall("<code>([^<]+)</code>", getoond)[0])
        formulier = re.findall('name="formulier" value="([^"]+)"', getoond)[0]
        velden = {"formulier": formulier, "code": pyotp.parse_uri(uri).at(nu())}
        (kenmerk,) = re.findall("<strong>(.+)</strong>", pagina.post(link, data=velden).text)
    bevestigd = regie(
        *("functionaris", "bevestig", nieuw, "--kenmerk", kenmerk, "--als", dader.id),
        *("--code", "-"),
        stdin=dader.code(),
    )
    assert (bevestigd.returncode, "Wie de inschrijflink kent" in bevestigd.stderr) == (
        GEWEIGERD,
        True,
    ), bevestigd


def bereikt(pagina: httpx.Client) -> bool:
    try:
        return pagina.get("/").status_code == httpx.codes.NOT_FOUND
    except httpx.TransportError:
        return False


def test_ook_met_een_ander_beslist_hij_niet_en_met_wie_hij_net_maakte_trekt_hij_niemand_in(
    dader: Beheerder, genoot: Beheerder, collega: Beheerder
):
    rol = ("--rol", "rccb", "--gebied", "Oost-Brabant")
    status, gezegd = samen(dader, collega, "mandaat", dader.id, *rol)
    assert (status, "beslist nooit in een zaak" in gezegd) == (GEWEIGERD, True), gezegd
    status, gezegd = samen(genoot, dader, "intrekken", collega.id)
    assert (status, "telt pas mee" in gezegd) == (GEWEIGERD, True), gezegd
    assert (houdt(dader.id), houdt(collega.id)) == ({Rol.BEHEERDER}, {Rol.BEHEERDER})


def test_alleen_zet_hij_het_adres_van_een_ander_niet(
    echt_spel: Spel, dader: Beheerder, tmp_path: Path
):
    burgemeester = echt_spel.werf(Rol.BURGEMEESTER, "GM0772")
    bestand = tmp_path / "kanalen.json"
    bestand.write_text(json.dumps(["webhooks://:geheim@kwaad.example/in"]))
    gezet = regie(
        *("functionaris", "kanalen", burgemeester, "--invoer", str(bestand)),
        *("--als", dader.id, "--code", "-"),
        stdin=dader.code(),
    )
    assert (gezet.returncode, "twee beheerders" in gezet.stderr) == (ONJUIST, True), gezet
    with lezen() as sessie:
        van = select(Kanaal.soort).where(Kanaal.functionaris == burgemeester)
        assert sessie.exec(van).all() == ["postvak"]


def test_niemand_brengt_een_melding_in_zonder_te_zeggen_wie(echt_spel: Spel, tmp_path: Path):
    bestand = tmp_path / "melding.json"
    bestand.write_text(json.dumps(melding(nu=nu(), nummer="2026000022")))
    gemeld = regie("melding", str(bestand))
    assert (gemeld.returncode, "--als" in gemeld.stderr) == (ONJUIST, True), gemeld
    rccb = echt_spel.werf(Rol.RCCB, "Oost-Brabant")
    gemeld = regie("melding", str(bestand), "--als", rccb, "--code", "-", stdin=code(rccb) + "\n")
    assert gemeld.returncode == GEWEIGERD, gemeld
    with lezen() as sessie:
        assert "2026000022" not in str(sessie.exec(select(Zaak)).all())
