"""`kerege.toml`: what a project says of itself."""

import re
import tomllib
from pathlib import Path
from typing import Any

from kerege.errors import Problem, nearest
from kerege.model import Camp, Project
from kerege.values import PartialDate

FILE = "kerege.toml"
BASE = "https://w3id.org/kerege/id/"
_KEYS = ("title", "base", "languages", "build_date", "model", "camps")


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
    problems = []

    def wrong(key: str, found: str, expected: str, next_step: str = "") -> None:
        match = re.search(rf"(?m)^\s*\[?{re.escape(key)}\b", text)
        line = text.count("\n", 0, match.end()) + 1 if match else 0
        problems.append(
            Problem(path=FILE, line=line, found=found, expected=expected, next_step=next_step)
        )

    for key in data:
        if key not in _KEYS:
            hint = nearest(key, _KEYS)
            wrong(
                key,
                f"unknown key {key!r}",
                ", ".join(_KEYS),
                f"did you mean {hint}?" if hint else "",
            )
    title, base = data.get("title", root.name), data.get("base", BASE)
    if not isinstance(title, str):
        wrong("title", f"{title!r}", "a text")
    if not isinstance(base, str) or not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+[/#]", base):
        wrong("base", f"{base!r}", "an http(s) address that ends in / or #")
    languages = data.get("languages", ["en"])
    if not isinstance(languages, list) or not all(isinstance(code, str) for code in languages):
        wrong("languages", f"{languages!r}", 'a list like ["en", "ja"]')
        languages = ["en"]
    build_date = None
    if "build_date" in data:
        try:
            build_date = PartialDate.parse(str(data["build_date"]))
        except ValueError as error:
            wrong("build_date", str(error), "a date")
    camps = []
    for name, camp in data.get("camps", {}).items():
        if not isinstance(camp, dict) or not isinstance(camp.get("members"), list):
            wrong(f"camps.{name}", f"camp {name!r} without members", "members = [entity ids]")
            continue
        label = str(camp.get("label", name))
        camps.append(Camp(id=name, label=label, members=frozenset(map(str, camp["members"]))))
    project = Project(
        title=str(title),
        base=str(base),
        languages=tuple(languages),
        build_date=build_date,
        model=str(data.get("model", "")),
        camps=tuple(camps),
    )
    return project, problems
