"""A project folder, read whole: every problem of every file is found before any is reported."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kerege.errors import Problem, meant
from kerege.model import Claim, Document, Entity, Judgement, Review, Source
from kerege.ontology import Ontology, load_ontology
from kerege.project import Project
from kerege.readers.articles import read_article
from kerege.readers.claims import read_imported
from kerege.readers.documents import SUFFIXES
from kerege.readers.entities import read_entities
from kerege.readers.facts import Fact, read_facts
from kerege.readers.judgements import read_judgements
from kerege.readers.objects import World
from kerege.readers.project import FILE, read_project
from kerege.readers.reviews import read_reviews
from kerege.readers.sources import Library, read_sources
from kerege.resources import bundled
from kerege.tree import Problems, Record

_ARTICLES = (".md", *sorted(SUFFIXES))
IMPORTS = "imports"
"""The folder of seeds in which each import has a folder of its own."""
_ADD_IT = "add it to seeds/entities"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Hold all that a project folder says, and every problem found in it."""

    root: Path
    project: Project
    ontology: Ontology
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    judgements: tuple[Judgement, ...]
    reviews: tuple[Review, ...]
    facts: tuple[Claim, ...]
    problems: tuple[Problem, ...]


ANSWERS = "seeds/llm"
"""Where a project keeps what a language model answered about its articles."""


def read_folder(root: Path) -> Inputs:
    """Return the inputs of a project folder; raise InputError only where its ontology is broken."""
    project, problems = read_project(root)
    reader = _Folder(root, project, load_ontology(ontology_folder(root)))
    reader.problems += problems
    return reader.read()


def ontology_folder(root: Path) -> Path:
    """Return a project's own ontology folder, or the bundled one where it has none."""
    own = root / "ontology"
    return own if (own / "kerege.ttl").exists() else bundled("ontology")


def input_files(root: Path) -> list[Path]:
    """Return every file that a build of the folder reads, in one order everywhere."""
    found = [root / FILE, root / "seeds/sources.yaml", root / "seeds/judgements.yaml"]
    found += _files(root, "entities", ".yaml") + _files(root, "facts", ".yaml", ".csv")
    found += _files(root, "reviews", ".yaml") + _files(root, IMPORTS, ".yaml", ".jsonl")
    found += sorted((root / ANSWERS).glob("*.json"))
    found += _files(root, "articles", *_ARTICLES, ".yaml")
    ontology = ontology_folder(root)
    found += sorted(path for path in ontology.rglob("*") if path.suffix in {".ttl", ".yaml", ".rq"})
    return [path for path in found if path.exists()]


def _files(root: Path, folder: str, *suffixes: str) -> list[Path]:
    found = (root / "seeds" / folder).rglob("*")
    return sorted(
        (path for path in found if path.suffix in suffixes), key=lambda path: path.as_posix()
    )


def _imported(root: Path, name: str) -> list[Path]:
    return sorted((root / "seeds" / IMPORTS).glob(f"*/{name}"), key=lambda path: path.as_posix())


class _Folder:
    """Read the files of a folder in the order in which they refer to each other."""

    def __init__(self, root: Path, project: Project, ontology: Ontology) -> None:
        self.root, self.project, self.ontology = root, project, ontology
        self.problems: list[Problem] = []
        self.entities: dict[str, Entity] = {}
        self.places: dict[tuple[str, str], str] = {}

    def read(self) -> Inputs:
        files = _files(self.root, "entities", ".yaml") + _imported(self.root, "entities.yaml")
        for path in files:
            problems = self._problems(path)
            pairs = read_entities(
                path, problems, ontology=self.ontology, languages=self.project.languages
            )
            self._add_entities(pairs, problems)
            self.problems += problems.found
        library = self._sources()
        documents = self._articles(library)
        self._check_project()
        world = World(
            ontology=self.ontology,
            entities=self.entities,
            sources=library.sources,
            documents=documents,
        )
        facts = (*self._facts(world), *self._imported_claims(world))
        if not facts and not documents and not self.problems:
            self.problems.append(
                Problem(
                    path="seeds",
                    found="nothing to build from",
                    expected="facts in seeds/facts or articles in seeds/articles",
                    next_step="kerege init DIR makes a folder with an example of each",
                )
            )
        return Inputs(
            root=self.root,
            project=self.project,
            ontology=self.ontology,
            entities=self.entities,
            sources=library.sources,
            documents=documents,
            judgements=self._judgements(),
            reviews=self._reviews(world),
            facts=facts,
            problems=tuple(sorted(self.problems, key=lambda problem: problem.key)),
        )

    def _problems(self, path: Path) -> Problems:
        return Problems(path.relative_to(self.root).as_posix())

    def _add_entities(self, pairs: Iterable[tuple[Entity, Record]], problems: Problems) -> None:
        for entity, record in pairs:
            if self._is_new("entity", entity, self.entities, record, problems):
                self.entities[entity.id] = entity

    def _is_new(
        self,
        kind: str,
        one: Entity | Source,
        known: Mapping[str, Entity | Source],
        record: Record,
        problems: Problems,
    ) -> bool:
        """Tell whether an id stands here first, and note a problem where it may not stand again.

        Imports may say the same of it, since each has to stand alone.
        """
        here = f"{problems.path}:{record.line}"
        first = self.places.setdefault((kind, one.id), here)
        if one.id not in known:
            return True
        are_imports = all(place.startswith(f"seeds/{IMPORTS}/") for place in (first, here))
        if are_imports and known[one.id] == one:
            return False
        node = record.values["id"]
        if are_imports:
            next_step = "delete the folder of one, and import that again"
            problems.add(node, f"another {kind} {one.id!r}", f"the same as in {first}", next_step)
        else:
            where = f"it once; it stands in {first}"
            problems.add(node, f"the {kind} {one.id!r} again", where, "keep one")
        return False

    def _sources(self) -> Library:
        library = Library()
        for path in (self.root / "seeds/sources.yaml", *_imported(self.root, "sources.yaml")):
            if not path.exists():
                continue
            problems = self._problems(path)
            found = read_sources(
                path, problems, ontology=self.ontology, languages=self.project.languages
            )
            outlets = [pair for pair in found.entities if pair[0].id not in self.entities]
            self._add_entities(outlets, problems)
            for source in found.sources.values():
                place = found.places[source.id]
                self._is_new("source", source, library.sources, place, problems)
            library.add(found)
            for source in found.sources.values():
                self._check_source(source, found.places[source.id], library.sources, problems)
            self.problems += problems.found
        return library

    def _check_source(
        self, source: Source, record: Record, sources: Mapping[str, Source], problems: Problems
    ) -> None:
        for key, name in (("publisher", source.publisher), ("author", source.author)):
            if name and name not in self.entities:
                problems.add(
                    record.values[key],
                    f"unknown {key} {name!r}",
                    "an id under publishers, or an entity",
                    meant(name, self.entities, "add it under publishers"),
                )
        if source.origin and source.origin not in sources:
            problems.add(
                record.values["origin"],
                f"unknown source {source.origin!r}",
                "a source's id",
                meant(source.origin, sources, "add it to seeds/sources.yaml"),
            )

    def _check_project(self) -> None:
        """Note the entities that kerege.toml names and nobody has."""
        named = {name: f"camp {camp.id}" for camp in self.project.camps for name in camp.members}
        named |= dict.fromkeys(self.project.focus, "focus")
        for name, where in sorted(named.items()):
            if name not in self.entities:
                self.problems.append(
                    Problem(
                        path=FILE,
                        found=f"unknown entity {name!r} in {where}",
                        expected="an id of seeds/entities or of a publisher",
                        next_step=meant(name, self.entities, _ADD_IT),
                    )
                )

    def _articles(self, library: Library) -> dict[str, Document]:
        documents: dict[str, Document] = {}
        for path in _files(self.root, "articles", *_ARTICLES):
            problems = self._problems(path)
            article = read_article(
                path, problems, ontology=self.ontology, publishers=library.publishers
            )
            if article:
                document, front = article
                source = document.source
                self._is_new("source", source, library.sources, front, problems)
                self._check_source(source, front, library.sources, problems)
                library.sources[source.id] = source
                documents[source.id] = document
            self.problems += problems.found
        return documents

    def _judgements(self) -> tuple[Judgement, ...]:
        path = self.root / "seeds/judgements.yaml"
        if not path.exists():
            return ()
        problems = self._problems(path)
        judgements = []
        for judgement, record in read_judgements(path, problems):
            if judgement.entity not in self.entities:
                problems.add(
                    record.values["entity"],
                    f"unknown entity {judgement.entity!r}",
                    "an id of seeds/entities",
                    meant(judgement.entity, self.entities, _ADD_IT),
                )
            judgements.append(judgement)
        self.problems += problems.found
        return tuple(judgements)

    def _reviews(self, world: World) -> tuple[Review, ...]:
        reviews: dict[str, Review] = {}
        for path in _files(self.root, "reviews", ".yaml"):
            problems = self._problems(path)
            for review, record in read_reviews(path, problems, world):
                if review.claim in reviews:
                    problems.add(record.values["claim"], "a second verdict on one claim", "one")
                reviews[review.claim] = review
            self.problems += problems.found
        return tuple(reviews.values())

    def _facts(self, world: World) -> tuple[Claim, ...]:
        found: list[tuple[Fact, Problems]] = []
        for path in _files(self.root, "facts", ".yaml", ".csv"):
            problems = self._problems(path)
            found += [(fact, problems) for fact in read_facts(path, problems, world)]
            self.problems += problems.found
            problems.found = []
        claims = _linked(found)
        for problems in {id(problems): problems for _, problems in found}.values():
            self.problems += problems.found
        return claims

    def _imported_claims(self, world: World) -> Iterator[Claim]:
        for path in _imported(self.root, "claims.jsonl"):
            problems = self._problems(path)
            yield from read_imported(path, problems, world)
            self.problems += problems.found


def _linked(found: list[tuple[Fact, Problems]]) -> tuple[Claim, ...]:
    """Return the claims, each once, with the ids of those they supersede."""
    claims: dict[str, Claim] = {}
    places: dict[str, str] = {}
    handles = {fact.handle: fact.claim.id for fact, _ in found if fact.handle}
    for fact, problems in found:
        claim = fact.claim
        if claim.id in claims:
            problems.add(
                fact.record,
                "the same fact again",
                f"it once; it stands in {places[claim.id]}",
                "keep one",
            )
            continue
        targets = []
        for handle in fact.supersedes:
            if handle not in handles:
                node: Any = fact.record.values["supersedes"]
                problems.add(
                    node,
                    f"no fact has the id {handle!r}",
                    "the id of another fact",
                    "give that fact an id",
                )
            else:
                targets.append(handles[handle])
        claims[claim.id] = replace(claim, supersedes=tuple(sorted(targets)))
        places[claim.id] = f"{problems.path}:{fact.record.line}"
    for fact, problems in found:
        if fact.supersedes and _reaches_itself(fact.claim.id, claims):
            node = fact.record.values["supersedes"]
            problems.add(
                node,
                "facts that supersede each other in a circle",
                "a newer fact over an older",
                "take one of the two out",
            )
    return tuple(claims.values())


def _reaches_itself(start: str, claims: Mapping[str, Claim]) -> bool:
    reached, ahead = set(), list(claims[start].supersedes)
    while ahead:
        name = ahead.pop()
        if name == start:
            return True
        if name not in reached:
            reached.add(name)
            ahead += claims[name].supersedes if name in claims else ()
    return False
