"""New texts: made documents of, and read with what a project knows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kerege.errors import InputError, KeregeError, Problem
from kerege.extractors import Extractor, Knowledge, Reading, grounded, reader_for
from kerege.extractors.abilities import ABILITIES
from kerege.extractors.days import day_of_text
from kerege.extractors.languages import detect, others
from kerege.ids import text_digest
from kerege.library.held import Day, to_day
from kerege.model import Claim, Document, Source
from kerege.project import LanguageModel, Project
from kerege.readers import read_folder
from kerege.readers.articles import said_of_itself
from kerege.readers.common import date
from kerege.readers.documents import Extract, read_bytes, read_document
from kerege.readers.project import FILE
from kerege.readers.sources import make_source, source_fields
from kerege.reasoning.reprints import with_text_origins
from kerege.resolve import Resolver
from kerege.resources import bundled
from kerege.store import Store, latest_date
from kerege.tree import Problems, Record, parse_yaml, read_fields

if TYPE_CHECKING:
    from kerege.readers import Inputs

_FENCE = "---\n"
_UNKNOWN = "unknown"
_ANSWERS = ".kerege/llm"
_LONGEST_TITLE = 80
"""Where the answers about texts that are no articles of the project are kept."""

Readable = str | bytes | Path | Document
"""What can be read: a text, the bytes of a document or its file, a document ready made."""


def read(
    text: Readable,
    *,
    published: Day | None = None,
    publisher: str = "",
    language: str = "",
    project: str | Path = ".",
) -> Reading:
    """Return what a text says, layer by layer, read with the names and facts of a project.

    The text is a str, or the bytes or the Path of a text, a page or a PDF file. It may have front
    matter; what is given here goes before it, and a language that nobody names is detected. Raises
    InputError for a document that cannot be read, NotFoundError where nobody reads its language.
    `project` is a folder in or below which is a project; where there is none, the seeds that come
    with kerege serve. For many texts `kerege.load().read` keeps what it has loaded.

    >>> import kerege
    >>> reading = kerege.read("Japan said Kazakhstan had joined the EAEU.", published="2025-11-20")
    >>> claim = reading.claims[0]
    >>> claim.subject, claim.relation, claim.object.id, claim.asserted_by
    ('kazakhstan', 'memberOf', 'eaeu', 'japan')
    """
    given = {"published": to_day(published) if published else None}
    return Texts.of(Path(project)).read(
        text, {**given, "publisher": publisher, "language": language}
    )


def project_around(folder: Path) -> Path:
    """Return the nearest project folder around one, or that of the bundled seeds."""
    folder = folder.resolve()
    around = (path for path in (folder, *folder.parents) if (path / FILE).is_file())
    return next(around, bundled(FILE).parent)


class Texts:
    """Make documents of texts and read them, with one reader for each language.

    `store` gives the ontology and the day; the project folder `root`, where there is one, gives the
    names, judgements and facts that a reader knows.
    """

    def __init__(self, store: Store, root: Path | None, *, llm: bool = False) -> None:
        self.store, self._root, self._llm = store, root, llm
        self._readers: dict[str, Extractor] = {}

    @classmethod
    def of(cls, folder: Path, *, llm: bool = False) -> "Texts":
        """Return the texts of the project around a folder, its own articles left unread.

        With `llm`, the language model of the environment reads all of them. Raises InputError with
        every problem of its seeds.
        """
        root = project_around(folder)
        inputs = read_folder(root)
        day = inputs.project.build_date or latest_date(inputs.facts)
        problems = [one for one in inputs.problems if one.level == "error"]
        if day is None:
            problems.append(Problem(path="seeds", found="no claim at all"))
        if problems or day is None:
            raise InputError(problems)
        store = Store(
            project=inputs.project,
            ontology=inputs.ontology,
            build_date=day,
            entities=dict(inputs.entities),
            sources=dict(inputs.sources),
            claims=inputs.facts,
        )
        texts = cls(store, root, llm=llm)
        texts.__dict__["_inputs"] = inputs
        return texts

    def use(self, language: str, reader: Extractor) -> None:
        """Read a language with this reader, in place of the one that is usual."""
        self._readers[language] = reader

    def read(self, text: Readable, given: Mapping[str, Any]) -> Reading:
        """Return what a text says.

        `given` are the keys of front matter that go before the text's own. Raises KeregeError where
        no project folder is at hand, NotFoundError where nobody reads the language.
        """
        document = self.document(text, given)
        reading = grounded(self._reader(document).read(document, self._knowledge))
        return replace(reading, notes=(*reading.notes, *_limits(reading)))

    def store_with(self, reading: Reading) -> Store:
        """Return the store with the source and the new entities of a reading."""
        document, source = reading.document, reading.document.source
        made = {entity.id: entity for entity in reading.entities}
        entities = {**made, **self.store.entities}
        sources = with_text_origins(
            {source.id: source, **self.store.sources},
            {source.id: document, **self._inputs.documents},
            entities=entities,
            ontology=self.store.ontology,
        )
        return replace(self.store, entities=entities, sources=sources)

    def article(self, source: str) -> Document | None:
        """Return the text of a source of the project, where it is at hand."""
        if source in self.store.documents:
            return self.store.documents[source]
        return self._inputs.documents.get(source) if self._root else None

    def document(self, text: Readable, given: Mapping[str, Any]) -> Document:
        """Return a text with what it, its front matter, if any, and the caller say of it."""
        if isinstance(text, Document):
            return text
        extract = _extract(text)
        front, body = self._front_matter(extract.text, text)
        digest = text_digest(body)
        values = {
            "id": f"text-{digest.partition(':')[2][:8]}",
            "title": _first_words(body),
            "publisher": self._outlet(extract.site),
            "language": detect(body),
            **said_of_itself(extract),
            **front,
            **{key: value for key, value in given.items() if value},
        }
        if "published" not in values:
            language = str(values["language"])
            values["published"] = day_of_text(body, language, self.store.ontology)
        source = make_source(values, {}, digest)
        recorded = values.get("recorded_on") or source.published_on or self.store.build_date
        return Document(source, body, recorded, extract.pages)

    def _outlet(self, site: str) -> str:
        """Return the publisher of the project that a page names as its own."""
        found = self._knowledge.resolver.resolve(site).entity if site else None
        entity = self._inputs.entities.get(found) if found else None
        return entity.id if entity and entity.kind == "Outlet" else _UNKNOWN

    def _front_matter(self, text: str, given: Readable) -> tuple[dict[str, Any], str]:
        head, fence, body = text.removeprefix(_FENCE).partition("\n" + _FENCE)
        if not text.startswith(_FENCE) or not fence:
            return {}, text
        problems = Problems(str(given) if isinstance(given, Path) else "front matter")
        front = parse_yaml(head, problems, first_line=2)
        values: dict[str, Any] = {}
        if isinstance(front, Record):
            table = {**source_fields(self.store.ontology), "recorded_on": date}
            values = read_fields(front, table, problems)
        elif not problems.found:
            problems.add(None, "front matter that is no record", "keys with values")
        if problems.found:
            raise InputError(problems.found)
        return values, body.removeprefix("\n")

    def _reader(self, document: Document) -> Extractor:
        language = document.source.language or detect(document.text)
        if language not in self._readers:
            answers = self._root / _ANSWERS if self._root else None
            self._readers[language] = reader_for(language, self._project, answers)
        return self._readers[language]

    @cached_property
    def _project(self) -> Project:
        project = self._inputs.project
        if not self._llm:
            return project
        return replace(project, llm=replace(project.llm or LanguageModel(model=""), languages=()))

    @cached_property
    def _inputs(self) -> "Inputs":
        if self._root is None:
            raise KeregeError(
                "a new text is read with the seeds and judgements of a project, "
                "and this graph comes from a Turtle file alone\n"
                "    next: load the project folder, or name a source of the graph"
            )
        return read_folder(self._root)

    @cached_property
    def _knowledge(self) -> Knowledge:
        return Knowledge(
            ontology=self._inputs.ontology,
            resolver=Resolver(tuple(self._inputs.entities.values()), self._inputs.judgements),
            facts=self._inputs.facts,
        )


def timeless(source: Source, claims: Iterable[Claim], next_step: str) -> Iterator[Problem]:
    """Yield a note where claims have no time because nobody knows when their text was published."""
    if source.published_on is None and any(
        claim.during.is_open and claim.observed_on is None for claim in claims
    ):
        yield Problem(
            path=source.id,
            found="no day of publication is known, so what is said to be so now has no time",
            next_step=next_step,
            level="note",
        )


def _limits(reading: Reading) -> Iterator[Problem]:
    """Yield what of a text stays unread, and undated."""
    document = reading.document
    yield from timeless(
        document.source,
        reading.claims,
        "give it: --published 2025-11-20, or published: 2025-11-20 in front matter",
    )
    language, path = document.source.language, document.source.id
    ability = ABILITIES.get(language)
    if ability and "claims" not in ability.layers and not reading.claims:
        yield Problem(
            path=path,
            found=f"of {ability.name} only {', '.join(ability.layers)} are read, no claims",
            next_step="see them with --layer mentions, or ask a language model with --llm",
            level="note",
        )
    if strange := others(document.text, language):
        told = ", ".join(f"{count} in {code}" for code, count in strange.items())
        yield Problem(
            path=path,
            found=f"read as {language}, but paragraphs are in another language: {told}",
            next_step="read each language by itself, as a file of its own",
            level="note",
        )


def _extract(given: str | bytes | Path) -> Extract:
    """Return the text of what was given, with what it says of itself."""
    if isinstance(given, Path):
        return read_document(given)
    if isinstance(given, bytes):
        return read_bytes(given, name="standard input")
    return Extract(text=given.removeprefix("\ufeff").replace("\r\n", "\n"), kind="text")


def _first_words(text: str) -> str:
    r"""Return the first line of a text as a title: whole words of it, where it is long.

    >>> _first_words("One line\nmore"), _first_words("word " * 20)[-11:]
    ('One line', 'word word …')
    """
    line = text.strip().partition("\n")[0].rstrip()
    if len(line) <= _LONGEST_TITLE:
        return line
    kept = line[: _LONGEST_TITLE - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:-–—") + " …"
