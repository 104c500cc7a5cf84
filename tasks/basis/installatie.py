"""Facts of this installation, fixed at its first start."""

from sqlmodel import Session

from models.tabellen import Installatie


def is_demo(sessie: Session) -> bool:
    """Whether this is a demo installation; fixed at its first start."""
    rij = sessie.get(Installatie, "demo")
    return rij is not None and rij.waarde == "ja"
