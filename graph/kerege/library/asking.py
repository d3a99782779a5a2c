"""Plain questions: by rule to a canned question and its values, or a refusal.

A phrase has to match all that was asked, and every name in it an entity of the right class; what
is left over, a negation or a date that the question knows nothing of, is never passed over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kerege.errors import InputError, KeregeError, NotFoundError, Problem
from kerege.library.held import Held
from kerege.library.phrases import DATE, FILE, Forms, PhraseBook, Phrases, captured
from kerege.library.questions import Parameter, Question
from kerege.library.refusing import Refuser, Unfit
from kerege.library.rows import Rows
from kerege.values import PartialDate

_LEADING_TIME = re.compile(
    rf"(?P<time>(?:in|on|as of|at|during|after|since) {DATE}) (?P<rest>.+)", re.IGNORECASE
)
_KNOWN = re.compile(rf"(?P<rest>.+?) (?:as )?known (?:by|on|in) (?P<day>{DATE})", re.IGNORECASE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", ",": None, "“": None, "”": None, '"': None})
_SHORT = {"who's": "who is", "what's": "what is", "where's": "where is"}
_FILLERS = re.compile(
    r" (?:exactly|actually|precisely"
    r"|according to (?:the|all|our|different|various|several) sources)\b",
    re.IGNORECASE,
)
"""What changes nothing in a question of fact."""
_WHICH_DAY = re.compile(
    r"(?:in|on) (?:what|which) (?:years?|months?|days?|dates?)\b", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(?:\b(in|during|since|after|before|until|from|by) )?\b(this|last) (year|month)\b(?! 's)",
    re.IGNORECASE,
)
_OPEN = {"since": "0001-01-01", "to": "9999-12-31"}
"""What a time is bounded by where a question names one end of it, whatever the default."""
_ENDS = {"domain", "range"}
"""What an entity has to be where the relation of the question says so."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


NOTHING = "nothing in the graph says so; that is no denial"
"""What is said of an answer without rows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold the question that was understood, its values, the SPARQL that ran and the rows."""

    question: Question
    values: Mapping[str, str]
    sparql: str
    rows: Rows

    @property
    def command(self) -> str:
        """Return the command that asks the same."""
        pairs = (f" --set {name}={_shell(value)}" for name, value in self.values.items())
        return f"kerege query {self.question.name}{''.join(pairs)}"

    def __repr__(self) -> str:
        nothing = "" if self.rows else f"\n{NOTHING}"
        return f"{self.question.title}\n{self.command}\n{self.rows!r}{nothing}"

    def _repr_html_(self) -> str:
        return self.rows._repr_html_()


def understand(
    text: str, book: PhraseBook, questions: Mapping[str, Question], graph: Held
) -> tuple[Question, dict[str, str]]:
    """Return the canned question that a plain one means, and its values.

    Raises KeregeError where none does: with what was understood, and the nearest that are asked in
    similar words.
    """
    unfit: list[Unfit] = []
    if found := _meant(text, book, questions, graph, unfit):
        return found

    def answers(ask: str) -> str:
        near = _meant(ask, book, questions, graph, [])
        return near[0].name if near else ""

    raise KeregeError(Refuser(book, questions, graph, answers).refusal(text, unfit))


def _meant(
    text: str,
    book: PhraseBook,
    questions: Mapping[str, Question],
    graph: Held,
    unfit: list[Unfit],
) -> tuple[Question, dict[str, str]] | None:
    """Return the question that is meant and its values, or None, and note what did not fit."""
    for phrases in book.phrases:
        question = questions.get(phrases.question)
        if question is None:
            continue
        _check(phrases, question, graph)
        teller = _Teller(phrases, question, book.forms, graph)
        for words in _readings(text, book.lead_ins, graph.store.build_date):
            values = teller.values(words, unfit)
            if values is not None:
                return question, values
    return None


def _check(phrases: Phrases, question: Question, graph: Held) -> None:
    """Raise InputError for what the phrases of a question name and nobody knows."""
    parameters = [parameter.name for parameter in question.parameters]
    named = {
        name
        for pattern in phrases.compiled
        for group in pattern.groupindex
        for name, _ in captured(group)
    } | phrases.fixed.keys()
    unknown = [f"the parameter {name!r}" for name in sorted(named - set(parameters))]
    kinds = set(phrases.classes.values()) - graph.store.ontology.classes.keys() - _ENDS
    unknown += [f"the class {kind!r}" for kind in sorted(kinds)]
    if unknown:
        expected = f"a class of the ontology, or of {question.name}: {', '.join(parameters)}"
        raise InputError([Problem(path=FILE, found=each, expected=expected) for each in unknown])


def _readings(text: str, lead_ins: tuple[str, ...], today: PartialDate) -> Iterator[dict[str, str]]:
    """Yield the words of a question, with what was set apart from them: when it was known."""
    words = " ".join(text.translate(_QUOTES).split()).rstrip("?!. ")
    for short, long in _SHORT.items():
        words = re.sub(rf"\b{short}\b", long, words, flags=re.IGNORECASE)
    words = _FILLERS.sub("", re.sub(r"'s\b", " 's", words))
    words = _WHICH_DAY.sub("when", words)
    words = _RELATIVE.sub(lambda found: f"{found[1] or 'in'} {_named(found, today)}", words)
    while lead := next((each for each in lead_ins if words.casefold().startswith(each + " ")), ""):
        words = words[len(lead) :].strip()
    if match := _LEADING_TIME.fullmatch(words):
        words = f"{match['rest']} {match['time']}"
    if match := _KNOWN.fullmatch(words):
        yield {"words": match["rest"], "known_by": match["day"]}
    yield {"words": words}


def _named(found: re.Match[str], today: PartialDate) -> PartialDate:
    """Return this or last year or month, as of the day of the build."""
    day = today.first_day
    back = found[2].casefold() == "last"
    if found[3].casefold() == "year":
        return PartialDate(day.year - back)
    years, months = divmod(day.year * 12 + day.month - 1 - back, 12)
    return PartialDate(years, months + 1)


class _Teller:
    """Find the values of one question in words."""

    def __init__(self, phrases: Phrases, question: Question, forms: Forms, graph: Held) -> None:
        self._phrases, self._forms, self._graph = phrases, forms, graph
        self._parameters = {parameter.name: parameter for parameter in question.parameters}

    def values(self, words: Mapping[str, str], unfit: list[Unfit]) -> dict[str, str] | None:
        """Return the values that a phrase finds in the words, or None where no phrase fits.

        Where one fits but for a name that nothing bears, or that another class bears, the first
        such name is noted.
        """
        parameters, graph = self._parameters, self._graph
        problem: Unfit | None = None
        for pattern in self._phrases.compiled:
            match = pattern.fullmatch(" " + words["words"])
            if not match or ("known_by" in words and "known_by" not in parameters):
                continue
            value: str | None = None
            try:
                values = dict(self._phrases.fixed)
                for group, value in match.groupdict().items():
                    for name, part in captured(group) if value is not None else ():
                        values[name] = self._value(value, part, parameters[name])
                self._check_ends(values)
            except KeyError:
                problem = problem or Unfit((value or "").removeprefix("the "))
                continue
            except (NotFoundError, ValueError) as error:
                problem = problem or Unfit(value or "", str(error).partition("\n")[0])
                continue
            if "as_of" in parameters:
                values.setdefault("as_of", str(graph.store.build_date))
            if _OPEN.keys() & values.keys():
                for name, day in _OPEN.items():
                    if name in parameters and parameters[name].default != day:
                        values.setdefault(name, day)
            if "known_by" in words:
                values["known_by"] = str(_day(words["known_by"], graph))
            return {name: values[name] for name in parameters if name in values}
        if problem:
            unfit.append(problem)
        return None

    def _value(self, words: str, part: str, parameter: Parameter) -> str:
        words = re.sub(r"^the (?=.)", "", words.replace(" 's", "'s"), flags=re.IGNORECASE)
        graph = self._graph
        match parameter.kind:
            case "date" | "date-end":
                return _part(_day(words, graph), part)
            case "entity":
                kind = self._phrases.classes.get(parameter.name, "")
                return _entity(words, "" if kind in _ENDS else kind, graph)
            case "source":
                if words not in graph.store.sources:
                    raise NotFoundError("source", words, graph.store.sources)
                return words
            case "relation":
                name = self._forms[part][words.casefold()] if part else words
                return graph.store.ontology.relation(name).id
        return words

    def _check_ends(self, values: Mapping[str, str]) -> None:
        """Raise ValueError for an entity that the relation of the question has not for an end."""
        for name, end in self._phrases.classes.items():
            if end in _ENDS and name in values:
                relation = self._graph.store.ontology.relation(values["relation"])
                kind = relation.domain if end == "domain" else relation.range
                _entity(values[name], kind, self._graph)


def _entity(words: str, kind: str, graph: Held) -> str:
    """Return the id of the entity of a name; raise ValueError where it is of another class.

    KeyError: nothing bears the name, or more than one.
    """
    found = graph.known(words)
    if not found:
        raise KeyError(words)
    ontology = graph.store.ontology
    classes = ontology.classes
    if kind and (kind not in classes or not ontology.is_a(found.kind, kind)):
        wanted = classes[kind].label if kind in classes else kind
        raise ValueError(
            f"{found.label()} is of the class {classes[found.kind].label}, not {wanted}"
        )
    return found.id


def _part(when: PartialDate, part: str) -> str:
    days = {
        "first": when.first,
        "last": when.end - 1,
        "before": when.first - 1,
        "next": when.end,
    }
    return date.fromordinal(days[part]).isoformat()


def _day(words: str, graph: Held) -> PartialDate:
    """Return the date of words such as 2017-06, June 2017, 9 June 2017, June 9 2017, today."""
    if words.casefold() in {"today", "now"}:
        return graph.store.build_date
    parts = words.split()
    if len(parts) == 1:
        return PartialDate.parse(words)
    [name] = [part for part in parts if part.isalpha()]
    days = [int(part) for part in parts[:-1] if part.isdigit()]
    return PartialDate(int(parts[-1]), _MONTHS.index(name[:3].casefold()) + 1, *days)


def _shell(value: str) -> str:
    return value if re.fullmatch(r"[\w./:-]+", value) else "'" + value.replace("'", "'\\''") + "'"
