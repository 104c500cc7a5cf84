from datetime import date

import pytest
from hypothesis import settings

from models.naslag.beleid import Beleid, beleid_op

# Een trage machine is geen fout; een gevonden tegenvoorbeeld komt altijd terug.
settings.register_profile("regie", deadline=None, print_blob=True)
settings.load_profile("regie")


@pytest.fixture(scope="session")
def beleid() -> Beleid:
    return beleid_op(date(2026, 2, 3))
