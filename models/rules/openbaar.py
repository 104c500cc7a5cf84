"""Wat iedereen mag zien: niet waar iemand woont of heen verhuisde, en niet wie daar (N106, N114).

Een pagina van Prefect is voor iedereen. Bij een zaak staat daar alleen een rol, nooit een gebied:
een gemeente wijst aan wie bedreigd is, en een eenheid of parket dat verandert, dat zij verhuisde.
Een lijst zonder zaken mag een gebied noemen. Waar een zaak is, zegt de opdrachtregel.
"""

from collections.abc import Iterable

from models.begrippen import Bevoegd, Gebiedssoort, Rol


def rolnaam(rol: str) -> str:
    """Een rol zoals zij bij een zaak mag staan: van een gemeente niet wie daar (N106, N114)."""
    return "gemeente" if Rol(rol).gebiedssoort is Gebiedssoort.GEMEENTE else str(rol)


def rolnamen(rollen: Iterable[str]) -> str:
    """Rollen als keuze, elk een keer: hovj of nctv."""
    return " of ".join(dict.fromkeys(map(rolnaam, rollen)))


def gebied_van(aan: Bevoegd) -> str:
    """Een gebied in een lijst zonder zaken: van een gemeente niet welke."""
    return "" if rolnaam(aan.rol) != aan.rol else aan.gebied


def openbare_naam(rol: str, gebied: str) -> str:
    """Wie, zoals de opdrachtregel het toont: van een gemeente ook niet welke."""
    naam = rolnaam(rol)
    return f"{rol} ({gebied})" if gebied and naam == rol else naam
