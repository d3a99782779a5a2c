"""What the reader of each language takes from a text, and what it needs."""

from dataclasses import dataclass
from importlib.util import find_spec

LAYERS = ("mentions", "times", "amounts", "attributions", "events", "claims")
"""What readers with a parser take, in the order in which each builds on those before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ability:
    """Hold what a built-in reader can do.

    `extra` is the extra that brings what it needs, '' where nothing more is needed; `package` is
    what tells whether it is installed.
    """

    language: str
    name: str
    layers: tuple[str, ...] = LAYERS
    extra: str = ""
    package: str = ""
    note: str = ""

    @property
    def is_installed(self) -> bool:
        """Tell whether what it needs is there."""
        return not self.package or find_spec(self.package) is not None

    @property
    def state(self) -> str:
        """Return `installed`, or the command that installs it."""
        return "installed" if self.is_installed else f"pip install 'kerege[{self.extra}]'"


ABILITIES = {
    one.language: one
    for one in (
        Ability(
            language="en",
            name="English",
            layers=(*LAYERS, "propositions"),
            note="opinions, pronouns and new events too",
        ),
        Ability(
            language="ja",
            name="Japanese",
            extra="ja",
            package="ja_ginza",
            note="the main relations, between known names",
        ),
        Ability(
            language="ru",
            name="Russian",
            extra="ru",
            package="natasha",
            note="the main relations, between known names",
        ),
        Ability(
            language="zh",
            name="Chinese",
            layers=LAYERS[:3],
            note="no parser: who did what has to be read by a language model or by hand",
        ),
    )
}
