"""The channels: what a bericht shows, how a webhook is signed, and that nothing of it is logged."""

import hashlib
import hmac
import logging
import logging.config
from datetime import datetime
from email import message_from_bytes, policy

import pytest
from uvicorn.config import LOGGING_CONFIG

from models.begrippen import Deur
from models.fouten import NietGevonden, OnjuisteInvoer
from tasks.berichten.adressen import stel_in
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.kanalen import soort_van, stuur
from tasks.register.geweigerde_pogingen import Code, Poging
from tests.hulp.ontvangers import GEHEIM, inhoud, mailserver, vrije_poort, webhook
from tests.hulp.zaakspel import NU

BRIEF = Brief(
    nummer="000042",
    zaaknummer="BB-2026-000007",
    inloggen="https://inloggen.example.org",
    bevestigen="https://bevestig.example.org/b/000042/zangvogel",
    op="2026-02-04T09:00:00+00:00",
)
KANARIE = "zangvogel"
POGING = Poging("hovj.limburg", Code("000000"), Deur.A, NU)


@pytest.fixture
def databank():
    """About channels, not about the database."""
    return "sqlite"


@pytest.mark.norm("N106")
def test_een_bericht_toont_nummer_zaak_inloggen_en_bevestigen_en_niets_anders(installatie):
    with mailserver() as (adres, ontvanger):
        assert stuur(adres, BRIEF) is Uitslag.AANGENOMEN
    ((_, koppen, ruw),) = ontvanger.gekregen
    mail = message_from_bytes(ruw, policy=policy.default)
    assert koppen == {"aan": "iemand@example.org"}
    assert mail["Subject"] == "regie: bericht 000042 over zaak BB-2026-000007"
    assert mail.get_content().splitlines() == [
        "Er staat iets voor u klaar in zaak BB-2026-000007.",
        "Log in: https://inloggen.example.org",
        "Bevestig de ontvangst: https://bevestig.example.org/b/000042/zangvogel",
    ]


@pytest.mark.norm("N106")
def test_een_webhook_is_json_met_handtekening_en_tijdstip(installatie):
    with webhook() as (adres, ontvanger):
        assert stuur(adres, BRIEF) is Uitslag.AANGENOMEN
    ((nummer, koppen, lichaam),) = ontvanger.gekregen
    assert (nummer, koppen["Content-Type"]) == ("000042", "application/json")
    sleutel = hmac.new(GEHEIM.encode(), lichaam, hashlib.sha256).hexdigest()
    assert koppen["X-Regie-Handtekening"] == f"sha256={sleutel}"
    assert inhoud(lichaam) == {
        "nummer": "000042",
        "zaaknummer": "BB-2026-000007",
        "inloggen": "https://inloggen.example.org",
        "bevestigen": "https://bevestig.example.org/b/000042/zangvogel",
        "op": "2026-02-04T09:00:00+00:00",
    }
    assert datetime.fromisoformat(inhoud(lichaam)["op"]).tzinfo
    assert "Authorization" not in koppen


def test_een_geheim_met_bijzondere_tekens_tekent_zoals_het_bedoeld_is(installatie):
    with webhook() as (adres, ontvanger):
        stuur(adres.replace(GEHEIM, "p%40ss%2Fw%C3%B6rd"), BRIEF)
    ((_, koppen, lichaam),) = ontvanger.gekregen
    sleutel = hmac.new("p@ss/wörd".encode(), lichaam, hashlib.sha256).hexdigest()
    assert koppen["X-Regie-Handtekening"] == f"sha256={sleutel}"


@pytest.mark.parametrize(
    ("gedrag", "uitslag"),
    [
        (200, Uitslag.AANGENOMEN),
        (202, Uitslag.AANGENOMEN),
        (301, Uitslag.TIJDELIJK),
        (400, Uitslag.BLIJVEND),
        (401, Uitslag.BLIJVEND),
        (408, Uitslag.TIJDELIJK),
        (425, Uitslag.TIJDELIJK),
        (429, Uitslag.TIJDELIJK),
        (500, Uitslag.TIJDELIJK),
        (503, Uitslag.TIJDELIJK),
        ("hangt", Uitslag.ONBEKEND),
        ("laat", Uitslag.ONBEKEND),
        ("breekt", Uitslag.ONBEKEND),
        ("drupt", Uitslag.ONBEKEND),
    ],
)
def test_hoe_een_webhook_afloopt(gedrag, uitslag):
    with webhook(gedrag) as (adres, _):
        assert stuur(adres, BRIEF, geduld_s=0.2) is uitslag


@pytest.mark.parametrize(
    ("gedrag", "uitslag"),
    [(250, Uitslag.AANGENOMEN), (451, Uitslag.TIJDELIJK), ("hangt", Uitslag.ONBEKEND)],
)
def test_hoe_een_mail_afloopt(gedrag, uitslag):
    with mailserver(gedrag) as (adres, _):
        assert stuur(adres, BRIEF, geduld_s=0.3) is uitslag


@pytest.mark.parametrize("soort", ["webhook://:geheim@127.0.0.1:{}/", "mailto://127.0.0.1:{}?to="])
def test_waar_niemand_luistert_kwam_niets_aan(soort):
    adres = soort.format(vrije_poort()) + "a@example.org&from=b@example.org&mode=insecure"
    assert stuur(adres, BRIEF, geduld_s=2) is Uitslag.TIJDELIJK


@pytest.mark.parametrize(
    "adres",
    [
        "mailto://regie:geheim@example.org",
        "mailtos://regie:geheim@example.org?to=iemand@example.org",
        "webhook://:geheim@[::1]:8080/pad?van=regie",
        "WEBHOOKS://:geheim@example.org",
        "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ",
        "json://example.org/pad",
    ],
)
def test_een_adres_waar_iets_heen_kan_is_goed(adres):
    assert soort_van(adres) == adres.partition(":")[0].lower()


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        (f"{KANARIE}://iemand", "geen adres dat Apprise kent"),
        (f"{KANARIE}@example.org", "geen adres dat Apprise kent"),
        ("syslog://zangvogel", "geen adres dat Apprise kent"),
        (f"postvak://{KANARIE}", "geen adres dat Apprise kent"),
        (f"mailto://{KANARIE}", "geen adres dat Apprise kent"),
        (f"webhook://{KANARIE}/pad", "geheim nodig"),
        (f"webhooks://:{KANARIE}@/pad", "geheim nodig"),
        (f"webhooks://:{KANARIE}@host:poort/", "geen adres"),
        (f"webhooks://:{KANARIE}@[::1/", "geen adres"),
        (f"webhooks://:x@{KANARIE}\n/", "geen adres"),
        (f"mailto://u:p@example.org?to=a@example.org,{KANARIE}@example.org", "meer dan één"),
        (f"mailto://u:p@example.org?to=a@example.org&cc={KANARIE}@example.org", "meer dan één"),
        (f"mailto://u:p@example.org?to=a@example.org&bcc={KANARIE}@example.org", "meer dan één"),
        (f"json://{KANARIE}/?retry=3", "meer dan één"),
        (f"json://{KANARIE}/?optional=yes", "optional"),
        ("ab", "minstens 3"),
        ("x" * 2001, "hooguit 2000"),
        (42, "tekst"),
    ],
)
def test_een_adres_dat_niet_deugt_wordt_geweigerd_met_zijn_plek_en_niet_nagezegd(adres, zin):
    goed = "mailto://u:p@example.org"
    with pytest.raises(OnjuisteInvoer) as fout:
        stel_in("hovj.limburg", [goed, adres], POGING, moment=NU)
    (regel,) = fout.value.problemen
    assert regel.startswith("kanalen.1: ")
    assert zin in regel
    assert KANARIE not in regel


@pytest.mark.parametrize("invoer", [{}, "mailto://u:p@example.org", None, ["json://h"] * 11])
def test_kanalen_zijn_een_lijst_van_hooguit_tien(invoer):
    with pytest.raises(OnjuisteInvoer, match=r"^kanalen: "):
        stel_in("hovj.limburg", invoer, POGING, moment=NU)


def test_van_een_onbekende_functionaris_zijn_geen_kanalen_in_te_stellen(demo):
    with pytest.raises(NietGevonden):
        stel_in("niemand", [], POGING, moment=NU)


@pytest.mark.norm("N106")
@pytest.mark.parametrize("geduld_s", [5, 0.2])
def test_niets_van_adres_of_bericht_komt_in_een_log(installatie, caplog, capfd, geduld_s):
    """Not at DEBUG either, after another has arranged the logs, nor when it goes wrong."""
    logging.config.dictConfig({**LOGGING_CONFIG, "disable_existing_loggers": False})
    gedrag = ["hangt"] if geduld_s < 1 else [200]
    with (
        caplog.at_level(logging.DEBUG),
        webhook(*gedrag) as (haak, _),
        mailserver(*gedrag) as (mail, _),
    ):
        poort = haak.rpartition(":")[2].partition("/")[0]
        for adres in (
            haak.replace("/in", f"/{KANARIE}").replace(GEHEIM, KANARIE),
            mail.replace("iemand", KANARIE),
            f"json://{KANARIE}:{KANARIE}@127.0.0.1:{poort}/{KANARIE}",
            f"webhook://:{KANARIE}@127.0.0.1:{vrije_poort()}/{KANARIE}",
            f"json://127.0.0.1:{vrije_poort()}/{KANARIE}",
            f"twilio://{KANARIE}",
        ):
            stuur(adres, BRIEF, geduld_s=geduld_s)
    gezegd = caplog.text + "".join(capfd.readouterr())
    for geheim in (KANARIE, BRIEF.zaaknummer, BRIEF.nummer, "127.0.0.1", "Log in"):
        assert geheim not in gezegd
