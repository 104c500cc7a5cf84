"""Records of earlier releases: read through upcasters, never rewritten.

A change to the content of a kind of record raises its number in `VERSIES` and adds, in `_OMHOOG`,
the function that brings the former content to the present shape.
"""

from collections.abc import Callable, Mapping
from typing import Any

from models.fouten import Onleesbaar

Inhoud = dict[str, Any]
Opwaardering = Callable[[Inhoud], Inhoud]

VERSIES: Mapping[str, int] = {}
"""Soort → version that this release writes; 1 for what is not listed."""
_OMHOOG: Mapping[tuple[str, int], Opwaardering] = {}
"""(Soort, version) → content of that version to content of the next."""


class TeNieuw(Onleesbaar):
    """The record was written by a later release than this one."""


def versie_van(soort: str, versies: Mapping[str, int] = VERSIES) -> int:
    """The version in which this release writes this kind of record."""
    return versies.get(soort, 1)


def lees(
    soort: str,
    versie: int,
    inhoud: Inhoud,
    *,
    versies: Mapping[str, int] = VERSIES,
    omhoog: Mapping[tuple[str, int], Opwaardering] = _OMHOOG,
) -> Inhoud:
    """The content in its present shape; TeNieuw for a version that this release does not know."""
    nu = versie_van(soort, versies)
    if versie > nu:
        raise TeNieuw(
            f"Een vastlegging van soort {soort} heeft versie {versie}; deze regie leest tot en met"
            f" {nu}. Werk regie bij naar de versie die haar schreef."
        )
    for stand in range(versie, nu):
        inhoud = omhoog[soort, stand](inhoud)
    return inhoud
