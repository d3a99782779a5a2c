"""`kerege.toml`: what a project says of itself."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from kerege.errors import Problem, meant
from kerege.ids import FORBIDDEN, SLUG
from kerege.project import Camp, LanguageModel, Project
from kerege.values import PartialDate

FILE = "kerege.toml"
BASE = "https://w3id.org/kerege/id/"
_DEAR = 10**6
_KEYS = (
    *("title", "base", "languages", "build_date", "model", "llm", "focus", "camps"),
    *("licence", "publisher", "issued", "downloads"),
)
_ADDRESS = r"https?://[^\s<>\"{}|\\^`]+"


def read_project(root: Path) -> tuple[Project, list[Problem]]:
    """Return the project of a folder and the problems of its `kerege.toml`."""
    path = root / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problem = Problem(
            path=FILE,
            found=f"no {FILE} in {root}",
            expected="a project folder",
            next_step="kerege init DIR makes one",
        )
        return Project(title=root.name, base=BASE), [problem]
    except (OSError, UnicodeDecodeError) as error:
        return Project(title=root.name, base=BASE), [Problem(path=FILE, found=str(error))]
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        problem = Problem(
            path=FILE,
            line=line,
            column=column,
            found=f"broken TOML: {error}",
            next_step="look at this line",
        )
        return Project(title=root.name, base=BASE), [problem]
    return _project(data, text, root)


def _project(data: dict[str, Any], text: str, root: Path) -> tuple[Project, list[Problem]]:
    toml = _Toml(data, text)
    for key in data:
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            toml.wrong(key, f"unknown key {key!r}", known, meant(key, _KEYS, "take it out"))
    base = toml.text("base", BASE)
    if not re.fullmatch(_ADDRESS + "[/#]", base):
        toml.wrong("base", repr(base), "an http(s) address that ends in / or #")
        base = BASE
    project = Project(
        title=toml.text("title", root.name),
        base=base,
        languages=toml.texts("languages", ("en",)),
        build_date=toml.date("build_date"),
        model=toml.text("model", ""),
        llm=toml.language_model(),
        focus=toml.texts("focus", ()),
        camps=tuple(toml.camps()),
        licence=toml.address("licence"),
        publisher=toml.name("publisher"),
        issued=toml.date("issued"),
        downloads=toml.address("downloads", ending="/"),
    )
    return project, toml.problems


class _Toml:
    """Take values out of a TOML table and note, with their line, those of the wrong kind."""

    def __init__(self, data: dict[str, Any], text: str) -> None:
        self.data, self._text = data, text
        self.problems: list[Problem] = []

    def wrong(self, key: str, found: str, expected: str, next_step: str = "") -> None:
        match = re.search(rf"(?m)^\s*\[?{re.escape(key)}\b", self._text)
        line = self._text.count("\n", 0, match.end()) + 1 if match else 0
        self.problems.append(
            Problem(path=FILE, line=line, found=found, expected=expected, next_step=next_step)
        )

    def text(self, key: str, default: str) -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            self.wrong(key, repr(value), "a text in quotes")
            return default
        return value

    def name(self, key: str) -> str:
        """Return a text that can be printed on a line, or '' where there is none."""
        value = self.text(key, "")
        is_text = isinstance(self.data.get(key), str)
        if is_text and (FORBIDDEN.search(value) or "\n" in value or not value.strip()):
            self.wrong(key, repr(value), "a name on one line")
            return ""
        return value

    def address(self, key: str, *, ending: str = "") -> str:
        value = self.text(key, "")
        is_text = isinstance(self.data.get(key), str)
        if is_text and not re.fullmatch(_ADDRESS + ending, value):
            last = f" that ends in {ending}" if ending else ""
            self.wrong(key, repr(value), f"an http(s) address{last}")
            return ""
        return value

    def date(self, key: str) -> PartialDate | None:
        if key not in self.data:
            return None
        try:
            return PartialDate.parse(str(self.data[key]))
        except ValueError as error:
            self.wrong(key, str(error), "a date like 2025, 2025-11 or 2025-11-20")
            return None

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.data.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong(key, repr(value), 'a list of texts like ["en", "ja"]')
            return default
        return tuple(value)

    def language_model(self) -> LanguageModel | None:
        table = self.data.get("llm")
        if table is None:
            return None
        keys = ("model", "url", "languages", "price_in", "price_out")
        if not isinstance(table, dict) or not set(table) <= set(keys) or "model" not in table:
            self.wrong("llm", f"llm = {table!r}", f"[llm] with model, and any of {', '.join(keys)}")
            return None
        inner = _Toml(table, self._text)
        made = LanguageModel(
            model=inner.text("model", ""),
            url=inner.text("url", ""),
            languages=inner.texts("languages", ()),
            price_in=inner.number("price_in"),
            price_out=inner.number("price_out"),
        )
        self.problems += inner.problems
        return made

    def number(self, key: str) -> Decimal:
        value = self.data.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _DEAR:
            self.wrong(key, repr(value), "a number from 0, the price of a million tokens")
            return Decimal(0)
        return Decimal(str(value))

    def camps(self) -> Iterator[Camp]:
        camps = self.data.get("camps", {})
        for name, camp in camps.items() if isinstance(camps, dict) else ():
            members = camp.get("members") if isinstance(camp, dict) else None
            if not SLUG.fullmatch(name) or not isinstance(members, list):
                self.wrong(f"camps.{name}", f"camp {name!r}", "a slug with members = [entity ids]")
                continue
            label = str(camp.get("label", name))
            yield Camp(id=name, label=label, members=frozenset(map(str, members)))
