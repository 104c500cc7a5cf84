"""Every form that there is, with every part of one: what a test walks to see that none forgets."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import models.formulieren
from models.basis import Invoer


def _onder(vorm: type[Invoer]) -> Iterator[type[Invoer]]:
    for onder in vorm.__subclasses__():
        yield onder
        yield from _onder(onder)


_MODULES = frozenset(
    f"models.formulieren.{deel.name}" for deel in iter_modules(models.formulieren.__path__)
)
for _module in _MODULES:
    import_module(_module)

FORMULIEREN = tuple(
    sorted(
        {vorm for vorm in _onder(Invoer) if vorm.__module__ in _MODULES},
        key=lambda vorm: vorm.__name__,
    )
)
