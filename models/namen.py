"""Names, however they are typed: of gemeenten and of people, by one and the same fold."""

import re
import unicodedata
from collections.abc import Iterator

_APOSTROF = (
    "'`’\N{ACUTE ACCENT}\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER TURNED COMMA}\N{PRIME}"
    "\N{FULLWIDTH APOSTROPHE}"
)
_ZONDER_APOSTROF = str.maketrans(dict.fromkeys(_APOSTROF))
"""It is typed in many ways, or not at all."""
_LETTERS = str.maketrans(
    dict(zip("\N{LATIN SMALL LETTER DOTLESS I}øłđħŧŋðə", "ioldhtnde", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)
"""What Unicode itself does not take apart."""
_VOLUIT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How people write a letter that their keyboard lacks."""
_STREEP = re.compile(r"[-/.\N{MINUS SIGN}\N{HYPHEN}-\N{HORIZONTAL BAR}]+")
_AANHEF = "mw mevr mevrouw mej mejuffrouw dhr hr heer meneer mijnheer fam familie gezin"
"""What stands before a surname, also without a given name between them."""
_TITELS = "mr drs dr ir ing prof bc bsc msc llb llm mba phd jr sr jhr jkvr ds rev"
_VOEGSELS = (
    "aan al bij da de del della den der des di do dos du el het in la las le les los of onder op"
    " over ten ter te tot uit van ver von vom voor zu zum zur ben bin ibn"
)
"""What stands between given name and surname, and never makes a name known."""
_GEEN_NAAM = frozenset((*_AANHEF.split(), *_TITELS.split()))
_GEEN_ACHTERNAAM = frozenset(_VOEGSELS.split())


def gevouwen(naam: str) -> str:
    """Its words without case, accents and apostrophes; ligatures taken apart, `ij` as `y`."""
    letters = unicodedata.normalize("NFKD", naam.translate(_ZONDER_APOSTROF)).casefold()
    woorden = "".join(map(_teken, letters.translate(_LETTERS | _ZONDER_APOSTROF))).split()
    return " ".join(woorden).replace("ij", "y")


def noemt(tekst: str, naam: str) -> bool:
    """Whether a text holds this name as words of its own, however either is typed.

    Hyphens and spaces do not matter, nor does the s of a possessive, nor `ue` for `ü`.
    """
    gezocht = {"".join(vorm.split()) for vorm in _vormen(naam)} - {""}
    return any(_staat_in(vorm.split(), gezocht) for vorm in _vormen(tekst))


def herkenbaar(naam: str) -> Iterator[str]:
    """What of the name of a person makes it known: all of it, and each part but the given name.

    `Achternaam, voornaam` is understood. What stands first may be a surname all the same: behind
    `mevrouw` or `familie` it counts.
    """
    yield naam
    voor, komma, na = naam.partition(",")
    woorden = _zonder_titels(voor)
    achternaam_eerst = komma and not _GEEN_NAAM.issuperset(gevouwen(na).split())
    if achternaam_eerst or len(woorden) < 2 or gevouwen(woorden[0]) in _GEEN_ACHTERNAAM:  # noqa: PLR2004  one word is all of it
        yield from _delen(woorden)
    else:
        yield from _delen(woorden[1:])
        yield from (f"{aanhef} {woorden[0]}" for aanhef in _AANHEF.split())


def _zonder_titels(naam: str) -> list[str]:
    woorden = naam.split()
    while len(woorden) > 1 and gevouwen(woorden[0]) in _GEEN_NAAM:
        del woorden[0]
    return woorden


def _delen(woorden: list[str]) -> Iterator[str]:
    """Of a double name both, of one with an apostrophe also what comes after it."""
    for deel in (deel for woord in woorden for deel in _STREEP.split(woord)):
        for stuk in {deel, re.split(f"[{_APOSTROF}]", deel)[-1]}:
            if len(gevouwen(stuk)) > 1 and gevouwen(stuk) not in _GEEN_ACHTERNAAM:
                yield stuk


def _vormen(tekst: str) -> set[str]:
    voluit = unicodedata.normalize("NFC", tekst).casefold().translate(_VOLUIT)
    return {gevouwen(tekst), gevouwen(voluit)}


def _staat_in(woorden: list[str], gezocht: set[str]) -> bool:
    """Whether some words in a row, written as one, are one of these."""
    langst = max(map(len, gezocht), default=0) + len("s")
    for begin in range(len(woorden)):
        samen = ""
        for woord in woorden[begin:]:
            samen += woord
            if len(samen) > langst:
                break
            if not gezocht.isdisjoint({samen, samen.removesuffix("s")}):
                return True
    return False


def _teken(teken: str) -> str:
    """Letters, digits and their marks; accents and what nobody sees go; what is left divides."""
    soort = unicodedata.category(teken)
    if unicodedata.combining(teken) or soort == "Cf":
        return ""
    return teken if soort[0] in "LNM" else " "
