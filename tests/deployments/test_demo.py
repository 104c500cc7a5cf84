"""What the demo is filled with, whole: the demo of other tests has a few gemeenten."""

from pathlib import Path

from sqlmodel import col, select

from deployments.demo.inrichten import vul_demo
from models.begrippen import Rol
from models.naslag.gemeenten import geldige_gemeenten
from models.tabellen import Mandaat
from tasks.basis.database import lezen
from tests.hulp.installaties import BEGIN


def test_de_demo_heeft_een_burgemeester_in_elke_gemeente_die_er_is(installatie: Path):
    assert vul_demo(moment=BEGIN) > 0
    with lezen() as sessie:
        burgemeesters = select(Mandaat.gebied).where(col(Mandaat.rol) == Rol.BURGEMEESTER)
        gebieden = sessie.exec(burgemeesters).all()
    assert sorted(gebieden) == sorted(geldige_gemeenten(BEGIN.date()))
    assert vul_demo(moment=BEGIN) == 0
