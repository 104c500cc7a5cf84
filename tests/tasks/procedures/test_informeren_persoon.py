"""The person is informed again: on its day, by whom, once at a time, and not before the first."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from models.begrippen import Procedure, Status
from models.fouten import NietGevonden, OnjuisteInvoer
from models.tabellen import Bericht, Proces, Termijn, Vraag, Zaak
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import NEDERLAND, dag
from tasks.mensen.functionarissen import volmachten
from tasks.procedures.informeren_persoon import STAP, aan_de_beurt, vraag_te_informeren
from tasks.procedures.wijziging import wijzig
from tasks.register.lezen import beeld, rijen
from tasks.register.sleutels import BEHEER
from tasks.roosters.periodiek_informeren import INFORMEREN
from tasks.vragen.processen import begin_procedure, eis_proces
from tasks.vragen.vragen import stel_vraag, te_beantwoorden
from tasks.zaak.leesrecht import mag_lezen
from tests.hulp.kapotmaken import wissel
from tests.hulp.tegelijk import in_draden
from tests.hulp.voorbeelden import GEVESTIGD, MAATREGEL
from tests.hulp.zaakspel import ADVISEUR, HOVJ, POLITIE, VERLOOP, Zaakspel, getekend, geweigerd

pytestmark = pytest.mark.usefixtures("bewaakt")
NEGENTIG = date(2026, 5, 5)
"""Ninety days after the day that a Zaakspel plays at."""
BEZIEN = date(2026, 3, 2)


def op(dag_: date, uur: int = 8) -> datetime:
    return datetime(dag_.year, dag_.month, dag_.day, uur, tzinfo=NEDERLAND)


def informeren_op(spel: Zaakspel) -> date | None:
    with lezen() as sessie:
        return sessie.get_one(Zaak, spel.zaaknummer).informeren_op


def zet_informeren_op(spel: Zaakspel, op_: date | None) -> None:
    with transactie() as sessie:
        sessie.get_one(Zaak, spel.zaaknummer).informeren_op = op_


def gesteld(spel: Zaakspel) -> list[Vraag]:
    """Every time that was asked, beside the procedures that decide."""
    vragen = select(Vraag).where(
        Vraag.zaaknummer == spel.zaaknummer, Vraag.proces == Procedure.INFORMEREN_PERSOON
    )
    with lezen() as sessie:
        return list(sessie.exec(vragen.order_by(Vraag.sinds)))


def vraag_in(spel: Zaakspel, onderwerp: str, stap: str) -> Vraag:
    """Ask in a later round of the first process."""
    with transactie() as sessie:
        proces = eis_proces(sessie, spel.zaaknummer, "lokaal-domein", onderwerp)
        return stel_vraag(sessie, beeld(sessie, spel.zaaknummer), proces, stap, 1, moment=spel.nu)


def beperk(spel: Zaakspel, op_: date = BEZIEN) -> Zaakspel:
    spel.tot(STAP).besluit(STAP, "beperkt", HOVJ, opnieuw_bezien_op=op_.isoformat())
    return spel


def ga_naar(spel: Zaakspel, dag_: date) -> None:
    """Let the day come, and the daily look."""
    spel.nu = op(dag_)
    INFORMEREN.doe_in_elke(moment=spel.nu)


@pytest.fixture
def geinformeerd(demo):
    return Zaakspel().tot("einde")


@pytest.mark.norm("N107", "N108")
@pytest.mark.parametrize(
    ("uitkomst", "wie", "velden", "dag_"),
    [
        ("geinformeerd", POLITIE, {"gewezen_op_zwijgplicht": True}, NEGENTIG),
        (
            "geinformeerd",
            POLITIE,
            {"gewezen_op_zwijgplicht": True, "opnieuw_informeren_op": "2026-02-12"},
            date(2026, 2, 12),
        ),
        ("beperkt", HOVJ, {"opnieuw_bezien_op": "2026-03-02"}, BEZIEN),
    ],
)
def test_een_antwoord_zet_de_dag_van_de_volgende_keer(demo, uitkomst, wie, velden, dag_):
    spel = Zaakspel().tot(STAP)
    assert informeren_op(spel) is None
    spel.besluit(STAP, uitkomst, wie, **velden)
    assert informeren_op(spel) == dag_


@pytest.mark.norm("N107", "N129")
def test_na_een_weigering_of_fout_is_er_geen_dag(demo):
    spel = Zaakspel().tot(STAP)
    vraag = spel.vraag(STAP)
    geweigerd(spel, vraag, "geinformeerd", POLITIE, norm="N129", gewezen_op_zwijgplicht=False)
    with pytest.raises(OnjuisteInvoer, match="opnieuw_informeren_op: moet na vandaag liggen"):
        spel.antwoord(vraag, "geinformeerd", POLITIE, opnieuw_informeren_op=dag(spel.nu))
    assert informeren_op(spel) is None


@pytest.mark.norm("N109")
def test_de_geheimhoudingsverklaring_staat_vast(demo):
    spel = Zaakspel().tot(STAP)
    velden = {"gewezen_op_zwijgplicht": True, "geheimhoudingsverklaring": "ondertekend"}
    spel.besluit(STAP, "geinformeerd", POLITIE, **velden)
    assert spel.beeld.besluiten[-1].inhoud["antwoord"].items() >= velden.items()


@pytest.mark.norm("N106", "N107")
def test_op_de_dag_wordt_gevraagd_met_termijn_en_een_bericht_zonder_inhoud(geinformeerd):
    ga_naar(geinformeerd, NEGENTIG - timedelta(days=1))
    assert gesteld(geinformeerd) == []
    ga_naar(geinformeerd, NEGENTIG)
    (vraag,) = gesteld(geinformeerd)
    assert (vraag.stap, vraag.rol, vraag.gebied) == (STAP, "politie", "Oost-Brabant")
    assert len(vraag.onderwerp) == 32
    with lezen() as sessie:
        assert sessie.get_one(Termijn, vraag.id).volgende_op > geinformeerd.nu
        (bericht,) = sessie.exec(select(Bericht).where(Bericht.vraag == vraag.id))
        proces = sessie.exec(select(Proces).where(Proces.onderwerp == vraag.onderwerp)).one()
    assert (bericht.soort, bericht.stap, bericht.op) == ("vraag", STAP, geinformeerd.nu)
    assert (proces.proces, proces.wek, proces.klaar_op) == (
        Procedure.INFORMEREN_PERSOON,
        True,
        None,
    )


@pytest.mark.norm("N107")
@pytest.mark.parametrize(("te_vroeg", "keren"), [(timedelta(minutes=1), 0), (timedelta(), 1)])
def test_de_dag_begint_in_nederland_om_middernacht(geinformeerd, te_vroeg, keren):
    INFORMEREN.doe_in_elke(moment=op(NEGENTIG, 0) - te_vroeg)
    assert len(gesteld(geinformeerd)) == keren


@pytest.mark.norm("N107")
def test_een_antwoord_opent_de_weg_naar_de_volgende_keer(geinformeerd):
    ga_naar(geinformeerd, NEGENTIG)
    vraag = geinformeerd.open_vraag(STAP)
    geinformeerd.antwoord(vraag, "geinformeerd", POLITIE, gewezen_op_zwijgplicht=True)
    assert informeren_op(geinformeerd) == NEGENTIG + timedelta(days=90)
    ga_naar(geinformeerd, NEGENTIG)
    assert len(gesteld(geinformeerd)) == 1
    ga_naar(geinformeerd, NEGENTIG + timedelta(days=90))
    eerste, tweede = gesteld(geinformeerd)
    assert (eerste.onderwerp != tweede.onderwerp, tweede.gesloten_op) == (True, None)


@pytest.mark.norm("N107")
def test_nooit_twee_tegelijk_ook_niet_na_dagen_of_van_twee_werkers(geinformeerd):
    uitkomsten = in_draden(
        *[lambda: vraag_te_informeren(geinformeerd.zaaknummer, moment=op(NEGENTIG))] * 4
    )
    assert sorted(uitkomsten) == [False, False, False, True]
    for later in range(3):
        ga_naar(geinformeerd, NEGENTIG + timedelta(days=later))
    assert len(gesteld(geinformeerd)) == 1
    assert aan_de_beurt(moment=op(NEGENTIG)) == []


@pytest.mark.norm("N107")
def test_wat_door_stilstand_werd_gemist_wordt_een_keer_ingehaald(geinformeerd):
    ga_naar(geinformeerd, NEGENTIG + timedelta(days=400))
    assert len(gesteld(geinformeerd)) == 1


@pytest.mark.norm("N108")
def test_alleen_het_gezag_beperkt_wat_de_persoon_hoort_met_reden_en_dag(demo):
    spel = Zaakspel().tot(STAP)
    vraag = spel.vraag(STAP)
    geweigerd(spel, vraag, "beperkt", POLITIE, norm="N107")
    for veld in ("opnieuw_bezien_op", "motivering"):
        with pytest.raises(OnjuisteInvoer, match=veld):
            spel.antwoord(vraag, "beperkt", HOVJ, **{veld: None})
    spel.antwoord(vraag, "beperkt", HOVJ, motivering="Verzonnen: het onderzoek loopt.")
    besluit = spel.beeld.laatste(STAP)
    assert besluit.antwoord["motivering"] == "Verzonnen: het onderzoek loopt."


@pytest.mark.norm("N108")
def test_na_een_beperking_beziet_het_gezag_haar_en_dan_informeert_weer_wie_uitvoert(demo):
    spel = beperk(Zaakspel())
    ga_naar(spel, BEZIEN)
    vraag = spel.open_vraag(STAP)
    assert (vraag.rol, vraag.gebied) == ("hovj", "Oost-Brabant")
    geweigerd(spel, vraag, "geinformeerd", POLITIE, norm="N107", gewezen_op_zwijgplicht=True)
    spel.antwoord(vraag, "beperkt", HOVJ, opnieuw_bezien_op="2026-04-01")
    ga_naar(spel, date(2026, 4, 1))
    vraag = spel.open_vraag(STAP)
    assert vraag.rol == "hovj"
    spel.antwoord(vraag, "geinformeerd", HOVJ, gewezen_op_zwijgplicht=True)
    ga_naar(spel, date(2026, 6, 30))
    assert spel.open_vraag(STAP).rol == "politie"


@pytest.mark.norm("N008", "N108")
def test_wie_uitvoert_blijft_lezen_zolang_het_gezag_het_informeren_beperkt(demo):
    spel = Zaakspel().tot("besluit_maatregelen")
    door_lx = [{**MAATREGEL, "uitvoerder": "lx"}]
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, maatregelen=door_lx)

    def leest() -> bool:
        with lezen() as sessie:
            (lx,) = volmachten(sessie, "lx", moment=spel.nu)
        return mag_lezen(spel.beeld, lx)

    assert not leest()
    vraag = spel.vraag(STAP)
    assert leest()
    spel.antwoord(vraag, "beperkt", HOVJ)
    assert leest()


@pytest.mark.norm("N107")
def test_voor_de_waardering_wordt_niets_gevraagd_wat_er_ook_in_de_tabel_staat(demo):
    spel = Zaakspel()
    for stap, uitkomst, wie, velden in VERLOOP[:-1]:
        zet_informeren_op(spel, dag(spel.nu))
        assert INFORMEREN.doe_in_elke(moment=spel.nu) == (0, {})
        with pytest.raises(NietGevonden, match=f"De vraag {STAP} is in deze zaak niet gesteld"):
            te_beantwoorden(spel.zaaknummer, STAP)
        spel.besluit(stap, uitkomst, wie, **velden)
    assert INFORMEREN.doe_in_elke(moment=spel.nu) == (0, {})
    assert gesteld(spel) == []


@pytest.mark.norm("N107")
def test_na_een_nieuw_besluit_vraagt_alleen_de_procedure_die_besloot(geinformeerd):
    spel = geinformeerd
    ga_naar(spel, NEGENTIG)
    (vraag,) = gesteld(spel)
    with transactie() as sessie:
        weer = begin_procedure(sessie, spel.zaaknummer, "lokaal-domein", moment=spel.nu).onderwerp
    for stap, uitkomst, wie in (
        ("vervolg", "maatregeladvies", ADVISEUR),
        ("maatregeladvies", "geleverd", POLITIE),
        ("besluit_maatregelen", "aanpassen", HOVJ),
    ):
        assert not spel.beeld.ingetrokken(Procedure.INFORMEREN_PERSOON, vraag.onderwerp)
        spel.antwoord(vraag_in(spel, weer, stap), uitkomst, wie)
    assert (
        spel.beeld.ingetrokken(Procedure.INFORMEREN_PERSOON, vraag.onderwerp).inhoud["vraag"]
        == vraag.id
    )
    assert INFORMEREN.doe_in_elke(moment=spel.nu) == (0, {})
    eigen = vraag_in(spel, weer, STAP)
    assert INFORMEREN.doe_in_elke(moment=spel.nu) == (0, {})
    spel.antwoord(eigen, "geinformeerd", POLITIE, gewezen_op_zwijgplicht=True)
    assert informeren_op(spel) == NEGENTIG + timedelta(days=90)


@pytest.mark.norm("N107")
def test_een_gesloten_zaak_vraagt_niets(geinformeerd):
    geinformeerd.sluit()
    assert geinformeerd.beeld.status is Status.GESLOTEN
    ga_naar(geinformeerd, NEGENTIG)
    assert gesteld(geinformeerd) == []
    assert not vraag_te_informeren(geinformeerd.zaaknummer, moment=geinformeerd.nu)


@pytest.mark.norm("N107")
def test_sluit_de_zaak_dan_vervalt_de_open_vraag(geinformeerd):
    ga_naar(geinformeerd, NEGENTIG)
    (vraag,) = gesteld(geinformeerd)
    geinformeerd.sluit()
    ingetrokken = geinformeerd.beeld.ingetrokken(Procedure.INFORMEREN_PERSOON, vraag.onderwerp)
    assert ingetrokken.inhoud == {"reden": "de zaak is gesloten", "vraag": vraag.id}
    ga_naar(geinformeerd, NEGENTIG + timedelta(days=1))
    assert len(gesteld(geinformeerd)) == 1


@pytest.mark.norm("N107", "N108")
def test_gaat_het_gezag_over_dan_gaat_de_open_vraag_mee(demo):
    spel = beperk(Zaakspel())
    ga_naar(spel, BEZIEN)
    verhuisd = {"motivering": "Verzonnen.", "woonadres": {**GEVESTIGD, "gemeente": "GM0935"}}
    wie = {"poging": getekend(HOVJ, spel.nu), "moment": spel.nu}
    wijzig(spel.zaaknummer, verhuisd, **wie)
    vraag = spel.open_vraag(STAP)
    assert (vraag.rol, vraag.gebied) == ("hovj", "Limburg")
    geweigerd(spel, vraag, "geinformeerd", HOVJ, norm="N107", gewezen_op_zwijgplicht=True)
    spel.antwoord(vraag, "geinformeerd", "hovj.limburg", gewezen_op_zwijgplicht=True)


@pytest.mark.norm("N107")
@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [({}, NEGENTIG), ({"opnieuw_informeren_op": "2026-03-02"}, BEZIEN)],
)
def test_wie_in_een_eerdere_uitgave_werd_geinformeerd_krijgt_alsnog_een_dag(demo, velden, verwacht):
    spel = Zaakspel().tot(STAP)
    spel.besluit(STAP, "geinformeerd", POLITIE, gewezen_op_zwijgplicht=True, **velden)
    zet_informeren_op(spel, None)
    ga_naar(spel, verwacht - timedelta(days=1))
    assert (informeren_op(spel), gesteld(spel)) == (verwacht, [])
    zet_informeren_op(spel, None)
    ga_naar(spel, verwacht)
    assert len(gesteld(spel)) == 1


def test_een_onleesbare_zaak_houdt_geen_andere_op_en_de_beheerder_hoort_het(demo):
    spellen = [
        Zaakspel(ontvangen_door__registratienummer=f"PL2100-{n}").tot("einde") for n in range(3)
    ]
    stuk = spellen[1].zaaknummer
    with lezen() as sessie:
        eerste, tweede, *_ = (rij.volgnummer for rij in rijen(sessie, stuk))
    wissel("inhoud", eerste, tweede)
    gedaan, onleesbaar = INFORMEREN.doe_in_elke(moment=op(NEGENTIG))
    assert (gedaan, list(onleesbaar)) == (2, [stuk])
    assert [len(gesteld(spel)) for spel in spellen] == [1, 0, 1]
    with lezen() as sessie:
        alarmen = sessie.exec(select(Bericht).where(Bericht.stap == INFORMEREN.sleutel)).all()
    assert [(a.soort, a.zaaknummer, a.rol) for a in alarmen] == [("alarm", BEHEER, "beheerder")]
    wissel("inhoud", eerste, tweede)
    assert INFORMEREN.doe_in_elke(moment=op(NEGENTIG)) == (1, {})
