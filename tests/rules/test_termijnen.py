from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.begrippen import LANDELIJK, Bevoegd, Rol
from models.fouten import OnjuisteInvoer
from models.naslag.kalender import is_werkdag
from models.naslag.termijnen import Duur, lees, meegeleverd
from models.rules.ontvangers import in_deze_zaak
from models.rules.termijnen import bewaren_tot, plan, plan_binnen, verder
from models.stappen import STAPPEN
from tests.rules.test_bevoegdheid import plaats

NEDERLAND = ZoneInfo("Europe/Amsterdam")
TABEL = lees(meegeleverd(), "termijnen.toml").op(date(2026, 11, 20))
SINDS = datetime(2026, 3, 28, 21, 14, tzinfo=UTC)
MOMENTEN = st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
IN_DAGEN = {"triagetafel", "toetsbesluit"}
REGELS = [(stap, regel.variant) for regel in TABEL.termijn for stap in regel.stap]
MINUUT, UUR = timedelta(minutes=1), timedelta(hours=1)


def wie(naam):
    houder = Bevoegd(Rol.POLITIE, "Oost-Brabant")
    if naam in {"burgemeester", "loco_burgemeester", "aov"}:
        return Bevoegd(Rol(naam), "GM0772")
    return in_deze_zaak(naam, plaats=plaats(), houder=houder)


def gepland(stap, variant="", sinds=SINDS, factor=1.0):
    return plan(TABEL.regel(stap, variant), sinds=sinds, factor=factor, wie=wie)


@pytest.mark.norm("N069")
@pytest.mark.parametrize(
    ("stap", "variant", "verwacht"),
    [
        ("afstemming", "", "30 120:adviseur_bbc 150:hovj 210:landelijk_coordinerend_hovj"),
        ("vaststelling", "", "30 120:adviseur_bbc 150:hovj 210:landelijk_coordinerend_hovj"),
        ("aanwijzing", "", "10 30:nctv 45:directeur_nctv"),
        ("ontvangst", "acuut", "5 15:burgemeester 25:loco_burgemeester 35:aov"),
        ("ontvangst", "nieuwe_opname", "720 1440:burgemeester 2160:loco_burgemeester 2880:aov"),
        ("weging", "", "120 240:rccb 360:portefeuillehouder_rccb"),
        ("overleg", "", "240 480:adviseur_bbc 720:hovj"),
        ("intakeformulier", "", "720 1440:politie 2160:hovj"),
        ("ontvangst_dossier", "", "720 1440:politie 2160:directeur_nctv"),
        ("oordeel", "", "1440 2880:nctv 4320:directeur_nctv"),
        ("vervolg", "", "720 1440:politie 2160:hovj"),
        ("een_stap_van_later", "", "720 1440:politie 2160:hovj"),
    ],
)
def test_de_tabel_zegt_per_stap_wie_het_wanneer_hoort(stap, variant, verwacht):
    herinnering, *ladder = gepland(stap, variant).treden
    gevonden = [str((herinnering.op - SINDS) // MINUUT)]
    gevonden += [f"{(s.op - SINDS) // MINUUT}:{s.aan[0].rol}" for s in ladder]
    assert " ".join(gevonden) == verwacht


def test_de_nctv_hoort_van_elke_trede_van_een_acute_ontvangst():
    ladder = gepland("ontvangst", "acuut").treden[1:]
    assert {s.aan[1:] for s in ladder} == {(Bevoegd(Rol.NCTV, LANDELIJK),)}


@pytest.mark.parametrize(("stap", "variant"), REGELS)
@pytest.mark.parametrize("factor", [1.0, 0.002])
@given(sinds=MOMENTEN)
def test_elke_trede_komt_na_de_vorige_zonder_einde(stap, variant, factor, sinds):
    gemaakt = gepland(stap, variant, sinds=sinds, factor=factor)
    momenten = [sinds, *(gemaakt.trede(nummer).op for nummer in range(12))]
    assert all(eerder < later for eerder, later in pairwise(momenten[:1] + momenten[2:]))
    assert sinds < momenten[1] <= momenten[2]  # in dagen kunnen zij op dezelfde werkdag vallen


HOUDER = Bevoegd(Rol.POLITIE, "Oost-Brabant")


def binnen(regel, *, sinds, uiterlijk, factor=1.0):
    return plan_binnen(regel, sinds=sinds, uiterlijk=uiterlijk, factor=factor, wie=lambda _: HOUDER)


@pytest.mark.norm("N020", "N097")
@pytest.mark.parametrize("regel", TABEL.termijn, ids=lambda regel: regel.stap[0] + regel.variant)
@pytest.mark.parametrize("factor", [1.0, 0.5, 0.002])
def test_wat_voor_een_datum_klaar_moet_zijn_eindigt_op_die_datum(regel, factor):
    """Every day of two years, weekends and holidays among them, each at another hour."""
    for dag in range(731):
        uiterlijk = datetime(2026, 1, 1, 0, 30, tzinfo=UTC) + timedelta(days=dag, hours=dag % 24)
        vooraf = timedelta(days=(14, 7, 3, 0.25)[dag % 4]) * factor
        sinds = uiterlijk - vooraf
        gemaakt = binnen(regel, sinds=sinds, uiterlijk=uiterlijk, factor=factor)
        gewoon = binnen(regel, sinds=sinds, uiterlijk=None, factor=factor)
        if gewoon.treden[-1].op <= uiterlijk:
            assert gemaakt == gewoon
        else:
            momenten = [sinds, *(trede.op for trede in gemaakt.treden)]
            assert momenten == sorted(momenten)
            assert timedelta() <= uiterlijk - momenten[-1] < timedelta(milliseconds=1)
            assert momenten[0] < momenten[1] < momenten[-1] + MINUUT


@pytest.mark.norm("N097")
def test_een_toetsing_voor_een_zaterdag_verloopt_op_die_zaterdag_en_niet_op_donderdag():
    zaterdag = datetime(2026, 12, 12, 23, tzinfo=UTC)
    sinds = zaterdag - timedelta(days=14)
    gemaakt = binnen(TABEL.regel("toetsbesluit"), sinds=sinds, uiterlijk=zaterdag)
    assert gemaakt.vervalt_op == zaterdag
    assert gemaakt.treden[0].op == zaterdag - timedelta(days=7)


@pytest.mark.parametrize("stap", [stap for stap in STAPPEN if stap not in IN_DAGEN])
def test_de_factor_schaalt_ook_de_herhaling(stap):
    snel, gewoon = (gepland(stap, factor=factor) for factor in (0.01, 1.0))
    for nummer in range(8):
        assert snel.trede(nummer).op - SINDS == (gewoon.trede(nummer).op - SINDS) * 0.01


def test_met_een_factor_eindigen_dagen_niet_op_een_werkdag():
    snel = gepland("triagetafel", factor=0.01)
    dagen = [(snel.trede(nummer).op - SINDS) / timedelta(days=0.01) for nummer in range(5)]
    assert dagen == [5, 7, 8, 9, 10]


@given(sinds=MOMENTEN, dagen=st.integers(1, 30))
def test_dagen_eindigen_op_een_werkdag_op_hetzelfde_uur(sinds, dagen):
    eind, begin = (m.astimezone(NEDERLAND) for m in (verder(sinds, Duur(dagen=dagen)), sinds))
    assert is_werkdag(eind.date())
    assert eind.date() >= begin.date() + timedelta(days=dagen)
    verschoven = (begin.replace(tzinfo=None) - eind.replace(tzinfo=None)) % timedelta(days=1)
    assert verschoven in {timedelta(), timedelta(hours=23)}


@given(sinds=MOMENTEN, uren=st.integers(1, 200))
def test_uren_lopen_dag_en_nacht(sinds, uren):
    assert verder(sinds, Duur(tijd=UUR * uren)) - sinds == UUR * uren


@pytest.mark.parametrize(
    ("begin", "dagen", "eind"),
    [
        ("2026-05-04T09:00+02:00", 1, "2026-05-06T09:00+02:00"),  # 5 mei is voor ambtenaren vrij
        ("2026-11-20T09:00+01:00", 1, "2026-11-23T09:00+01:00"),  # het weekend over
        ("2026-12-24T09:00+01:00", 1, "2026-12-28T09:00+01:00"),  # kerst en het weekend
        ("2026-10-23T02:30+02:00", 3, "2026-10-26T02:30+01:00"),  # over de wintertijd heen
        ("2027-03-26T02:30+01:00", 2, "2027-03-30T02:30+02:00"),  # tweede paasdag en zomertijd
        ("2027-03-24T02:30+01:00", 1, "2027-03-25T02:30+01:00"),
    ],
)
def test_een_termijn_in_dagen_houdt_haar_uur_ook_over_feestdagen_en_zomertijd(begin, dagen, eind):
    begonnen, verwacht = datetime.fromisoformat(begin), datetime.fromisoformat(eind)
    assert verder(begonnen, Duur(dagen=dagen)) == verwacht


@pytest.mark.parametrize(
    ("begin", "uren", "eind"),
    [
        ("2026-10-25T00:30:00+00:00", 1, "2026-10-25T01:30:00+00:00"),  # 02:30 komt twee keer
        ("2027-03-28T00:30:00+00:00", 1, "2027-03-28T01:30:00+00:00"),  # 02:30 komt niet
    ],
)
def test_in_de_nacht_dat_de_klok_verspringt_duurt_een_uur_een_uur(begin, uren, eind):
    hier = datetime.fromisoformat(begin).astimezone(NEDERLAND)
    assert verder(hier, Duur(tijd=UUR * uren)) == datetime.fromisoformat(eind)


GOED = meegeleverd()


@pytest.mark.parametrize(
    ("was", "wordt", "regel", "zin"),
    [
        ('vervalt = "2 uur"', 'vervalt = "2 weken"', 'vervalt = "2 weken"', "moet een duur zijn"),
        ('vervalt = "2 uur"', 'vervalt = "20 min"', "[[tabel.termijn]]", "korter zijn dan vervalt"),
        ('aan = "hovj", na = "30', 'aan = "hof", na = "30', "ladder = [", "is geen rol"),
        ('stap = ["weging"]', 'stap = ["wegin"]', "[[tabel.termijn]]", "onbekend zijn wegin"),
        ('herhaal = "15 min"', "herhaal = 15", "herhaal = 15", "moet een duur zijn"),
        ('na = "15 min"', 'na = "2 dagen"', None, None),
        ('stap = ["overleg"]', 'stap = ["weging"]', "[[tabel]]", "staat er twee keer: weging"),
        ('  "overige",\n', "", "[[tabel]]", "regel voor overige ontbreekt"),
        ("geldig_van = 2026-01-01", "geldig_van = 7", "geldig_van = 7", "moet uitgeschreven zijn"),
        ('herhaal = "15 min"', 'herhaal = "15 min', 'herhaal = "15 min', "is geen geldige TOML"),
        (
            '{ aan = "aov", na = "12 uur", ook = ["nctv"] }',
            '{ aan = "aov", na = "12 uur" }',
            "[[tabel.termijn]]",
            "bij ontvangst hoort de NCTV het",
        ),
        ('herhaal = "15 min"', "hertaal = 1", "hertaal = 1", "onbekend veld"),
    ],
)
def test_een_fout_in_de_tabel_wordt_met_haar_regel_genoemd(was, wordt, regel, zin):
    tekst = GOED.replace(was, wordt, 1)
    assert tekst != GOED
    if regel is None:
        lees(tekst, "eigen.toml")
        return
    with pytest.raises(OnjuisteInvoer) as fout:
        lees(tekst, "eigen.toml")
    nummers = [n for n, inhoud in enumerate(tekst.splitlines(), 1) if regel in inhoud]
    gevonden = [r for r in fout.value.problemen if zin in r]
    assert len(gevonden) == 1
    assert any(gevonden[0].startswith(f"eigen.toml, regel {nummer}") for nummer in nummers)


def test_een_nieuwe_tabel_geldt_vanaf_haar_datum():
    later = GOED.replace("2026-01-01", "2027-01-01").replace('"4 uur"\nladder', '"3 uur"\nladder')
    samen = lees(GOED + later[later.index("[[tabel]]\ngeldig") :], "eigen.toml")
    dagen = date(2026, 12, 31), date(2027, 1, 1)
    duren = [samen.op(dag).regel("weging").vervalt.tijd for dag in dagen]
    assert duren == [4 * UUR, 3 * UUR]
    assert samen.op(date(2020, 1, 1)).regel("weging").vervalt.tijd == 4 * UUR


@pytest.mark.parametrize(
    ("gesloten", "tot"),
    [
        (datetime(2026, 11, 20, 21, 14, tzinfo=UTC), datetime(2031, 11, 20, 21, 14, tzinfo=UTC)),
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), datetime(2033, 3, 1, 12, 0, tzinfo=UTC)),
        (datetime(2027, 2, 28, 12, 0, tzinfo=UTC), datetime(2032, 2, 28, 12, 0, tzinfo=UTC)),
    ],
)
def test_een_zaak_blijft_vijf_jaar_bewaard_ook_na_een_schrikkeldag(gesloten, tot, beleid):
    assert bewaren_tot(gesloten, beleid) == tot


@given(gesloten=MOMENTEN)
def test_een_zaak_blijft_nooit_korter_bewaard_dan_het_beleid_zegt(gesloten, beleid):
    dagen = (bewaren_tot(gesloten, beleid) - gesloten).days
    assert dagen in {365 * 5 + 1, 365 * 5 + 2}


def test_van_elke_stap_is_gezegd_welke_termijn_zij_heeft():
    assert {stap for regel in TABEL.termijn for stap in regel.stap} == {*STAPPEN, "overige"}
