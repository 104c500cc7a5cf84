"""After a reorganisation: mandaten and voorafspraken go to the successor, and nothing else."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import Rol
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules.bevoegdheid import Volmacht
from models.tabellen import Mandaat, Voorafspraak
from tasks.basis.database import lezen, transactie
from tasks.gemeenten.herindeling import Herindelingsregel
from tasks.mensen import beheer
from tasks.mensen.accounts import trek_in
from tasks.mensen.functionarissen import met_mandaat, volmachten
from tasks.mensen.mandaatopdracht import Mandaatopdracht
from tasks.register.controle import controleer
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Handelende
from tests.hulp.herindelingen import heringedeeld, met_tabel
from tests.hulp.herindelspel import INGANG, deel, van, wonend
from tests.hulp.speler import schrijf_in
from tests.hulp.zaakspel import NU, Zaakspel, paar, vervanger
from tests.hulp.zoektabellen import zoektabellen

TIK, MINUUT, DAG = timedelta(microseconds=1), timedelta(minutes=1), timedelta(days=1)
VERWANT = {"naam": "Verzonnen", "relatie": "kind", "gemeente": "Leiden", "reden": "Verzonnen."}
ROLLEN = (Rol.BURGEMEESTER, Rol.LOCO_BURGEMEESTER, Rol.AOV)
ZIE, WAT = "zie met", "wat van deze afspraken voor haar geldt"


@pytest.fixture(autouse=True)
def tabel(demo, tmp_path):
    """A release with the reorganisation of 2027 in it, installed long before."""
    with met_tabel(tmp_path, heringedeeld(date(2027, 1, 1))):
        yield


def houders(rol, gebied, moment):
    with lezen() as sessie:
        return met_mandaat(sessie, rol, gebied, moment=moment)


def in_beheer():
    with lezen() as sessie:
        alle = [f for f in feiten(sessie, BEHEER, "beheer") if f.inhoud["wat"] == "herindeling"]
    return [(f.functionaris, f.inhoud) for f in alle]


def test_wat_binnenkomt_wordt_beoordeeld_op_zijn_dag():
    """On the last day the old gemeente, a moment later the new one: melding, besluit, mandaat."""
    for moment, code_ in ((INGANG - TIK, "GM0546"), (INGANG, "GM0363")):
        nummer = {"ontvangen_door__registratienummer": f"PL-{code_}"}
        spel = Zaakspel(moment=moment - 2 * MINUUT, **nummer, **wonend("GM0599"))
        vraag = spel.vraag("aanwijzing")
        spel.antwoord(vraag, "aangewezen", "nctv", andere_verwanten=[VERWANT])
        assert spel.nu == moment
        (verwant,) = spel.beeld.laatste("aanwijzing").inhoud["antwoord"]["andere_verwanten"]
        later = Zaakspel(
            moment=moment, ontvangen_door__registratienummer=f"KM-{code_}", **wonend("leiden")
        )
        assert later.beeld.persoon.woonadres.gemeente == verwant["gemeente"] == code_
        assert Mandaatopdracht("burgemeester", "leiden").mandaat("x", moment=moment).gebied == code_


def test_een_mandaat_van_later_is_voor_een_gemeente_van_later():
    straks = Mandaatopdracht("burgemeester", "Brainport", van="2027-01-01")
    beheer.geef_mandaat("aivd", straks, paar(), moment=NU)
    assert houders(Rol.BURGEMEESTER, "GM2001", INGANG) == ["aivd"]
    with pytest.raises(OnjuisteInvoer, match=r"^gebied: bestaat pas vanaf 01-01-2027; kies"):
        Mandaatopdracht("burgemeester", "Brainport").mandaat("x", moment=NU)


def test_wat_van_een_verdeelde_gemeente_binnenkomt_hoort_waaruit_te_kiezen():
    with pytest.raises(OnjuisteInvoer) as fout:
        Zaakspel(moment=INGANG, **wonend("Haaksbergen"))
    (zin,) = fout.value.problemen
    assert zin == (
        "doelwit.woonadres.gemeente: is op 01-01-2027 verdeeld;"
        " kies Enschede (GM0153) of Hengelo (GM0164)"
    )


class TestContacten:
    """Mandaten and voorafspraken, in one act."""

    def test_tot_de_dag_zelf_is_er_niets_te_doen_en_wordt_niets_vastgelegd(self):
        voor = zoektabellen()
        assert deel(INGANG - TIK) == []
        assert (zoektabellen(), in_beheer()) == (voor, [])

    def test_wie_iets_is_in_een_opgeheven_gemeente_is_dat_daarna_in_haar_opvolger(self):
        regels = van(deel(), "mandaat")
        assert ("burgemeester.gm0772", "GM0772", "GM2001", None) in regels
        assert len(regels) == 3 * 4  # burgemeester, loco and AOV; what is divided too
        for rol in (Rol.BURGEMEESTER, Rol.LOCO_BURGEMEESTER, Rol.AOV):
            assert houders(rol, "GM0772", INGANG - TIK) == [f"{rol}.gm0772"]
            assert houders(rol, "GM0772", INGANG) == []
            assert houders(rol, "GM2001", INGANG - TIK) == []
            assert houders(rol, "GM2001", INGANG) == [f"{rol}.gm0772", f"{rol}.gm0861"]
            assert houders(rol, "GM0363", INGANG) == [f"{rol}.gm0363", f"{rol}.gm0546"]

    def test_elk_verplaatst_mandaat_is_een_vastlegging_van_de_beheerder(self):
        deel()
        gevonden = [f for f in in_beheer() if f[1]["functionaris"] == "burgemeester.gm0546"]
        inhoud = {"rol": "burgemeester", "namens": "", "van": "GM0546", "naar": "GM0363"}
        basis = {"wat": "herindeling", "functionaris": "burgemeester.gm0546"}
        assert gevonden == [("beheerder", {**basis, **inhoud})]
        assert controleer() == []

    def test_einde_begin_en_namens_wie_blijven_zoals_zij_waren(self):
        straks, einde = INGANG + DAG, INGANG + 9 * DAG
        with transactie() as sessie:
            schrijf_in(sessie, "nieuw")
            plek = {"rol": Rol.AOV, "gebied": "GM0546"}  # given before anyone knew of 2027
            sessie.add(Mandaat(functionaris="nieuw", **plek, van=straks, tot=einde))
        namens = "burgemeester.gm0546"
        vervanger("nieuw", Rol.BURGEMEESTER, "GM0546", namens, nieuw=False)
        deel()
        with lezen() as sessie:
            van_hem = select(Mandaat).where(
                col(Mandaat.functionaris) == "nieuw", col(Mandaat.gebied) == "GM0363"
            )
            gevonden = {(m.rol, m.van, m.tot, m.namens) for m in sessie.exec(van_hem)}
            eerder, later = (volmachten(sessie, "nieuw", moment=m) for m in (INGANG, straks))
        assert gevonden == {
            (Rol.AOV, straks, einde, ""),
            (Rol.BURGEMEESTER, INGANG, None, namens),
        }
        vervangt = Volmacht(Rol.BURGEMEESTER, "GM0363", namens)
        assert (eerder, set(later)) == ([vervangt], {vervangt, Volmacht(Rol.AOV, "GM0363")})

    def test_wie_het_bij_de_opvolger_al_is_krijgt_het_niet_nog_eens(self):
        for gemeente in ("GM0861", "GM0363"):
            vervanger("burgemeester.gm0772", Rol.BURGEMEESTER, gemeente, nieuw=False)
        vervanger("burgemeester.gm0546", Rol.BURGEMEESTER, "GM0363", nieuw=False)
        deel()
        with lezen() as sessie:
            twee = ("burgemeester.gm0772", "burgemeester.gm0546")
            over = [volmachten(sessie, wie, moment=INGANG) for wie in twee]
        assert [[v.gebied for v in volmachten_] for volmachten_ in over] == [
            ["GM0363", "GM2001"],
            ["GM0363"],
        ]

    def test_een_mandaat_dat_al_was_geeindigd_gaat_niet_mee(self):
        with transactie() as sessie:
            trek_in(sessie, "aov.gm0546", door=Handelende(), moment=INGANG)
        deel()
        assert houders(Rol.AOV, "GM0363", INGANG) == ["aov.gm0363"]

    def test_van_een_verdeelde_gemeente_kiest_een_mens_en_dan_eindigt_het_oude(self):
        wie = "burgemeester.gm0158"
        verdeeld = [r for r in deel() if r.van == "GM0158"]
        assert {r.wat for r in verdeeld} == {f"mandaat {rol}" for rol in ROLLEN}
        assert next(r for r in verdeeld if r.welke == wie) == Herindelingsregel(
            "mandaat burgemeester",
            wie,
            "GM0158",
            doe=f"geef met `regie functionaris mandaat {wie} --rol burgemeester --gebied …`"
            " een mandaat in Enschede (GM0153) of Hengelo (GM0164), en draai dit opnieuw",
        )
        assert houders(Rol.BURGEMEESTER, "GM0158", INGANG) == [wie]
        vervanger(wie, Rol.BURGEMEESTER, "GM0164", nieuw=False)
        assert Herindelingsregel("mandaat burgemeester", wie, "GM0158", "GM0164") in deel(
            INGANG + DAG
        )
        assert houders(Rol.BURGEMEESTER, "GM0158", INGANG + DAG) == []
        assert houders(Rol.BURGEMEESTER, "GM0164", INGANG + DAG) == ["burgemeester.gm0164", wie]

    def test_voorafspraken_gaan_mee_tenzij_de_opvolger_ze_zelf_heeft(self):
        with transactie() as sessie:
            for nr, gemeente in enumerate(("GM0546", "GM0772", "GM0861", "GM0158", "GM0599")):
                rij = Voorafspraak(
                    gemeente=gemeente, volgnummer=nr, herzien_op=date(2027, 6, nr + 1)
                )
                sessie.add(rij)
        regels = van(deel(), "voorafspraken")
        assert regels == [
            ("vastlegging 3", "GM0158", None, f"{ZIE} Enschede (GM0153) of Hengelo (GM0164) {WAT}"),
            ("vastlegging 0", "GM0546", "GM0363", None),
            ("vastlegging 1", "GM0772", "GM2001", None),
            ("vastlegging 2", "GM0861", None, f"{ZIE} Brainport (GM2001) {WAT}"),
        ]
        with lezen() as sessie:
            gevonden = {r.gemeente: r.volgnummer for r in sessie.exec(select(Voorafspraak))}
        assert gevonden == {"GM0363": 0, "GM2001": 1, "GM0861": 2, "GM0158": 3, "GM0599": 4}
        inhoud = {"wat": "herindeling", "voorafspraken": 0, "van": "GM0546", "naar": "GM0363"}
        assert ("beheerder", inhoud) in in_beheer()

    def test_alleen_een_beheerder_doet_dit_en_de_poging_wordt_vastgelegd(self):
        voor = zoektabellen()
        with pytest.raises(Geweigerd, match="alleen een beheerder"):
            deel(als="burgemeester.gm0772")
        assert zoektabellen() == voor
        with lezen() as sessie:
            poging = feiten(sessie, BEHEER)[-1]
        assert (poging.soort, poging.stap) == ("poging", "herindeling")
