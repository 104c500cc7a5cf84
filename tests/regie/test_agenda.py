"""The agenda as an operator asks for it on the command line."""

from pathlib import Path

from icalendar import Calendar

from tests.regie.conftest import Regie


def test_wat_komt_staat_in_een_tabel_met_staven_per_week(regie: Regie, zaak: str):
    gedaan = regie("agenda")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert f"{zaak}" in gedaan.uit
    assert "Weging door de RCCB" in gedaan.uit
    assert gedaan.uit.count("week ") == 8
    assert "░ 1" in gedaan.uit


def test_voor_scripts_is_het_een_document(regie: Regie, zaak: str):
    document = regie("agenda", "--weken", "3", "--json").json
    assert [week["termijn"] for week in document["weken"]] in ([1, 0, 0], [0, 1, 0])
    (punt,) = document["punten"]
    assert punt.keys() == {"op", "soort", "zaaknummer", "wat", "van", "verlopen"}
    assert (punt["zaaknummer"], punt["soort"], punt["verlopen"]) == (zaak, "termijn", False)


def test_het_kalenderbestand_wordt_geschreven(regie: Regie, zaak: str, tmp_path: Path):
    gedaan = regie("agenda", "--ics", str(tmp_path / "agenda.ics"))
    assert gedaan.uit.endswith(f"Geschreven: {tmp_path / 'agenda.ics'}\n")
    (afspraak,) = Calendar.from_ical((tmp_path / "agenda.ics").read_bytes()).walk("VEVENT")
    assert str(afspraak["summary"]) == f"{zaak}: Weging door de RCCB"


def test_zonder_zaken_zegt_zij_dat(regie: Regie):
    assert "Er komt in deze weken niets." in regie("agenda").uit


def test_bestand_en_weken_die_niet_kunnen_zijn_onjuiste_invoer(regie: Regie, tmp_path: Path):
    assert regie("agenda", "--weken", "0").code == 2
    for pad in (tmp_path / "er" / "niet.ics", tmp_path, Path("/proc/a.ics")):
        gedaan = regie("agenda", "--ics", str(pad))
        assert (gedaan.code, gedaan.fout.startswith(f"--ics: {pad} is niet te schrijven")) == (
            2,
            True,
        )
