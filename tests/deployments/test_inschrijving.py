"""The enrolment page over real HTTP: a mail program opens the link, then the person does."""

import re
from html import unescape

import pyotp
import pytest

from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.mensen import bevestigen, toevoegen
from tasks.mensen.functionarissen import functionaris
from tests.deployments.test_bevestiging import KOPPEN, site  # noqa: F401  the fixture
from tests.hulp.zaakspel import getekend


@pytest.fixture
def link(site):  # noqa: F811  the fixture
    assert site
    moment = nu()
    adres = toevoegen.voeg_toe("nieuw", None, getekend("beheerder", moment), moment=moment)
    return adres.removeprefix("http://127.0.0.1").partition("/")[2]


def begin(site, link):  # noqa: F811  the fixture
    """What the page shows once: the hidden form, and the URI for the app."""
    pagina = site.post(link).text
    formulier = re.search('name="formulier" value="([^"]+)"', pagina)[1]
    return formulier, unescape(re.search("<code>([^<]+)</code>", pagina)[1])


def test_openen_toont_niets_en_gebruikt_niets(site, link):  # noqa: F811
    for methode in ("GET", "HEAD", "GET"):
        pagina = site.request(methode, link)
        assert pagina.status_code == 200
        assert "otpauth" not in pagina.text
    begin(site, link)


def test_wie_de_app_bewijst_krijgt_een_kenmerk(site, link):  # noqa: F811
    formulier, uri = begin(site, link)
    mis = site.post(link, data={"formulier": formulier, "code": "12"}).text
    assert "Die code klopt niet" in mis
    assert uri in unescape(mis)
    code = pyotp.parse_uri(uri).at(nu())
    gedaan = site.post(link, data={"formulier": formulier, "code": f"{code[:3]} {code[3:]}"})
    kenmerk = re.search("<strong>([A-Z2-7]{4}-[A-Z2-7]{4})</strong>", gedaan.text)[1]
    assert "otpauth" not in gedaan.text
    moment = nu()
    bevestigen.bevestig({"nieuw": kenmerk}, getekend("beheerder2", moment), moment=moment)
    with lezen() as sessie:
        assert functionaris(sessie, "nieuw").wacht_op is None


def test_de_link_toont_het_geheim_een_keer(site, link):  # noqa: F811
    begin(site, link)
    for weer in (site.get(link), site.post(link)):
        assert (weer.status_code, "otpauth" in weer.text) == (404, False)
        assert "Zeg dat dan meteen" in weer.text


def test_met_een_verzonnen_formulier_is_er_niets(site, link):  # noqa: F811
    begin(site, link)
    for velden in ({"formulier": ""}, {"formulier": "x", "code": "000000"}, {"code": "000000"}):
        assert site.post(link, data=velden).status_code == 404


def test_een_te_lang_formulier_wordt_niet_gelezen(site, link):  # noqa: F811
    assert site.post(link, content=b"a=" + b"x" * 2000).status_code == 413
    begin(site, link)


@pytest.mark.parametrize("methode", ["GET", "POST"])
def test_niets_wordt_bewaard_of_verder_verteld(site, link, methode):  # noqa: F811
    antwoord = site.request(methode, link)
    assert {naam: antwoord.headers[naam] for naam in KOPPEN} == KOPPEN
    beleid = antwoord.headers["content-security-policy"]
    assert "default-src 'none'" in beleid
    assert "script" not in antwoord.text
    assert "style=" not in antwoord.text
