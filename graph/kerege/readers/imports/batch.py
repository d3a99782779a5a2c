"""What an import is given, and what it brings: claims, entities, sources, and what it left out."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kerege.errors import InputError, Problem
from kerege.ids import auto_id
from kerege.model import Claim, Entity, Judgement, Name, Source
from kerege.ontology import Ontology
from kerege.resolve import Resolver
from kerege.values import PartialDate

if TYPE_CHECKING:
    from kerege.readers.imports.mapping import Mapping as RowMapping

CODES = ("wikidata", "iso2", "iso3", "m49")


class Left(Exception):
    """Say why a row gives no claim."""


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the cells of a row by column, and where it stands."""

    cells: Mapping[str, str]
    place: str


@dataclass(kw_only=True)
class Batch:
    """Hold what an import brings; `left` counts the rows left out by reason."""

    claims: dict[str, Claim] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def leave(self, reason: str, place: str) -> None:
        """Note a row that is left out, and where the first of its kind stands."""
        self.left[reason] += 1
        self.first.setdefault(reason, place)


@dataclass(frozen=True, kw_only=True)
class Import:
    """Hold a file to import, what is known already, and how to read the file.

    `only_known` leaves out claims about entities that the project does not have.
    """

    path: Path
    ontology: Ontology
    entities: Mapping[str, Entity]
    judgements: tuple[Judgement, ...] = ()
    base: str
    mapping: "RowMapping | None" = None
    retrieved: PartialDate | None = None
    only_known: bool = False

    def refused(
        self, found: str, *, line: int = 0, expected: str = "", next_step: str = ""
    ) -> InputError:
        """Return the error that refuses the file whole."""
        problem = Problem(
            path=str(self.path), line=line, found=found, expected=expected, next_step=next_step
        )
        return InputError([problem])

    @contextmanager
    def reading(self, expected: str) -> Iterator[None]:
        """Refuse the file whole where its syntax is broken or it cannot be read."""
        try:
            yield
        except UnicodeDecodeError as error:
            raise self.refused(f"byte {error.start} is not UTF-8", expected=expected) from None
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", 0) or 0
            raise self.refused(
                f"broken or half-written: {error}",
                line=line,
                expected=expected,
                next_step="fetch the file again; nothing was imported",
            ) from None
        except OSError as error:
            raise self.refused(f"cannot be read: {error.strerror}", expected=expected) from None

    def json_line(self, line: str, number: int) -> Any:
        """Return the value on a line of JSON lines, or refuse the file as broken there."""
        try:
            return json.loads(line)
        except (ValueError, RecursionError) as error:
            raise self.refused(
                f"broken or half-written: {error}",
                line=number,
                expected="an entity a line",
                next_step="fetch the file again; nothing was imported",
            ) from None

    def refuse_dtd(self) -> None:
        """Refuse XML with a document type: it can name files, addresses and endless texts."""
        with self.reading("XML in UTF-8"), self.path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if "<!DOCTYPE" in line or "<!ENTITY" in line:
                    raise self.refused("a document type", line=number, expected="XML without one")

    def required_mapping(self) -> "RowMapping":
        """Return the mapping, or refuse the file where there is none."""
        if self.mapping is None:
            raise self.refused(
                "no mapping", expected="--mapping FILE", next_step="docs/imports.md has examples"
            )
        return self.mapping

    @cached_property
    def resolver(self) -> Resolver:
        """Return what finds the project's entities by name."""
        return Resolver(tuple(self.entities.values()), self.judgements)

    @cached_property
    def by_code(self) -> dict[tuple[str, str], str]:
        """Return the project's entities by their ids elsewhere."""
        return {code: entity.id for entity in self.entities.values() for code in entity.codes}


@cache
def _iso2(iso3: str) -> str:
    """Return the two letters of a territory with these three, by CLDR, or ''."""
    from babel.core import get_global

    found = get_global("territory_aliases").get(iso3, ())
    return str(found[0]) if len(iso3) == 3 and iso3.isalpha() and len(found) == 1 else ""


def resolved(
    task: Import, batch: Batch, *, kind: str, names: Mapping[str, str], lang: str = "en"
) -> Entity:
    """Return the entity that ids and a name mean; make one of this class where it is new.

    `names` has what is known of it: `id`, `iri`, `name` and codes. Raises Left where that is too
    little, or where a name may mean several.
    """
    iri = names.get("iri", "")
    name = names.get("id") or (iri.removeprefix(task.base) if iri.startswith(task.base) else "")
    if name:
        entity = task.entities.get(name) or batch.entities.get(name)
        if entity is None:
            raise Left(f"unknown id {name!r}")
        return entity
    codes = [(scheme, names[scheme]) for scheme in CODES if names.get(scheme)]
    if iso2 := _iso2(names.get("iso3", "")):
        codes.append(("iso2", iso2))
    for code in codes:
        if code in task.by_code:
            return task.entities[task.by_code[code]]
    label = names.get("name", "")
    if label and not any(scheme == "wikidata" for scheme, _ in codes):
        found = task.resolver.resolve(label)
        if found.entity:
            return task.entities[found.entity]
        if found.candidates:
            raise Left(f"{label!r} may be {' or '.join(found.candidates)}")
    if task.only_known or not label or not kind:
        raise Left(f"unknown {task.ontology.classes[kind].label if kind else 'entity'}")
    mark = " ".join([label, *(code for _, code in codes), *([iri] if iri else [])])
    made = Entity(
        id=auto_id(mark), kind=kind, names=(Name(lang, label, is_label=True),), codes=tuple(codes)
    )
    return batch.entities.setdefault(made.id, made)
