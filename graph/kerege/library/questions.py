"""Canned questions: SPARQL files with a title, an explanation and typed parameters.

A question runs as it is in any SPARQL tool, with its defaults, and here with other values:

    # title: Members of an organisation
    # explanation: Who was a member of an organisation on a day.
    # parameter: as_of date 2016-01-01 The day
    # example: kerege query members --set as_of=2024-07-05
    PREFIX : <https://w3id.org/kerege/id/>
    SELECT ... WHERE {
      VALUES ?as_of { "2016-01-01"^^xsd:date }

`bind` replaces what stands between the braces of a parameter's VALUES lines by one term that it
made and checked itself, and the base of the prefix lines by the project's. Nothing that a user
gives gets into the query in any other way.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kerege.errors import InputError, NotFoundError, Problem, meant
from kerege.ids import FORBIDDEN
from kerege.library.held import Held
from kerege.readers.project import BASE
from kerege.resources import bundled
from kerege.values import PartialDate

KINDS = {
    "date": "a date such as 2025, 2025-11 or 2025-11-20; its first day counts",
    "date-end": "a date such as 2025, 2025-11 or 2025-11-20; its last day counts",
    "entity": "an entity, by its id or any of its names",
    "relation": "a relation of the ontology",
    "source": "the id of a source",
    "text": "a text",
}
"""What a parameter can be."""

_HEADER = re.compile(r"# (title|explanation|parameter|example): (\S.*)")
_MORE = re.compile(r"#   (\S.*)")
_PARAMETER = re.compile(r"([a-z][a-z_]*) ([a-z-]+) (\S+) (\S.*)")
_BASE_LINE = re.compile(r"^(PREFIX [a-z]*: <)" + re.escape(BASE) + r"([a-z/]*>)$", re.MULTILINE)
_ABOUT = re.compile(r"\A(?:#.*\n)+")
_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+")


@dataclass(frozen=True, slots=True)
class Parameter:
    """Hold what may be set in a question: its name, its kind, its default and what it means."""

    name: str
    kind: str
    default: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Question:
    """Hold a canned question; `text` is the whole SPARQL file."""

    name: str
    title: str
    explanation: str
    parameters: tuple[Parameter, ...]
    example: str
    text: str

    def __repr__(self) -> str:
        return f"<Question {self.name}: {self.title}>"

    def to_dict(self) -> dict[str, object]:
        """Return all but the query, as JSON takes it."""
        return {
            "name": self.name,
            "title": self.title,
            "explanation": self.explanation,
            "parameters": [
                {"name": p.name, "kind": p.kind, "default": p.default, "words": p.words}
                for p in self.parameters
            ],
            "example": self.example,
        }


def questions(folder: Path | None = None) -> dict[str, Question]:
    """Return the questions of an ontology folder by name; one that has none has the bundled ones.

    Raises InputError with every mistake in the headers of the files.

    >>> questions()["members"].title
    'Members of an organisation on a day'
    """
    files = sorted(question_folder(folder).glob("*.rq"))
    problems: list[Problem] = []
    read = [_read(path, problems) for path in files]
    if problems:
        raise InputError(problems)
    return {question.name: question for question in read}


def question_folder(ontology: Path | None = None) -> Path:
    """Return where the questions of an ontology folder are: its own, or the bundled ones."""
    own = ontology / "questions" if ontology else None
    return own if own and any(own.glob("*.rq")) else bundled("ontology") / "questions"


def bind(question: Question, values: Mapping[str, str | PartialDate], graph: Held) -> str:
    """Return the query of a question with these values, or its defaults, for a graph.

    Its title stands before it; what else the file says of it is of no more use.
    Raises NotFoundError for an entity, relation or source that is unknown, InputError for a
    parameter that is, and for what is no date or no text.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            problem = Problem(
                path=f"{question.name} --set {name}",
                found=f"no parameter {name!r}",
                expected=", ".join(known),
                next_step=meant(name, known, f"kerege questions {question.name} explains them"),
            )
            raise InputError([problem])
    base = graph.store.project.base
    if not _IRI.fullmatch(base):
        raise InputError([Problem(path="kerege.toml", found=f"base {base!r}", expected="an IRI")])
    query = _ABOUT.sub(f"# {question.title}\n", question.text)
    text = _BASE_LINE.sub(lambda match: match[1] + base + match[2], query)
    for parameter in question.parameters:
        given = values.get(parameter.name, parameter.default)
        term = _term(question, parameter, str(given), graph)
        text = _put(text, parameter.name, term)
    return text


def _term(question: Question, parameter: Parameter, value: str, graph: Held) -> str:
    """Return a SPARQL term for a value; its parts are checked, never pasted."""
    match parameter.kind:
        case "date" | "date-end":
            return f'"{_day(question, parameter, value)}"^^xsd:date'
        case "entity":
            return f"<{graph.store.project.base}{graph.entity(value).id}>"
        case "relation":
            return f"ker:{graph.store.ontology.relation(value).id}"
        case "source":
            if value not in graph.store.sources:
                raise NotFoundError("source", value, graph.store.sources)
            return f"<{graph.store.project.base}source/{value}>"
    if not value or FORBIDDEN.search(value) or set(value) & set("\\\t\n"):
        raise _wrong(question, parameter, repr(value), "words without backslash and line break")
    return '"' + value.replace('"', '\\"') + '"'


def _put(text: str, name: str, term: str) -> str:
    """Return the query with this term in each VALUES line of the parameter."""
    return _line(name).sub(lambda match: match[1] + term + match[3], text)


def _day(question: Question, parameter: Parameter, value: str) -> str:
    try:
        when = PartialDate.parse(value)
    except ValueError as error:
        raise _wrong(question, parameter, str(error), KINDS[parameter.kind]) from None
    last = parameter.kind == "date-end"
    return (date.fromordinal(when.end - 1) if last else when.first_day).isoformat()


def _wrong(question: Question, parameter: Parameter, found: str, expected: str) -> InputError:
    place = f"{question.name} --set {parameter.name}"
    return InputError([Problem(path=place, found=found, expected=expected)])


def _line(name: str) -> re.Pattern[str]:
    """Return what matches the VALUES line of a parameter, the whole line."""
    return re.compile(rf"^( *VALUES \?{name} {{ )(.*)( }})$", re.MULTILINE)


def _read(path: Path, problems: list[Problem]) -> Question:
    """Return the question of a file, and note what is wrong with its header."""
    text = path.read_text(encoding="utf-8")
    parts: dict[str, list[str]] = {"title": [], "explanation": [], "parameter": [], "example": []}
    key = ""
    found: list[str] = []
    for line in text.splitlines():
        if header := _HEADER.fullmatch(line):
            key = header[1]
            parts[key].append(header[2])
        elif key and (more := _MORE.fullmatch(line)):
            parts[key][-1] += f" {more[1]}"
        elif not line.startswith("#"):
            break
        else:
            found.append(f"a comment {line!r} before the query")
    found += [
        f"{len(parts[once])} lines of {once}"
        for once in ("title", "explanation", "example")
        if len(parts[once]) != 1
    ]
    parameters = [_parameter(line, text, found) for line in parts["parameter"]]
    if not re.search(rf"^PREFIX : <{re.escape(BASE)}>$", text, re.MULTILINE):
        found.append(f"no line PREFIX : <{BASE}>")
    problems += [
        Problem(
            path=path.name,
            found=what,
            expected="a header as in ontology/questions/members.rq",
        )
        for what in found
    ]
    return Question(
        name=path.stem,
        title=" ".join(parts["title"]),
        explanation=" ".join(parts["explanation"]),
        parameters=tuple(parameter for parameter in parameters if parameter),
        example=" ".join(parts["example"]),
        text=text,
    )


def _parameter(line: str, text: str, found: list[str]) -> Parameter | None:
    match = _PARAMETER.fullmatch(line)
    if not match or match[2] not in KINDS:
        found.append(f"parameter {line!r}, not NAME KIND DEFAULT WORDS with KIND {list(KINDS)}")
        return None
    lines = {term for _, term, _ in _line(match[1]).findall(text)}
    if len(lines) != 1:
        found.append(f"{len(lines)} values in lines VALUES ?{match[1]} {{ ... }}, not one")
    return Parameter(*match.groups())
