"""What people read of a case, as a tree: headings, sentences, fields and tables, without layout.

It says what stands where; how that looks is up to who shows it (`weergave`). Texts in it are as
someone typed them, so every renderer has to take them for text, whatever they hold.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Zin:
    """A sentence or paragraph of its own."""

    tekst: str


@dataclass(frozen=True)
class Veld:
    """A field and its value; an empty one was not filled in."""

    naam: str
    waarde: str


@dataclass(frozen=True)
class Groep:
    """A field that is made up of fields."""

    naam: str
    velden: tuple["Veld | Groep", ...]


@dataclass(frozen=True)
class Rij:
    """A row: what stands beside each other, and what is too long for that below it."""

    cellen: tuple[str, ...]
    eronder: tuple[Veld, ...] = ()


@dataclass(frozen=True)
class Tabel:
    """Parts of one kind; rows are numbered from one."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Deel:
    """A heading and what belongs to it; `kader` sets it apart, as a signature is."""

    kop: str
    inhoud: tuple["Zin | Veld | Groep | Tabel | Deel", ...] = ()
    kader: bool = False


Onderdeel = Zin | Veld | Groep | Tabel | Deel
Velden = tuple[Veld | Groep, ...]
Blok = Velden | Zin | Tabel | Deel


def bijeen(inhoud: tuple[Onderdeel, ...]) -> list[Blok]:
    """The same in order, with the fields that follow on each other as one."""
    samen: list[Blok] = []
    for onderdeel in inhoud:
        if not isinstance(onderdeel, Veld | Groep):
            samen.append(onderdeel)
        elif samen and isinstance(samen[-1], tuple):
            samen[-1] = (*samen[-1], onderdeel)
        else:
            samen.append((onderdeel,))
    return samen
