"""Installations for every test that needs one, and which tests run in which gear.

The quick gear (`make test`) leaves out what repeats on PostgreSQL what is decided in Python: a
test marked `postgres` runs in it only if it is about the database itself, so if it is marked
`dialect`. `--alles` (`make test-alles`) takes every test, also those marked `alles`.

`installatie` is as a first start leaves it; `zonder_mensen` is that of a demo, without anyone;
`demo` has the demo functionarissen, whose mandates hold from `tests.hulp.installaties.BEGIN`. All
give REGIE_HOME; the environment is set.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.tabellen import Installatie
from tasks.basis.database import transactie
from tests.hulp.beginstanden import onthoud_vers
from tests.hulp.installaties import DEMO, LEEG, Voorraad, deel_vertalingen, omgeving

deel_vertalingen()
HIER = Path(__file__).parent
ZWAAR = frozenset({"deployments", "flows", "installatie"})
"""Folders where the tests of a file share what takes long to make."""
_UITVOERIG = ("alles", "postgres")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--alles", action="store_true", help="elke proef, op beide databases")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without `--alles` only what the quick gear takes; what takes longest begins first.

    What shares an installation is a group, in one process one after the other.
    """
    groepen = {item: _groep(item) for item in items}
    for item, groep in groepen.items():
        if groep:
            item.add_marker(pytest.mark.xdist_group(groep))
    items.sort(key=lambda item: (not (g := groepen[item]), not g.startswith("live"), g))
    if not config.getoption("--alles"):
        blijft = [item for item in items if _snel(item)]
        config.hook.pytest_deselected(items=[item for item in items if not _snel(item)])
        items[:] = blijft


def _groep(item: pytest.Item) -> str:
    assert isinstance(item, pytest.Function)
    if eigen := item.get_closest_marker("xdist_group"):
        return str(eigen.args[0])
    if "installatie_live" in item.fixturenames:
        return f"live-{item.callspec.params['installatie_live']}"
    apart = item.path.relative_to(HIER).parts[0] in ZWAAR or item.get_closest_marker("installatie")
    return item.path.stem if apart else ""


def _snel(item: pytest.Item) -> bool:
    return item.get_closest_marker("dialect") is not None or not any(
        item.get_closest_marker(merk) for merk in _UITVOERIG
    )


@pytest.fixture
def databank() -> str:
    """Which database; tests/tasks takes both."""
    return "sqlite"


@pytest.fixture(scope="session")
def voorraad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voorraad]:
    gemaakt = Voorraad(
        tmp_path_factory.mktemp("voorraad"), os.environ.get("REGIE_TEST_POSTGRES_URL", "")
    )
    yield gemaakt
    gemaakt.ruim_op()


@pytest.fixture
def installatie(voorraad: Voorraad, databank: str, tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "regie"
    with omgeving(voorraad.zet(LEEG, databank, home)):
        yield home


@pytest.fixture
def zonder_mensen(installatie: Path) -> Path:
    """A demo with nobody in it: who brings a melding in may stay unknown."""
    with transactie() as sessie:
        sessie.merge(Installatie(naam="demo", waarde="ja"))
    return installatie


@pytest.fixture
def demo(voorraad: Voorraad, databank: str, tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "regie"
    with omgeving(voorraad.zet(DEMO, databank, home)):
        onthoud_vers()
        yield home


@pytest.fixture(scope="session")
def versnelling(pytestconfig: pytest.Config) -> str:
    """`snel` or `alles`: how large a share is taken by a test that takes one."""
    return "alles" if pytestconfig.getoption("--alles") else "snel"
