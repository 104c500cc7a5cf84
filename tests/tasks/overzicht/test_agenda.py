"""What comes due: everything once, nothing of content, as table, picture and calendar file."""

import struct
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from sqlmodel import select

from models.tabellen import Maatregel
from models.voorbeelden.invoer import planbaar, risicomoment
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.gemeenten import informeren
from tasks.overzicht.agenda import Agendasoort, agenda, als_kalender, per_week
from tasks.procedures import verhoogd_risicomoment
from tasks.roosters import periodieke_toetsing
from tasks.roosters.agenda import markdown, plaat
from tests.hulp.zaakspel import HOVJ, MAATREGEL, PORTEFEUILLE, Zaakspel, getekend

NEDERLAND = ZoneInfo("Europe/Amsterdam")
KANARIE = "Kanarievogel"


def kijk(moment, weken=8):
    with lezen() as sessie:
        return agenda(sessie, moment=moment, weken=weken)


def besloten(*dagen_tot_toets):
    """A case with measures whose review is so many days away."""
    spel = Zaakspel(doelwit__naam=KANARIE).tot("besluit_maatregelen")
    data = [(dag(spel.nu) + timedelta(days=dagen)).isoformat() for dagen in dagen_tot_toets]
    maatregelen = [{**MAATREGEL, "toetsdatum": datum, "toetscriteria": KANARIE} for datum in data]
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, maatregelen=maatregelen)
    return spel


def soorten(punten):
    return [(punt.soort.value, dag(punt.op)) for punt in punten]


@pytest.mark.norm("N020")
def test_elke_toetsdatum_staat_er_een_keer_per_dag(demo):
    spel = besloten(20, 20, 30, 300)
    vandaag = dag(spel.nu)
    toetsen = [p for p in kijk(spel.nu) if p.soort is Agendasoort.TOETSDATUM]
    assert soorten(toetsen) == [
        ("toetsdatum", vandaag + timedelta(days=20)),
        ("toetsdatum", vandaag + timedelta(days=30)),
    ]
    assert len([p for p in kijk(spel.nu, 52) if p.soort is Agendasoort.TOETSDATUM]) == 3
    assert not any(p.verlopen(spel.nu) for p in toetsen)


@pytest.mark.norm("N020", "N097")
def test_wat_getoetst_wordt_staat_er_als_termijn_en_niet_nog_eens(demo):
    spel = besloten(10)
    periodieke_toetsing.TOETSEN.doe_in_elke(moment=spel.nu + timedelta(days=1))
    punten = [p for p in kijk(spel.nu) if p.wat.startswith(("Toets",))]
    assert soorten(punten) == [("termijn", dag(spel.nu) + timedelta(days=10))]


def test_standaardmaatregelen_hebben_geen_toetsdatum_in_de_agenda(demo):
    spel = besloten(10)
    with transactie() as sessie:
        for maatregel in sessie.exec(select(Maatregel)):
            maatregel.standaard = True
    assert not [p for p in kijk(spel.nu) if p.soort is Agendasoort.TOETSDATUM]


@pytest.mark.norm("N056", "N096")
def test_momenten_staan_er_tot_zij_voorbij_zijn(demo):
    spel = besloten(200)
    spel.nu += timedelta(minutes=1)
    gegeven = {"poging": getekend(PORTEFEUILLE, spel.nu), "moment": spel.nu}
    verhoogd_risicomoment.meld_risicomoment(spel.zaaknummer, risicomoment(spel.nu), **gegeven)
    (punt,) = [p for p in kijk(spel.nu) if p.soort is Agendasoort.MOMENT]
    over_drie_dagen = dag(spel.nu) + timedelta(days=3)
    assert (dag(punt.op), punt.wat) == (over_drie_dagen, "Verhoogd risicomoment")
    assert punt.op.astimezone(NEDERLAND).hour == 0  # when exactly is for who reads the case
    assert punt.wanneer == f"{over_drie_dagen:%d-%m-%Y}"
    assert not [p for p in kijk(spel.nu + timedelta(days=4)) if p.soort is Agendasoort.MOMENT]
    spel.sluit()
    assert kijk(spel.nu) == []  # of a closed case nothing comes any more


@pytest.mark.norm("N056")
def test_een_planbaar_moment_in_een_gemeente_staat_er_ook(demo):
    spel = Zaakspel().wijs_aan()
    spel.nu += timedelta(minutes=1)
    gegeven = {"poging": getekend("directeur_nctv", spel.nu), "moment": spel.nu}
    informeren.planbaar(spel.zaaknummer, planbaar(spel.nu), **gegeven)
    assert [p.wat for p in kijk(spel.nu) if p.soort is Agendasoort.MOMENT] == [
        "Planbaar moment in een gemeente"
    ]


def test_wat_verlopen_is_telt_in_deze_week(demo):
    spel = Zaakspel()
    later = spel.nu + timedelta(days=30)
    (punt,) = kijk(later)
    assert (punt.soort, punt.wat, punt.van) == (
        Agendasoort.TERMIJN,
        "Weging door de RCCB",
        "rccb (Oost-Brabant)",
    )
    assert punt.verlopen(later)
    eerste, *rest = per_week([punt], moment=later)
    assert (eerste.aantal, [w.aantal for w in rest]) == ({Agendasoort.TERMIJN: 1}, [{}] * 7)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 23, 0, tzinfo=NEDERLAND),
        datetime(2026, 3, 29, 23, 59, tzinfo=NEDERLAND),
        datetime(2026, 10, 25, 2, 30, tzinfo=NEDERLAND),
        datetime(2026, 12, 31, 23, tzinfo=NEDERLAND),
    ],
)
def test_weken_beginnen_op_maandag_ook_als_de_klok_verspringt(moment):
    weken = per_week([], moment=moment, weken=4)
    assert [week.maandag.isoweekday() for week in weken] == [1] * 4
    assert weken[0].maandag <= dag(moment) < weken[1].maandag
    assert weken[1].naam == f"week {weken[1].maandag.isocalendar().week}"


@pytest.mark.norm("N106")
def test_het_kalenderbestand_zegt_alleen_welke_zaak_en_wat(demo):
    spel = besloten(20, 30)
    punten = kijk(spel.nu)
    bestand = als_kalender(punten, moment=spel.nu)
    assert KANARIE.encode() not in bestand
    gelezen = Calendar.from_ical(bestand).walk("VEVENT")
    assert [str(afspraak["summary"]) for afspraak in gelezen] == [
        f"{spel.zaaknummer}: {punt.wat}" for punt in punten
    ]
    assert {"description", "location", "attendee"} & {
        n.lower() for a in gelezen for n in a
    } == set()
    toets = [a for a in gelezen if "Toetsdatum" in a["summary"]]
    assert [a["dtstart"].dt for a in toets] == [dag(p.op) for p in punten if p.wat == "Toetsdatum"]
    assert len({str(a["uid"]) for a in gelezen}) == len(gelezen)
    assert als_kalender(kijk(spel.nu), moment=spel.nu) == bestand  # the same numbers


@pytest.mark.norm("N106")
def test_in_prefect_staan_een_beeld_en_een_tabel_zonder_inhoud(demo):
    spel = besloten(20, 30)
    punten = kijk(spel.nu)
    tekst = markdown(punten, moment=spel.nu)
    assert KANARIE not in tekst
    assert "Brabant" not in tekst
    assert "![Wat per week verloopt](data:image/png;base64," in tekst
    assert tekst.count(f"| {spel.zaaknummer} |") == len(punten)
    leeg = markdown([], moment=spel.nu)
    assert "Er komt niets." in leeg


def test_een_lange_agenda_wordt_in_prefect_afgekapt_en_zegt_dat(demo):
    spel = besloten(20)
    (punt,) = [p for p in kijk(spel.nu) if p.soort is Agendasoort.TOETSDATUM]
    tekst = markdown([punt] * 250, moment=spel.nu)
    assert tekst.count(f"| {spel.zaaknummer} |") == 200
    assert "En nog 50; `regie agenda` toont ze alle." in tekst


def test_de_staven_zijn_een_leesbaar_plaatje(demo):
    spel = besloten(20, 30)
    beeld = plaat(per_week(kijk(spel.nu), moment=spel.nu))
    assert beeld.startswith(b"\x89PNG")
    breed, hoog = struct.unpack(">II", beeld[16:24])
    assert breed > hoog > 200
    assert len(beeld) < 100_000
    assert plaat(per_week([], moment=datetime(2026, 2, 4, tzinfo=UTC))).startswith(b"\x89PNG")
