"""The dreiger is an official with every mandate, whom the gezag excluded: he tries every command.

Also in another's name, and another in his. What he is told is what somebody hears in the own case.
"""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from models.begrippen import LANDELIJK, Rol
from models.tabellen import Bericht, Kanaal
from tasks.antwoorden.handelingen import HANDELINGEN
from tasks.basis.database import lezen, transactie
from tasks.register.lezen import beeld
from tasks.register.sleutels import verpak
from tests.hulp.zaakspel import Zaakspel, vervanger
from tests.regie.conftest import Regie, regie  # noqa: F401  the fixture
from tests.regie.test_handelingen import GEVALLEN

DREIGER = "dreiger"
GEEN_ROL = "In deze zaak hebt u geen rol, ook niet namens een ander of door een vervanger. (N076)"
_WAAR = {
    Rol.HOVJ: "Oost-Brabant",
    Rol.PORTEFEUILLEHOUDER_RCCB: "Oost-Brabant",
    Rol.POLITIE: "Oost-Brabant",
    Rol.DIRECTEUR_NCTV: LANDELIJK,
}
OPDRACHTEN = {
    "dossier": ("dossier", "{zaak}"),
    "papier": ("dossier", "{zaak}", "--uit", "{map}/zaak.pdf"),
    "register": ("register", "toon", "{zaak}"),
    "vrijgave": ("vrijgave", "{zaak}"),
    "besluit": ("besluit", "{zaak}", "{stap}", "--invoer", "{map}/antwoord.json"),
    "ontvangst": ("ontvangst", "{bericht}"),
}


@pytest.fixture(autouse=True)
def met_elk_mandaat(demo: Path):
    for nummer, (rol, gebied) in enumerate(_WAAR.items()):
        vervanger(DREIGER, rol, gebied, nieuw=nummer == 0)
    with transactie() as sessie:
        adres = verpak(f"postvak://{DREIGER}".encode())
        sessie.add(Kanaal(functionaris=DREIGER, volgorde=0, soort="postvak", adres=adres))


def sluit_uit(regie: Regie, zaak: str) -> None:  # noqa: F811
    with lezen() as sessie:
        gezag = beeld(sessie, zaak).gezag
    door = {Rol.HOVJ: "hovj.oost-brabant", Rol.NCTV: "nctv"}[gezag.rol]
    invoer = json.dumps({"uitkomst": "uitsluiten", "motivering": "Van hem gaat de dreiging uit."})
    wie = ("--als", door, "--code", regie.code(door))
    gedaan = regie(
        *("zaak-uitsluiting", zaak, *wie, "--functionaris", DREIGER, "--invoer", "-"),
        stdin=invoer.encode(),
    )
    assert gedaan.code == 0, gedaan


def soorten(zaak: str) -> list[str]:
    with lezen() as sessie:
        return [feit.soort for feit in beeld(sessie, zaak).feiten]


def ondertekend(regie: Regie, wie: str = DREIGER) -> tuple[str, ...]:  # noqa: F811
    return ("--als", wie, "--code", regie.code(wie))


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_geen_enkele_handeling_lukt_hem(regie: Regie, naam: str):  # noqa: F811
    zaak = GEVALLEN[naam].zaak().zaaknummer
    sluit_uit(regie, zaak)
    voor = soorten(zaak)
    invoer = regie("voorbeeld", HANDELINGEN[naam].voorbeeld or naam).uit
    gedaan = regie(naam, zaak, *ondertekend(regie), "--invoer", "-", stdin=invoer.encode())
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert gedaan.fout.startswith(GEEN_ROL)
    assert soorten(zaak) == [*voor, "poging"]


@pytest.mark.parametrize("wat", OPDRACHTEN)
def test_hij_leest_en_antwoordt_niet(regie: Regie, tmp_path: Path, wat: str):  # noqa: F811
    spel = Zaakspel().tot("informeren_persoon")
    zaak = spel.zaaknummer
    stap = spel.vraag("informeren_persoon").stap
    sluit_uit(regie, zaak)
    voor = soorten(zaak)
    antwoord = regie("formulier", zaak, stap, "--voorbeeld").uit
    (tmp_path / "antwoord.json").write_text(antwoord)
    with lezen() as sessie:
        gestuurd = select(Bericht).where(Bericht.zaaknummer == zaak, Bericht.rol == Rol.POLITIE)
        bericht = sessie.exec(gestuurd).first().nummer
    plek = {"zaak": zaak, "map": str(tmp_path), "stap": stap, "bericht": bericht}
    opdracht = [deel.format(**plek) for deel in OPDRACHTEN[wat]]
    gedaan = regie(*opdracht, *ondertekend(regie))
    assert (gedaan.code, gedaan.uit) == (3, "")
    if wat != "vrijgave":  # outside het stelsel nothing was released to anyone
        assert gedaan.fout.startswith(GEEN_ROL)
    assert soorten(zaak) == [*voor, "poging"]
    assert not (tmp_path / "zaak.pdf").exists()


def test_niemand_doet_het_namens_hem_en_hij_niet_namens_een_ander(regie: Regie):  # noqa: F811
    zaak = Zaakspel().zaaknummer
    sluit_uit(regie, zaak)
    vervanger("handlanger", Rol.HOVJ, "Oost-Brabant", namens=DREIGER)
    vervanger(DREIGER, Rol.RCCB, "Oost-Brabant", namens="rccb.oost-brabant", nieuw=False)
    antwoord = regie("formulier", zaak, "weging", "--voorbeeld").uit.encode()
    for opdracht, wie in (
        (("dossier", zaak), "handlanger"),
        (("besluit", zaak, "weging", "--invoer", "-"), DREIGER),
    ):
        gedaan = regie(*opdracht, *ondertekend(regie, wie), stdin=antwoord)
        assert (gedaan.code, gedaan.uit) == (3, "")
        assert gedaan.fout.startswith(GEEN_ROL)


def test_hem_wordt_niets_aangeboden_en_hij_laat_zichzelf_niet_toe(regie: Regie):  # noqa: F811
    zaak = Zaakspel().zaaknummer
    assert [v["zaaknummer"] for v in regie("wachtrij", "--als", DREIGER, "--json").json] == [zaak]
    sluit_uit(regie, zaak)
    assert regie("wachtrij", "--als", DREIGER, "--json").json == []
    invoer = {"functionaris": DREIGER, "uitkomst": "toelaten", "motivering": "Een vergissing."}
    gedaan = regie(
        *("zaak-uitsluiting", zaak, *ondertekend(regie), "--invoer", "-"),
        stdin=json.dumps(invoer).encode(),
    )
    assert gedaan.code == 3
    assert gedaan.fout.startswith(GEEN_ROL)


def test_wie_hij_is_staat_nergens_leesbaar(regie: Regie):  # noqa: F811
    zaak = Zaakspel().zaaknummer
    sluit_uit(regie, zaak)
    getoond = regie("zaak", zaak, "--json").uit + regie("register", "toon", zaak, "--json").uit
    assert DREIGER not in getoond
