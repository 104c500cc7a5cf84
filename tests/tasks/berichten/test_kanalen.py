"""The channels: what a bericht shows, how a webhook is signed, and that nothing of it is logged."""

import hashlib
import hmac
import logging
import logging.config
import re
from dataclasses import fields
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import quote

import pytest
from uvicorn.config import LOGGING_CONFIG

from models.begrippen import Deur
from models.fouten import NietGevonden, OnjuisteInvoer
from tasks.berichten.adressen import stel_in
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.kanalen import ontvanger, soort_van, stuur
from tasks.register.geweigerde_pogingen import Code, Poging
from tests.hulp.installaties import vergeet
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
LEESMIJ = Path(__file__).parents[3] / "CONTRIBUTING.md"
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


def test_wie_een_webhook_ontvangt_leest_van_elk_veld_wat_het_is():
    """In CONTRIBUTING, for whoever writes that receiver."""
    (alinea,) = re.findall(r"\*\*Receiving a webhook\.\*\* .*", LEESMIJ.read_text())
    assert {veld.name for veld in fields(Brief)} - set(re.findall(r"`(\w+)`", alinea)) == set()


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
        assert stuur(adres, BRIEF, geduld_s=0.3 if gedrag == "hangt" else 5) is uitslag


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
    assert ontvanger(adres)
    assert soort_van(adres) == adres.partition(":")[0].lower()


VAN = "mailtos://u:p@smtp.example.org?from=regie@example.org"


@pytest.mark.parametrize(
    ("adres", "wie"),
    [
        ("mailto://regie:geheim@example.org", "regie@example.org"),
        ("mailto://iemand@example.org", "iemand@example.org"),
        (f"{VAN}&to=iemand@example.org", "iemand@example.org"),
        ("mailtos://u:p@smtp.example.org/iemand@example.org", "iemand@example.org"),
        (f"{VAN}&to=s.in'tveld@example.org", "s.in'tveld@example.org"),
        (f"{VAN}&to=s.in%27tveld@example.org", "s.in'tveld@example.org"),
        (f"{VAN}&to=a%26b+regie@example.org", "a&b+regie@example.org"),
        ("mailtos://u:a;b@smtp.example.org?to=iemand@example.org", "iemand@example.org"),
        ("mailtos://u:a%40b%2F@smtp.example.org?to=iemand@example.org", "iemand@example.org"),
        ("webhooks://:geheim@haak.example.org/pad", "haak.example.org"),
        (f"twilio://AC{'a' * 32}:{'b' * 32}@31612345678/+31687654321", "+31687654321"),
        ("signals://host.example.org/31612345678", "+31612345678"),
        ("threema://*THEGWID@ssssssssssssssss/iemand@example.org", "iemand@example.org"),
        ("matrix://u:p@matrix.example.org/#kamer", "#kamer"),
        ("mmost://chat.example.org/tttttttttttttttttttttttt?channel=a", "a"),
        ("https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", "Slack"),
    ],
)
def test_een_adres_zegt_wie_het_bereikt(adres, wie):
    assert ontvanger(adres) == wie


@pytest.mark.parametrize("wie", ["s.in'tveld", "o''brien", "a&b", "naam+regie", "A.Hoofd"])
@pytest.mark.parametrize("vorm", ["heel", "kaal"])
def test_mail_komt_bij_precies_wie_er_staat(installatie, monkeypatch, vorm, wie):
    """A name with an apostrophe went to whoever has the part behind it."""
    with mailserver() as (plek, gekregen):
        relais, heel = plek.replace("&to=iemand@example.org", ""), quote(wie)
        monkeypatch.setenv("REGIE_MAIL_RELAY", relais)
        vergeet()
        adres = f"{relais}&to={heel}@example.org" if vorm == "heel" else f"{wie}@example.org"
        assert ontvanger(adres) == f"{wie}@example.org"
        assert stuur(adres, BRIEF) is Uitslag.AANGENOMEN
    ((_, koppen, ruw),) = gekregen.gekregen
    assert koppen == {"aan": f"{wie}@example.org"}
    assert message_from_bytes(ruw, policy=policy.default)["To"] == f"{wie}@example.org"


@pytest.mark.parametrize(
    "wie",
    [
        *("niet-een-adres", "a..b@example.org", ".a@example.org", "a@example", "a b@example.org"),
        *("a,b@example.org", "a;b@example.org", "a&b@example.org", "jörg@example.org"),
        *("Naam <a@example.org>", "a%2527b@example.org", "a@example.org#b", "a@b@example.org"),
    ],
)
def test_wat_geen_mailadres_is_wordt_geweigerd_en_later_niet_verzonden(installatie, wie):
    """Stored by an earlier release: looked at again, and nothing goes to anyone else."""
    with mailserver() as (plek, gekregen):
        adres = plek.replace("to=iemand@example.org", f"to={wie}")
        with pytest.raises(ValueError, match=r"ontvanger|dubbelzinnig"):
            ontvanger(adres)
        assert stuur(adres, BRIEF) is Uitslag.BLIJVEND
    assert gekregen.gekregen == []


def test_een_kaal_adres_gaat_langs_het_relais_uit_de_instellingen(installatie, monkeypatch):
    with webhook() as (plek, gekregen):
        poort = plek.rpartition(":")[2].partition("/")[0]
        signaal = f"signal://127.0.0.1:{poort}/+31600000000"
        monkeypatch.setenv("REGIE_SMS_RELAY", signaal)
        vergeet()
        assert (soort_van("+31612345678"), ontvanger("+31612345678")) == ("sms", "+31612345678")
        assert stuur("+31612345678", BRIEF) is Uitslag.AANGENOMEN
    ((_, _, lichaam),) = gekregen.gekregen
    assert inhoud(lichaam)["recipients"] == ["+31612345678"]


@pytest.mark.parametrize(
    ("adres", "relais", "zin"),
    [
        ("naam@example.org", {}, "REGIE_MAIL_RELAY nog niet ingesteld"),
        ("+31612345678", {}, "REGIE_SMS_RELAY nog niet ingesteld"),
        ("naam@example.org", {"REGIE_MAIL_RELAY": KANARIE}, "REGIE_MAIL_RELAY leidt niet"),
        ("+31612345678", {"REGIE_SMS_RELAY": "json://h.example.org"}, "REGIE_SMS_RELAY leidt niet"),
        ("+31612345678", {"REGIE_SMS_RELAY": "msgbird://x/31600000001/31600000002"}, "leidt niet"),
        ("0612345678", {}, "geen mailadres"),
        ("+31 6 12345678", {}, "geen telefoonnummer"),
        ("s.in%27tveld@example.org", {}, "geen mailadres"),
        ("mail://naam@example.org", {}, "geen mailadres"),
    ],
)
def test_een_kaal_adres_dat_niet_aankomt_wordt_geweigerd(
    installatie, monkeypatch, adres, relais, zin
):
    for naam, waarde in relais.items():
        monkeypatch.setenv(naam, waarde)
    vergeet()
    with pytest.raises(ValueError, match=zin) as fout:
        ontvanger(adres)
    assert adres not in str(fout.value)
    assert KANARIE not in str(fout.value)
    assert stuur(adres, BRIEF) is Uitslag.BLIJVEND


@pytest.mark.norm("N106")
@pytest.mark.parametrize(
    ("soort", "veld"),
    [
        ("mmost://127.0.0.1:{}/tttttttttttttttttttttttt", "text"),
        ("ntfy://127.0.0.1:{}/kamer", "message"),
        ("rocket://hook@127.0.0.1:{}/#kamer?webhook=a/b", "text"),
        ("signal://127.0.0.1:{}/+31600000000/+31612345678", "message"),
        ("json://127.0.0.1:{}/", "message"),
    ],
)
def test_elke_dienst_krijgt_de_regels_zoals_bedoeld_en_haalt_niets_van_elders(soort, veld):
    with webhook() as (plek, gekregen):
        poort = plek.rpartition(":")[2].partition("/")[0]
        assert stuur(soort.format(poort), BRIEF) is Uitslag.AANGENOMEN
    ((_, koppen, lichaam),) = gekregen.gekregen
    assert inhoud(lichaam)[veld].endswith(BRIEF.tekst)
    adressen = re.findall(r"https?://[\w.-]+", f"{lichaam.decode()} {koppen}")
    assert {plek for plek in adressen if "127.0.0.1" not in plek} == {
        "https://inloggen.example.org",
        "https://bevestig.example.org",
    }


def test_mail_zonder_vorm_in_het_adres_is_tekst(installatie):
    with mailserver() as (adres, gekregen):
        assert stuur(adres.replace("&format=text", ""), BRIEF) is Uitslag.AANGENOMEN
    ((_, _, ruw),) = gekregen.gekregen
    mail = message_from_bytes(ruw, policy=policy.default)
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().splitlines() == BRIEF.tekst.splitlines()


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        (f"{KANARIE}://iemand", "geen adres dat Apprise kent"),
        (f"{KANARIE}@example.org", "REGIE_MAIL_RELAY"),
        (f"mailto://u:p@example.org?to={KANARIE}", "gewoon mailadres"),
        (f"mailto://u:p@example.org?from={KANARIE}@example.org", "geen ontvanger"),
        (f"twilio://AC{'a' * 32}:{'b' * 32}@31612345678/+31687654321/{KANARIE}", "niet kent"),
        ("syslog://zangvogel", "geen adres dat Apprise kent"),
        (f"postvak://{KANARIE}", "geen adres dat Apprise kent"),
        (f"mailto://{KANARIE}", "geen adres dat Apprise kent"),
        (f"webhook://{KANARIE}/pad", "geheim nodig"),
        (f"webhooks://:{KANARIE}@/pad", "geheim nodig"),
        (f"webhooks://:{KANARIE}@host:poort/", "geen adres"),
        (f"webhooks://:{KANARIE}@[::1/", "geen adres"),
        (f"webhooks://:x@{KANARIE}\n/", "geen adres"),
        (f"webhooks://:x@{KANARIE}.example.org#@example.org/", "dubbelzinnig"),
        (f"webhooks://:x@{KANARIE}.example.org%2Eexample.org/", "dubbelzinnig"),
        (f"webhooks://:x@{KANARIE}ö.example.org/", "dubbelzinnig"),
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
