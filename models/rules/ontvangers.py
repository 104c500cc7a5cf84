"""Wie waarvan hoort: één tabel; de ladders van termijnen zijn gegevens (`termijnen.toml`)."""

from collections.abc import Callable

from models.begrippen import LANDELIJK, Bevoegd, Gebiedssoort, Rol
from models.rules.bevoegden import Bevoegdheidscontext, uitvoerders
from models.rules.informering import op_de_ladder


def in_deze_zaak(naam: str, *, plaats: Bevoegdheidscontext, houder: Bevoegd) -> Bevoegd:
    """Een naam op een ladder in het gebied van deze zaak; `houder` is wie werd gevraagd."""
    if naam == "houder":
        return houder
    if naam == "gezag":
        return plaats.gezag
    rol = op_de_ladder(Rol(naam), plaats.ladder)
    return Bevoegd(rol, _GEBIED[rol.gebiedssoort](plaats))


def kennisgeving(wat: str, plaats: Bevoegdheidscontext) -> tuple[Bevoegd, ...]:
    """circulaire 2.3.3, 2.4.2, 4.1 (N044, N080, N099): wie het ongevraagd moet weten."""
    ontvangers = _KENNISGEVING.get(wat, _niemand)(plaats)
    return (*ontvangers, _COLLEGE) if plaats.bij_om and wat in _AAN_COLLEGE else ontvangers


def _niemand(_: Bevoegdheidscontext) -> tuple[Bevoegd, ...]:
    return ()


def _gezag(p: Bevoegdheidscontext) -> tuple[Bevoegd, ...]:
    """Iedereen die in de zaak ergens gezag over heeft."""
    return tuple(dict.fromkeys((p.gezag, *p.gezagen)))


def _om(p: Bevoegdheidscontext) -> tuple[Bevoegd, ...]:
    return (p.hovj, Bevoegd(Rol.ADVISEUR_BBC, p.hovj.gebied))


def _adviseur(p: Bevoegdheidscontext) -> tuple[Bevoegd, ...]:
    return (Bevoegd(Rol.ADVISEUR_BBC, p.hovj.gebied),)


def _uitvoerenden(p: Bevoegdheidscontext) -> tuple[Bevoegd, ...]:
    """circulaire 5.2 (N110): wie de persoon informeert, zodra maatregelen worden uitgevoerd."""
    return tuple(uitvoerders(p)) if p.uitvoerders else ()


_LCC = Bevoegd(Rol.LCC, LANDELIJK)
_COLLEGE = Bevoegd(Rol.PG, LANDELIJK)
_SECRETARIAAT = Bevoegd(Rol.OM_TRIAGE, LANDELIJK)
_KENNISGEVING: dict[str, Callable[[Bevoegdheidscontext], tuple[Bevoegd, ...]]] = {
    "levering": _gezag,
    "spoedmaatregel": _gezag,
    "wijziging": _gezag,
    "herindeling": _gezag,
    "ondertekening": lambda p: (*_adviseur(p), _SECRETARIAAT),
    "oordeel": lambda p: (*_om(p), _SECRETARIAAT),
    "reactie_hovj": _adviseur,
    "afstemming_1": _om,
    "escalatie_1": lambda p: (*_om(p), _SECRETARIAAT),
    "reactie_hovj_2": _adviseur,
    "afstemming_2": _om,
    "escalatie_2": lambda p: (*_om(p), _SECRETARIAAT),
    "aanwijzing": _om,
    "opname": lambda _: (_LCC,),
    "opname van rechtswege": lambda p: (p.gezag, _LCC),
    "advies_burgemeester": _om,
    "medewerking": _gezag,
    "uitlating": _uitvoerenden,
    "verstrekking": _gezag,
    "weigering": _gezag,
    "toetsing": _gezag,
    "terugkeer": lambda p: (_LCC,) if p.rechtens else (*_om(p), _LCC),
}
"""Wat er gebeurde → wie het hoort, naast wie iets wordt gevraagd (N042, N044, N099, N114)."""
_AAN_COLLEGE = frozenset(
    {
        "melding",
        "spoedmaatregel",
        "afstemming",
        "vaststelling",
        "besluit_maatregelen",
        "opname",
        "terugkeer",
        "sluiting",
    }
)
"""Waarvan het College van PG’s hoort, over wie bij het OM werkt (N080)."""
BEHEERDER = Bevoegd(Rol.BEHEERDER, LANDELIJK)
_NCTV = Bevoegd(Rol.NCTV, LANDELIJK)
_ALARM = dict.fromkeys(("ontvangst", "medewerking", "vierhoeksoverleg"), (_NCTV, BEHEERDER))


def alarm(stap: str) -> tuple[Bevoegd, ...]:
    """circulaire 2.3.5 (N055): wie hoort dat hierover niemand te bereiken was."""
    return _ALARM.get(stap, (BEHEERDER,))


_GEBIED: dict[Gebiedssoort, Callable[[Bevoegdheidscontext], str]] = {
    Gebiedssoort.EENHEID: lambda p: p.eenheid,
    Gebiedssoort.PARKET: lambda p: p.hovj.gebied,
    Gebiedssoort.GEMEENTE: lambda p: p.gemeente,
    Gebiedssoort.LANDELIJK: lambda _: LANDELIJK,
}
