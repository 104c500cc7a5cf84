"""Records of earlier releases: read through upcasters, never rewritten.

A change to the content of a kind of record, or of the answers of one stap, raises its number in
`VERSIES` and adds, in `_OMHOOG`, the function that brings the former content to the present shape.
"""

from collections.abc import Callable, Mapping
from typing import Any

from models.fouten import Onleesbaar

Inhoud = dict[str, Any]
Opwaardering = Callable[[Inhoud], Inhoud]

VERSIES: Mapping[tuple[str, str], int] = {}
"""(Soort, stap) → version that this release writes; 1 for what is not listed."""
_OMHOOG: Mapping[tuple[str, str, int], Opwaardering] = {}
"""(Soort, stap, version) → content of that version to content of the next."""


class TeNieuw(Onleesbaar):
    """The record was written by a later release than this one."""


def versie_van(soort: str, stap: str, versies: Mapping[tuple[str, str], int] = VERSIES) -> int:
    """The version in which this release writes this kind of record, of this stap."""
    return versies.get((soort, stap), 1)


def lees(
    soort: str,
    stap: str,
    versie: int,
    inhoud: Inhoud,
    *,
    versies: Mapping[tuple[str, str], int] = VERSIES,
    omhoog: Mapping[tuple[str, str, int], Opwaardering] = _OMHOOG,
) -> Inhoud:
    """The content in its present shape; TeNieuw for a version that this release does not know."""
    nu = versie_van(soort, stap, versies)
    if versie > nu:
        raise TeNieuw(
            f"Een vastlegging van soort {soort} heeft versie {versie}; deze regie leest tot en met"
            f" {nu}. Werk regie bij naar de versie die haar schreef."
        )
    for stand in range(versie, nu):
        inhoud = omhoog[soort, stap, stand](inhoud)
    return inhoud
