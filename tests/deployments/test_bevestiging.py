"""The confirmation page over real HTTP, as a mail program and a person use it."""

import logging
import socket
import threading
from datetime import timedelta
from urllib.parse import urlsplit

import httpx
import pytest

import deployments.web.bevestiging
from deployments.web.bevestiging import Bevestiging
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.berichten.link import linkcode
from tasks.mensen import toevoegen
from tests.hulp.installaties import vergeet
from tests.hulp.ontvangers import vrije_poort, wacht_op
from tests.hulp.postspel import RCCB, alle, kanalen, stille_zaak, zet
from tests.hulp.zaakspel import getekend

KOPPEN = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@pytest.fixture
def site(demo, monkeypatch):
    poort = vrije_poort()
    monkeypatch.setenv("REGIE_KLOK_POORT", str(poort))
    vergeet()
    with Bevestiging():
        wacht_op(lambda: luistert(poort))
        with httpx.Client(base_url=f"http://127.0.0.1:{poort}") as bezoeker:
            yield bezoeker


@pytest.fixture
def link(site):
    return maak_link()


def maak_link(geleden=timedelta()):
    kanalen(**{RCCB: ["een:"]})
    zaaknummer = stille_zaak()
    zet(zaaknummer, moment=nu() - geleden)
    with lezen() as sessie:
        bericht = alle()[-1]
        return f"/b/{bericht.nummer}/{linkcode(sessie, bericht)}"


def inschrijflink():
    moment = nu()
    adres = toevoegen.voeg_toe("nieuw", None, getekend("beheerder", moment), moment=moment)
    return urlsplit(adres).path


def luistert(poort):
    with socket.socket() as proef:
        return proef.connect_ex(("127.0.0.1", poort)) == 0


def bevestigd():
    return [bericht.staat == "bevestigd" for bericht in alle()]


def test_openen_bevestigt_niets_ook_niet_twee_keer(site, link):
    for methode in ("GET", "HEAD", "GET"):
        assert site.request(methode, link).status_code == 200
    assert bevestigd() == [False]


def test_de_knop_bevestigt_een_keer(site, link):
    assert '<form method="post"><button>' in site.get(link).text
    gedaan = site.post(link)
    assert (gedaan.status_code, "ontvangst is bevestigd" in gedaan.text) == (200, True)
    assert bevestigd() == [True]
    for antwoord in (site.post(link), site.get(link)):
        assert (antwoord.status_code, "werkt niet" in antwoord.text) == (404, True)


@pytest.mark.parametrize("methode", ["GET", "POST"])
def test_een_verlopen_link_werkt_niet(site, methode):
    link = maak_link(timedelta(hours=24, seconds=5))
    assert site.request(methode, link).status_code == 404
    assert bevestigd() == [False]


@pytest.mark.parametrize(
    "fout",
    [
        "/b/000003/{code}",
        "/b/000002/verkeerd",
        "/b/000002/%C3%A9%00",
        f"/b/{'9' * 40}/{{code}}",
        "/b/-1/{code}",
        "/b/een/{code}",
        "/b/%D9%A1/{code}",
    ],
)
def test_een_verkeerde_link_werkt_niet(site, link, fout):
    for methode in ("GET", "POST"):
        antwoord = site.request(methode, fout.format(code=link.rpartition("/")[2]))
        assert (antwoord.status_code, "Deze link werkt niet" in antwoord.text) == (404, True)
    assert bevestigd() == [False]


@pytest.mark.parametrize("vraag", ["bevestigen", "inschrijven"])
def test_onder_een_andere_naam_is_er_niets_en_achter_een_proxy_wel(demo, monkeypatch, vraag):
    """A name that was pointed at this machine makes the page one of its owner."""
    poort = vrije_poort()
    monkeypatch.setenv("REGIE_KLOK_POORT", str(poort))
    monkeypatch.setenv("REGIE_BEVESTIG_URL", "https://regie.example.org/")
    vergeet()
    pad = maak_link() if vraag == "bevestigen" else inschrijflink()
    with Bevestiging():
        wacht_op(lambda: luistert(poort))
        with httpx.Client(base_url=f"http://127.0.0.1:{poort}") as bezoeker:
            status = {
                host: bezoeker.post(pad, headers={"host": host}).status_code
                for host in ("kwaad.example", f"kwaad.example:{poort}", "regie.example.org")
            }
    assert list(status.values()) == [400, 400, 200]


def test_een_lichaam_zonder_eind_wordt_niet_gelezen(site, link):
    def delen():
        yield from (b"x" * 1000 for _ in range(3))

    for inhoud in (b"x" * 1025, delen()):
        assert site.post(link, content=inhoud).status_code == 413
    assert bevestigd() == [False]
    assert site.post(link, content=b"x" * 1024).status_code == 200


@pytest.mark.norm("N106")
def test_de_pagina_toont_niets_van_een_zaak_en_laat_niets_naar_buiten(site, link):
    anders = [("GET", "/"), ("GET", "/b/1"), ("PUT", link), ("POST", "/docs"), ("GET", "/b/1/x")]
    for methode, pad in [("GET", link), ("POST", link), *anders]:
        antwoord = site.request(methode, pad)
        assert dict(antwoord.headers) | KOPPEN == dict(antwoord.headers)
        assert "default-src 'none'" in antwoord.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in antwoord.headers["content-security-policy"]
        assert "server" not in antwoord.headers
        assert not any(woord in antwoord.text for woord in ("BB-", "weging", "rccb", "Prefect"))
    assert [site.request(*anders[n]).status_code for n in range(4)] == [404, 404, 405, 404]


def test_als_het_register_weg_is_zegt_de_pagina_alleen_dat_het_nu_niet_lukt(
    site, link, monkeypatch
):
    url = f"postgresql+psycopg://u:geheim@127.0.0.1:{vrije_poort()}/zangvogel"
    monkeypatch.setenv("REGIE_DATABASE_URL", url)
    vergeet()
    antwoord = site.post(link)
    assert (antwoord.status_code, "probeer het straks weer" in antwoord.text) == (503, True)
    assert "zangvogel" not in antwoord.text
    assert dict(antwoord.headers) | KOPPEN == dict(antwoord.headers)


def test_de_link_komt_in_geen_log(site, link, caplog, capfd, monkeypatch):
    with caplog.at_level(logging.DEBUG):
        site.get(link)
        site.post(link)
        url = f"postgresql+psycopg://127.0.0.1:{vrije_poort()}/x"
        monkeypatch.setenv("REGIE_DATABASE_URL", url)
        vergeet()
        site.post(link)
    gezegd = caplog.text + "".join(capfd.readouterr())
    assert link.rpartition("/")[2] not in gezegd
    assert "/b/" not in gezegd


def test_staat_een_andere_klok_op_de_poort_dan_neemt_deze_haar_later_over(demo, monkeypatch):
    poort = vrije_poort()
    monkeypatch.setenv("REGIE_KLOK_POORT", str(poort))
    monkeypatch.setattr(deployments.web.bevestiging, "_OPNIEUW_S", 0.05)
    vergeet()
    link = maak_link()
    with Bevestiging() as een:
        wacht_op(lambda: luistert(poort))
        with Bevestiging():
            een.__exit__()
            wacht_op(lambda: luistert(poort))
            assert httpx.get(f"http://127.0.0.1:{poort}{link}").status_code == 200
    assert not luistert(poort)


def test_zonder_poort_is_er_geen_pagina(demo):
    with Bevestiging():
        assert "bevestiging" not in [draad.name for draad in threading.enumerate()]
