"""The ways in which something asked of regie is not done, each with its own exit code."""

import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, NamedTuple, Self

from pydantic import ValidationError

from models.basis import VORMEN, Invoerplek
from models.begrippen import Doelwitsoort


class Fout(Exception):
    """Base: `str()` is a Dutch sentence for the user, without anything personal in it."""

    code: ClassVar[int]


class Invoerfout(NamedTuple):
    """One fault of input: where it is, and a sentence about it.

    `pad` are the names of fields and the numbers of parts, with dots between; empty for the whole.
    """

    pad: str
    zin: str
    kort: str = ""
    """The sentence for a page that others see too: nothing that resembles what was typed."""

    @property
    def op_de_pagina(self) -> str:
        """The line of it on such a page."""
        return str(self._replace(zin=self.kort or self.zin))

    def __str__(self) -> str:
        return f"{self.pad or 'de invoer'}: {self.zin}"


class OnjuisteInvoer(Fout):
    """Bad input; nothing was stored. Holds every fault, and `problemen`, the line of each."""

    code = 2

    def __init__(self, pad: str, zin: str, *verder: Invoerfout, kort: str = "") -> None:
        self.fouten = (Invoerfout(pad, zin, kort), *verder)
        super().__init__(pad, zin, *verder)  # so that another process can read it as it is

    def __str__(self) -> str:
        return "\n".join(self.problemen)

    @property
    def problemen(self) -> tuple[str, ...]:
        """What people read, a line per fault."""
        return tuple(map(str, self.fouten))

    @property
    def op_de_pagina(self) -> str:
        """What may stand on a page of Prefect: nothing that resembles what was typed."""
        return "\n".join(fout.op_de_pagina for fout in self.fouten)

    @classmethod
    def met(cls, fouten: Iterable[Invoerfout]) -> Self:
        """For these faults, at least one."""
        eerste, *verder = fouten
        return cls(eerste.pad, eerste.zin, *verder, kort=eerste.kort)

    @classmethod
    def eis_geen(cls, fouten: Iterable[Invoerfout]) -> None:
        """Raise for these faults, if there are any."""
        if gevonden := tuple(fouten):
            raise cls.met(gevonden)

    @classmethod
    def uit(cls, fout: ValidationError, plek: Callable[[Invoerplek], str] = lambda _: "") -> Self:
        """Dutch from a pydantic error: field, what is wrong, what is expected.

        `plek` says where that is, in front of the field.
        """
        regels = _regels(fout.errors(include_input=False, include_url=False))
        return cls.met(
            regel._replace(pad=": ".join(filter(None, (plek(waar), regel.pad))))
            for waar, regel in regels
        )


class Geweigerd(Fout):
    """Refused by a rule or for want of a mandate; `norm` names the rule, `advies` the way out.

    `kort` is the sentence without what it says of the threat, for a page that others see too;
    the norm stays off that page then, for it says the same. `advies_kort` is the way out there.
    """

    code = 3

    def __init__(
        self,
        zin: str,
        *,
        norm: str | None = None,
        advies: str | None = None,
        kort: str = "",
        advies_kort: str | None = None,
    ) -> None:
        self.zin, self.norm, self.advies = zin, norm, advies
        self.op_de_pagina = _geheel(kort or zin, None if kort else norm, advies_kort or advies)
        """What may stand on a page of Prefect."""
        super().__init__(_geheel(zin, norm, advies))


def _geheel(zin: str, norm: str | None, advies: str | None) -> str:
    bron = f" ({norm})" if norm else ""
    return zin + bron + (f" Wat wel kan: {advies}" if advies else "")


class NietGevonden(Fout):
    """What was asked about does not exist."""

    code = 4


class Onbereikbaar(Fout):
    """Something outside (database, disk, Prefect) does not answer; nothing is half done."""

    code = 5


class Onleesbaar(Onbereikbaar):
    """What is stored of one case cannot be read; of another it can."""


class Onverwacht(Fout):
    """A fault in regie itself; says what kind and where, for its own text could repeat a case."""

    code = 1

    @classmethod
    def uit(cls, fout: BaseException) -> "Onverwacht":
        """Kind of fault, file and line."""
        plek = traceback.extract_tb(fout.__traceback__)[-1]
        return cls(f"{type(fout).__name__} in {plek.filename}, regel {plek.lineno}")


_ZINNEN = {
    "missing": "ontbreekt en is verplicht",
    "extra_forbidden": "is een onbekend veld; haal het weg",
    "enum": "moet een van deze waarden zijn: {expected}",
    "literal_error": "moet een van deze waarden zijn: {expected}",
    "string_type": "moet tekst zijn",
    "string_unicode": "bevat tekens die geen tekst zijn",
    "string_too_short": "moet minstens {min_length} teken(s) hebben",
    "string_too_long": "mag hooguit {max_length} tekens hebben",
    "string_pattern_mismatch": "heeft niet de verwachte vorm: {vorm}",
    "bool_parsing": "moet true of false zijn",
    "bool_type": "moet true of false zijn",
    "int_parsing": "moet een geheel getal zijn",
    "float_parsing": "moet een getal zijn",
    "finite_number": "moet een eindig getal zijn",
    "greater_than": "moet groter zijn dan {gt}",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hooguit {le} zijn",
    "list_type": "moet een lijst zijn",
    "tuple_type": "moet een lijst zijn",
    "dict_type": "moet een object met velden zijn",
    "model_type": "moet een object met velden zijn",
    "model_attributes_type": "moet een object met velden zijn",
    "too_short": "moet minstens {min_length} onderdeel(en) hebben",
    "too_long": "mag hooguit {max_length} onderdelen hebben",
    "date_from_datetime_parsing": "moet een datum zijn, als 2026-11-20",
    "date_from_datetime_inexact": "moet een datum zonder tijd zijn, als 2026-11-20",
    "date_parsing": "moet een datum zijn, als 2026-11-20",
    "date_type": "moet een datum zijn, als 2026-11-20",
    "datetime_from_date_parsing": "moet een tijdstip met zone zijn, als 2026-11-20T21:14:00+01:00",
    "datetime_parsing": "moet een tijdstip met zone zijn, als 2026-11-20T21:14:00+01:00",
    "datetime_type": "moet een tijdstip met zone zijn, als 2026-11-20T21:14:00+01:00",
    "timezone_aware": "moet een tijdzone hebben, als 2026-11-20T21:14:00+01:00",
    "union_tag_not_found": "mist het veld {discriminator}",
    "union_tag_invalid": "heeft een onbekende {discriminator}; bekend zijn {expected_tags}",
    "invalid_key": "heeft een veld waarvan de naam geen tekst is",
    "json_invalid": "is geen geldige JSON",
    "value_error": "{error}",
}


_VELDNAAM = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,40}|[0-9]{1,6}")


def _veld(plek: Invoerplek) -> str:
    """Where it is, without the tags of a union; a key that is no field name is not repeated."""
    delen = [str(deel) for i, deel in enumerate(plek) if not i or deel not in set(Doelwitsoort)]
    return ".".join(d if _VELDNAAM.fullmatch(d) else "(een veld)" for d in delen)


def _regels(fouten: list[Any]) -> Iterator[tuple[Invoerplek, Invoerfout]]:
    ouders = {fout["loc"][:diepte] for fout in fouten for diepte in range(len(fout["loc"]))}
    for fout in fouten:
        if fout["type"] == "too_short" and fout["loc"] in ouders:
            continue  # pydantic counts sound members only; the faulty one has its own line
        zin = _ZINNEN.get(fout["type"], "heeft een waarde die niet past")
        context = fout.get("ctx", {})
        heel, kort = (_gevuld(zin, context, hoe) for hoe in (str, _kort))
        yield fout["loc"], Invoerfout(_veld(fout["loc"]), heel, "" if kort == heel else kort)


def _gevuld(zin: str, context: dict[str, Any], als_tekst: Callable[[object], str]) -> str:
    woorden = {naam: als_tekst(deel).replace(" or ", " of ") for naam, deel in context.items()}
    woorden["vorm"] = VORMEN.get(woorden.get("pattern", ""), "")
    return zin.format(**woorden)


def _kort(waarde: object) -> str:
    return str(getattr(waarde, "kort", waarde))
