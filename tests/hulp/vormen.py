"""Every form that there is, with every part of one: what a test walks to see that none forgets."""

from collections.abc import Iterator

from models.basis import Invoer
from models.stappen import STAPPEN
from models.voorbeelden.invoer import INVOER

__all__ = ["VORMEN"]
_GELADEN = (STAPPEN, INVOER)  # whoever asks for something has its form loaded


def _onder(vorm: type[Invoer]) -> Iterator[type[Invoer]]:
    for onder in vorm.__subclasses__():
        yield onder
        yield from _onder(onder)


VORMEN = tuple(
    sorted(
        {vorm for vorm in _onder(Invoer) if vorm.__module__.startswith("models.formulieren.")},
        key=lambda vorm: vorm.__name__,
    )
)
