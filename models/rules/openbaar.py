"""Wie iedereen mag zien: van een gemeente niet welke, en niet wie daar (N106, N114)."""

from models.begrippen import Bevoegd, Gebiedssoort, Rol


def rolnaam(rol: str) -> str:
    """A role as everybody may see it: of a gemeente not who in it (N106, N114)."""
    return "gemeente" if Rol(rol).gebiedssoort is Gebiedssoort.GEMEENTE else str(rol)


def gebied_van(aan: Bevoegd) -> str:
    """An area as everybody may see it: of a gemeente not which one."""
    return "" if rolnaam(aan.rol) != aan.rol else aan.gebied


def openbare_naam(rol: str, gebied: str) -> str:
    """Who, as everybody may see it: of a gemeente not which one either."""
    naam = rolnaam(rol)
    return naam if naam != rol else f"{rol} ({gebied})"
