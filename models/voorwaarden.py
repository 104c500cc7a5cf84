"""When a field may and must be filled in: stands on the field itself, and everyone reads it there.

The form judges by it, its JSON schema says it (`bij`, `verplicht_bij`, and in words at the end of
the description), and whatever shows the form takes it from that schema.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

INGEVULD = "*"
"""Any value of the other field, as long as it is filled in."""


@dataclass(frozen=True)
class Voorwaarde:
    """With which values of another field, before it in the form, a field goes (`bij`).

    Without `bij` it goes with any. `verplicht_bij` are those with which it must be filled in. If a
    `norm` asks for it, the form lets it pass: a rule refuses, by `mist`, so that it is recorded.
    """

    veld: str
    bij: tuple[str, ...] = ()
    verplicht_bij: tuple[str, ...] = ()
    norm: str = ""

    def __call__(self, schema: dict[str, Any]) -> None:
        """Put it in the schema of the field, for machines and in words."""
        for naam, waarden in (("bij", self.bij), ("verplicht_bij", self.verplicht_bij)):
            if waarden:
                schema[naam] = {self.veld: [str(waarde) for waarde in waarden]}
        uitleg = schema.get("description", "")
        schema["description"] = f"{uitleg} {self._in_woorden}".lstrip()

    def fout(self, eigen: FieldInfo, waarde: object, anders: FieldInfo, gegeven: object) -> str:
        """What is wrong with this value of the own field beside that of the other; or nothing."""
        bekend = {gegeven} if gegeven == anders.default else {gegeven, INGEVULD}
        leeg = waarde == eigen.default
        if leeg and bekend & set(self.verplicht_bij):
            return f"is verplicht {self._bij(self.verplicht_bij)}"
        if not leeg and self.bij and not bekend & set(self.bij):
            weg = f"kies {eigen.default}" if eigen.default else "laat leeg"
            return f"hoort alleen {self._bij(self.bij)}; {weg}"
        return ""

    @property
    def _in_woorden(self) -> str:
        if not self.verplicht_bij:
            return f"Alleen {self._bij(self.bij)}."
        elders = ", anders leeg" if self.bij else ""
        return f"Verplicht {self._bij(self.verplicht_bij)}{elders}."

    def _bij(self, waarden: tuple[str, ...]) -> str:
        if waarden == (INGEVULD,):
            return f"bij een ingevuld veld {self.veld}"
        welk = "" if self.veld == UITKOMST else f"{self.veld} "
        return f"bij {welk}{_opsomming(waarden)}"


UITKOMST = "uitkomst"
"""What an answer comes to; what belongs to a value of it needs no other name."""


def alleen_bij(*waarden: str, veld: str = UITKOMST) -> Voorwaarde:
    """May be filled in with these values only."""
    return Voorwaarde(veld, bij=waarden)


def verplicht_bij(*waarden: str, veld: str = UITKOMST, norm: str = "") -> Voorwaarde:
    """Must be filled in with these values, and may be with others."""
    return Voorwaarde(veld, verplicht_bij=waarden, norm=norm)


def precies_bij(*waarden: str, veld: str = UITKOMST) -> Voorwaarde:
    """Must be filled in with these values, and stays empty with others."""
    return Voorwaarde(veld, bij=waarden, verplicht_bij=waarden)


def fout_bij(velden: Mapping[str, FieldInfo], naam: str, waarde: object, voor: Any) -> str:  # noqa: ANN401  values of any kind
    """What is wrong with a field, beside `voor`: the sound ones before it in the form."""
    voorwaarde = velden[naam].json_schema_extra
    if not isinstance(voorwaarde, Voorwaarde) or voorwaarde.norm or voorwaarde.veld not in voor:
        return ""
    ander = voorwaarde.veld
    return voorwaarde.fout(velden[naam], waarde, velden[ander], voor[ander])


def mist(antwoord: BaseModel, naam: str) -> bool:
    """Whether this field, which a norm asks for, is empty where it must be filled in."""
    velden = type(antwoord).model_fields
    voorwaarde = velden[naam].json_schema_extra
    if not isinstance(voorwaarde, Voorwaarde):
        raise TypeError(f"{naam} heeft geen voorwaarde")
    ander = voorwaarde.veld
    eigen = (velden[naam], getattr(antwoord, naam))
    return bool(voorwaarde.fout(*eigen, velden[ander], getattr(antwoord, ander)))


def _opsomming(waarden: tuple[str, ...]) -> str:
    *eerste, laatste = waarden
    return f"{', '.join(eerste)} of {laatste}" if eerste else laatste
