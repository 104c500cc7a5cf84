"""A file is there as a whole or not at all, and on disk before anyone counts on it."""

import os
import stat

import pytest

from tasks.basis.bestanden import ruim_resten_op, schrijf_heel


@pytest.fixture
def pad(tmp_path):
    return tmp_path / "geheim"


@pytest.mark.parametrize("eerste", [False, True])
def test_een_nieuw_bestand_is_heel_en_alleen_van_de_eigenaar(pad, eerste):
    schrijf_heel(pad, b"inhoud", eerste=eerste)
    assert (pad.read_bytes(), pad.stat().st_mode & 0o777) == (b"inhoud", 0o600)
    assert list(pad.parent.iterdir()) == [pad]


def test_een_bestand_wordt_in_zijn_geheel_vervangen(pad):
    schrijf_heel(pad, b"oud")
    lezer = pad.open("rb")
    schrijf_heel(pad, b"nieuw")
    with lezer:
        assert (lezer.read(), pad.read_bytes()) == (b"oud", b"nieuw")


def test_wie_als_tweede_het_eerste_bestand_maakt_laat_dat_van_de_ander_staan(pad):
    schrijf_heel(pad, b"een", eerste=True)
    schrijf_heel(pad, b"ander", eerste=True)
    assert pad.read_bytes() == b"een"
    assert list(pad.parent.iterdir()) == [pad]


def test_eerst_staat_de_inhoud_op_schijf_en_dan_pas_de_naam(pad, monkeypatch):
    """At every fsync: of a folder or not, and what a reader finds under the name by then."""
    pad.write_bytes(b"oud")
    gezien, fsync = [], os.fsync

    def kijk_en_leg_vast(nummer):
        gezien.append((stat.S_ISDIR(os.fstat(nummer).st_mode), pad.read_bytes()))
        fsync(nummer)

    monkeypatch.setattr(os, "fsync", kijk_en_leg_vast)
    schrijf_heel(pad, b"nieuw")
    assert gezien == [(False, b"oud"), (True, b"nieuw")]


def test_wat_mislukt_laat_niets_achter(pad):
    (pad / "in-de-weg").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        schrijf_heel(pad, b"inhoud")
    assert list(pad.parent.iterdir()) == [pad]


def test_resten_van_wie_gedood_werd_gaan_weg_en_niets_anders(pad):
    ander = pad.parent / ".geheimer-rest"
    for rest in (pad, ander, pad.parent / ".geheim-x1"):
        rest.write_bytes(b"")
    ruim_resten_op(pad)
    assert sorted(pad.parent.iterdir()) == sorted([pad, ander])
