"""Where a code comes from: a prompt, stdin, a descriptor; on the command line only on a demo."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pyotp
import pytest
from typer.main import get_group

from deployments.regie.app import app
from models.basis import id_zoals_gegeven
from tasks.basis.tijd import nu
from tests.hulp.speler import code
from tests.regie.conftest import ERNSTIG, Regie, vastgelegd

RCCB = "rccb.oost-brabant"
ZONDER_TERMINAL = {"start_new_session": True}
REGIE = (sys.executable, "-m", "deployments.regie")


@contextmanager
def in_pijp(tekst: str) -> Iterator[int]:
    """A descriptor from which this can be read."""
    lees, schrijf = os.pipe()
    os.write(schrijf, tekst.encode())
    os.close(schrijf)
    try:
        yield lees
    finally:
        os.close(lees)


def besluit(zaak: str, invoer: str, *extra: str) -> tuple[str, ...]:
    return ("besluit", zaak, "weging", "--als", RCCB, "--invoer", invoer, *extra)


def test_een_streepje_leest_de_code_van_standaardinvoer(regie: Regie, zaak: str):
    getypt = f"{code(RCCB, nu())}\nen nog iets\n".encode()
    gedaan = regie(*besluit(zaak, regie.bestand(ERNSTIG), "--code", "-"), stdin=getypt)
    assert gedaan.code == 0, gedaan


def test_een_descriptor_geeft_de_code_en_standaardinvoer_de_invoer(regie: Regie, zaak: str):
    with in_pijp(f"{code(RCCB, nu())}\n") as fd:
        opdracht = besluit(zaak, "-", "--code-fd", str(fd))
        gedaan = regie(*opdracht, stdin=regie_json(ERNSTIG))
    assert gedaan.code == 0, gedaan


def regie_json(inhoud: object) -> bytes:
    return json.dumps(inhoud).encode()


def test_twee_codes_komen_na_elkaar_uit_dezelfde_bron(regie: Regie, zaak: str):
    codes = f"{code('beheerder', nu())}\n{code('beheerder2', nu())}\n"
    wie = ("--als", "beheerder", "--tweede", "beheerder2")
    gedaan = regie(
        "vernietig", zaak, *wie, *("--code", "-", "--tweede-code", "-"), stdin=codes.encode()
    )
    assert (gedaan.code, "open zaak" in gedaan.fout) == (3, True)
    codes = f"{code('beheerder', nu())}\n{code('beheerder2', nu())}\n"
    with in_pijp(codes) as fd:
        bron = ("--code-fd", str(fd), "--tweede-code-fd", str(fd))
        gedaan = regie("vernietig", zaak, *wie, *bron)
    assert (gedaan.code, "open zaak" in gedaan.fout) == (3, True)


@pytest.mark.parametrize(
    ("extra", "zin"),
    [
        ((), "--code: ontbreekt, en er is geen terminal om haar te vragen; geef --code -"),
        (("--code", "-"), "--code: leest standaardinvoer, maar daar komt de invoer al vandaan"),
        (("--code-fd", "0"), "--code-fd: 0 is standaardinvoer, waar de invoer vandaan komt"),
        (("--code-fd", "77"), "--code-fd: is geen open bestand waaruit te lezen is"),
        (("--code", "-", "--code-fd", "0"), "--code en --code-fd: geef een van beide"),
    ],
)
def test_zonder_bron_of_met_twee_zegt_regie_wat_te_doen(
    regie: Regie, zaak: str, extra: tuple[str, ...], zin: str
):
    invoer = regie_json(ERNSTIG)
    gedaan = regie.apart(*besluit(zaak, "-", *extra), stdin=invoer, **ZONDER_TERMINAL)
    assert (gedaan.code, gedaan.uit, zin in gedaan.fout) == (2, "", True), gedaan
    assert vastgelegd(zaak, "poging") == []


def test_een_lege_regel_is_geen_code(regie: Regie, zaak: str):
    gedaan = regie(*besluit(zaak, regie.bestand(ERNSTIG), "--code", "-"), stdin=b"\n")
    assert (gedaan.code, "--code: er kwam geen code" in gedaan.fout) == (2, True)


def aan_de_terminal(opdracht: tuple[str, ...], typ: str) -> tuple[int, str]:
    """Exit code and all that the terminal showed, of a command whose terminal is ours."""
    wij, zij = pty.openpty()
    met = ("setsid", "--ctty", "--wait", *REGIE, *opdracht)
    with subprocess.Popen(met, stdin=zij, stdout=zij, stderr=zij) as kind:
        os.close(zij)
        gezien = _tot(wij, b"app): ")
        os.write(wij, f"{typ}\n".encode())
        gezien += _tot(wij, None)
        os.close(wij)
    return kind.returncode, gezien.decode()


def _tot(fd: int, einde: bytes | None) -> bytes:
    """What is shown until this, or until the other end closes, which Linux calls an error."""
    gezien = b""
    with suppress(OSError):
        while einde is None or einde not in gezien:
            gezien += os.read(fd, 1024)
    return gezien


@pytest.mark.parametrize("extra", [(), ("--code", "-")])
def test_aan_een_terminal_vraagt_regie_om_de_code_en_toont_haar_niet(
    regie: Regie, zaak: str, extra: tuple[str, ...]
):
    goed = code(RCCB, nu())
    getypt = f"{goed[:3]} {goed[3:]}"
    opdracht = besluit(zaak, regie.bestand(ERNSTIG), *extra)
    gedaan, gezien = aan_de_terminal(opdracht, getypt)
    assert gedaan == 0, gezien
    assert f"Code van {RCCB} (zes cijfers uit de app): " in gezien
    assert goed[:3] not in gezien.replace(zaak, "")


def test_regie_vraagt_pas_om_een_code_als_de_invoer_te_lezen_is(regie: Regie, zaak: str):
    gedaan = regie.apart(*besluit(zaak, regie.bestand(b"{")), **ZONDER_TERMINAL)
    assert (gedaan.code, "geen geldige JSON" in gedaan.fout) == (2, True)


def test_op_de_opdrachtregel_hoort_een_code_alleen_bij_een_oefening(productie: Regie):
    uri = productie("functionaris", "toevoegen", "eerste", "--json").json["uri"]
    app = pyotp.parse_uri(uri)
    assert isinstance(app, pyotp.TOTP)
    opdracht = ("functionaris", "toevoegen", "tweede", "--als", "eerste")
    gedaan = productie(*opdracht, "--code", app.now())
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "kan ieder op deze machine lezen" in gedaan.fout
    assert "--code -" in gedaan.fout
    assert app.now() not in gedaan.fout
    assert productie(*opdracht, "--code", "-", stdin=app.now().encode()).code == 0


@pytest.mark.parametrize("als", ["Rccb.Oost-Brabant", f" {RCCB} "])
def test_een_id_met_een_hoofdletter_of_een_spatie_is_dezelfde(regie: Regie, zaak: str, als: str):
    opdracht = ("besluit", zaak.lower(), "weging", "--als", als, "--code", regie.code(als))
    assert regie(*opdracht, "--invoer", regie.bestand(ERNSTIG)).code == 0
    (gegeven,) = vastgelegd(zaak, "besluit")
    assert gegeven.functionaris == RCCB


def test_elke_id_op_de_opdrachtregel_is_te_typen_zoals_een_telefoon_dat_doet():
    def delen(groep):
        for deel in getattr(groep, "commands", {}).values():
            yield from (deel.params if not hasattr(deel, "commands") else delen(deel))

    ids = [deel for deel in delen(get_group(app)) if str(deel.metavar).strip("[]2") == "F"]
    assert {"functionaris", "als", "tweede", "namens", "persoon"} <= {deel.name for deel in ids}
    lezers = {deel.type_descriptor.parameter_info.parser for deel in ids}
    assert lezers == {id_zoals_gegeven}


def test_uitgesloten_wordt_dezelfde_met_een_hoofdletter(regie: Regie, zaak: str):
    wie = ("--als", "hovj.oost-brabant", "--code", regie.code("hovj.oost-brabant"))
    invoer = regie("voorbeeld", "zaak-uitsluiting").json | {"functionaris": "Rccb.Oost-Brabant"}
    opdracht = ("zaak-uitsluiting", zaak, *wie, "--invoer", regie.bestand(invoer))
    assert regie(*opdracht, "--functionaris", "RCCB.oost-brabant ").code == 0
    (vast,) = vastgelegd(zaak, "zaak_uitsluiting")
    assert vast.inhoud["functionaris"] == RCCB


def test_een_zaaknummer_in_kleine_letters_is_hetzelfde(regie: Regie, zaak: str):
    for opdracht in (("zaak", zaak.lower()), ("termijnen", f" {zaak.lower()}")):
        assert regie(*opdracht).code == 0
    assert regie("berichten", "beheer").code == 0


def test_een_code_staat_in_geen_melding_en_in_geen_argument_van_het_proces(regie: Regie, zaak: str):
    getypt = "918273"
    gedaan = subprocess.run(
        [*REGIE, *besluit(zaak, regie.bestand(ERNSTIG), "--code", "-")],
        input=getypt.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert gedaan.returncode == 3
    assert getypt not in (gedaan.stdout + gedaan.stderr).decode()
