"""Facts of this installation, fixed at its first start."""

from sqlmodel import Session

from models.tabellen import Installatie
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen


def is_demo(sessie: Session) -> bool:
    """Whether this is a demo installation; fixed at its first start."""
    rij = sessie.get(Installatie, "demo")
    return rij is not None and rij.waarde == "ja"


def deur_b_open() -> bool:
    """Whether the Prefect page takes answers: on a demo, or where somebody opened it knowingly.

    Whoever can write to Prefect's API can put another answer under a code that someone typed.
    """
    if gekozen := instellingen().deur_b:
        return gekozen == "aan"
    with lezen() as sessie:
        return is_demo(sessie)
