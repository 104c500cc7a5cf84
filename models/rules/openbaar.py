"""Wie iedereen mag zien: van een gemeente niet welke, en niet wie daar (N106, N114)."""

from models.begrippen import Bevoegd, Gebiedssoort, Rol


def rolnaam(rol: str) -> str:
    """Een rol zoals iedereen haar mag zien: van een gemeente niet wie daar (N106, N114)."""
    return "gemeente" if Rol(rol).gebiedssoort is Gebiedssoort.GEMEENTE else str(rol)


def gebied_van(aan: Bevoegd) -> str:
    """Een gebied zoals iedereen het mag zien: van een gemeente niet welke."""
    return "" if rolnaam(aan.rol) != aan.rol else aan.gebied


def openbare_naam(rol: str, gebied: str) -> str:
    """Wie, zoals iedereen het mag zien: van een gemeente ook niet welke."""
    naam = rolnaam(rol)
    return naam if naam != rol else f"{rol} ({gebied})"
