from sqlmodel import col, func, select

from models.tabellen import Functionaris, Installatie, Keten, Sleutel
from tasks.basis.database import lezen
from tasks.register.controle import controleer


def test_een_eerste_begin_heeft_sleutels_een_lege_keten_en_niemand(installatie):
    with lezen() as sessie:
        assert sorted(sessie.exec(select(Sleutel.naam))) == ["beheer", "registratie"]
        assert sessie.exec(select(Keten)).one().volgnummer == 0
        assert sessie.get_one(Installatie, "demo").waarde == "nee"
        assert sessie.exec(select(func.count(col(Functionaris.id)))).one() == 0
    assert controleer() == []


def test_een_demo_heeft_functionarissen_voor_elke_rol_en_elk_gebied(demo):
    wie = ("hovj.oost-brabant", "burgemeester.gm0772", "politie2.limburg", "beheerder2", "nctv")
    with lezen() as sessie:
        assert [sessie.get_one(Functionaris, id_).ingetrokken_op for id_ in wie] == [None] * 5
        assert sessie.get_one(Installatie, "demo").waarde == "ja"
        assert sessie.exec(select(Keten)).one().volgnummer == 1
    assert controleer() == []
