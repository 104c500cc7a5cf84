"""Signs that have no shape of their own, or change how their neighbours are read."""

import unicodedata

_GEEN_TEKEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def zichtbaar(tekst: str) -> str:
    """Lines stay lines; control and format characters become their numbers: [U+202E]."""
    return "".join(
        nummer(teken) if unicodedata.category(teken) in _GEEN_TEKEN and teken != "\n" else teken
        for teken in regels(tekst).expandtabs(4)
    )


def regels(tekst: str) -> str:
    """The same with one way to end a line."""
    return "\n".join(tekst.splitlines())


def nummer(teken: str) -> str:
    """A sign by its number."""
    return f"[U+{ord(teken):04X}]"
