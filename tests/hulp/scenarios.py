"""The table of scenarios (`scenarios.toml`), read."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest


def adres(gemeente: str) -> dict[str, Any]:
    """A change of residence."""
    straat = {"straat": "Verzonnenlaan", "huisnummer": "12", "postcode": "5611AA"}
    return {"woonadres": {**straat, "gemeente": gemeente}}


EINDHOVEN, MAASTRICHT = adres("GM0772"), adres("GM0935")


class Scenario(NamedTuple):
    """What is played, and where it ends."""

    speel: str
    gezag: str
    einde: str
    open: str
    gezin: int | None
    doelwit: dict[str, Any]
    velden: dict[str, dict[str, Any]]
    gebied: str
    lopend: int | None
    overig: int


_TABEL = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
NORMEN = {norm for rij in _TABEL["scenario"].values() for norm in rij["normen"]}


def _lees() -> list[Any]:
    return [
        pytest.param(
            Scenario(
                speel=rij["speel"].format_map(_TABEL["woorden"]),
                gezag=rij["gezag"],
                einde=rij["einde"],
                open=rij["open"],
                gezin=rij.get("gezin"),
                doelwit=rij.get("doelwit", {}),
                velden=rij.get("velden", {}),
                gebied=rij.get("gebied", "Oost-Brabant"),
                lopend=rij.get("lopend"),
                overig=rij.get("overig", 0),
            ),
            id=naam,
        )
        for naam, rij in _TABEL["scenario"].items()
    ]


SCENARIOS = _lees()
