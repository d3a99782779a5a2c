"""Claims of other systems, taken into a project as a folder of seeds of their own."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kerege.codec import encode_claim
from kerege.errors import InputError, OutputError, Problem
from kerege.ids import SLUG, slug
from kerege.model import Entity, Source
from kerege.readers import Inputs, read_folder
from kerege.readers.claims import names_of
from kerege.readers.folder import IMPORTS, ontology_folder
from kerege.readers.imports import Batch, Import, importer
from kerege.readers.imports.formats import MAPPINGS
from kerege.readers.imports.mapping import Mapping as RowMapping
from kerege.readers.imports.mapping import read_mapping
from kerege.resources import bundled
from kerege.store import canonical_key
from kerege.values import PartialDate

_One = TypeVar("_One", Entity, Source)


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold what the project has without the import that is replaced.

    `imported` are the ids, by file, of what only other imports brought.
    """

    entities: dict[str, Entity]
    sources: dict[str, Source]
    imported: Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold where an import stands, what it brought, and why rows were left out."""

    folder: Path
    claims: int
    entities: int
    sources: int
    left: Mapping[str, int]
    first: Mapping[str, str]


def import_file(
    path: Path,
    root: Path,
    *,
    form: str = "kerege",
    mapping: Path | None = None,
    retrieved: PartialDate | None = None,
    name: str = "",
    only_known: bool = False,
) -> Imported:
    """Read a file of another system whole and write its claims to `seeds/imports/NAME`.

    An earlier import of this name is replaced. The folder has all that its claims name and no
    other seeds have, also where another import has it: each can be deleted alone. Raises
    InputError where the file, the mapping or the project is broken, and then writes nothing.
    """
    inputs = read_folder(root)
    if any(problem.level == "error" for problem in inputs.problems):
        raise InputError(inputs.problems)
    name = name or slug(path.stem)
    if not SLUG.fullmatch(name):
        raise OutputError(f"{name!r} is no name of an import\n    expected: a slug like un-votes")
    known = _known(root / "seeds" / IMPORTS, name, inputs)
    task = Import(
        path=path,
        ontology=inputs.ontology,
        entities=known.entities,
        judgements=inputs.judgements,
        base=inputs.project.base,
        mapping=_mapping(root, form, mapping, inputs),
        retrieved=retrieved,
        only_known=only_known,
    )
    batch = importer(form)(task)
    sources = {**batch.sources, **known.sources}
    named = _named(batch, sources)
    _check(task, batch, named, {"entity": {*known.entities, *batch.entities}, "source": {*sources}})
    folder = root / "seeds" / IMPORTS / name
    _write(folder, batch, named, known)
    return Imported(
        folder=folder,
        claims=len(batch.claims),
        entities=len(batch.entities),
        sources=len(batch.sources),
        left=dict(batch.left.most_common()),
        first=batch.first,
    )


def _mapping(root: Path, form: str, given: Path | None, inputs: Inputs) -> RowMapping | None:
    """Return the mapping that was given, or that of the format; the project's goes before ours."""
    if given is not None:
        return read_mapping(given, inputs.ontology)
    name = f"imports/{MAPPINGS.get(form, form)}.yaml"
    for folder in (ontology_folder(root), bundled("ontology")):
        if (folder / name).exists():
            return read_mapping(folder / name, inputs.ontology)
    return None


def _known(imports: Path, name: str, inputs: Inputs) -> _Known:
    """Return what the project has without the import of this name."""
    others = [folder for folder in sorted(imports.glob("*")) if folder.name != name]
    imported, own = (
        {
            file: {one for folder in folders for one in _ids(folder / f"{file}.yaml", file)}
            for file in ("entities", "sources")
        }
        for folders in (others, [imports / name])
    )
    gone = {file: own[file] - imported[file] for file in own}
    return _Known(
        entities={key: one for key, one in inputs.entities.items() if key not in gone["entities"]},
        sources={key: one for key, one in inputs.sources.items() if key not in gone["sources"]},
        imported=imported,
    )


def _ids(path: Path, key: str) -> set[str]:
    if not path.exists():
        return set()
    return {record["id"] for record in yaml.safe_load(path.read_text(encoding="utf-8"))[key]}


def _named(batch: Batch, sources: Mapping[str, Source]) -> set[tuple[str, str]]:
    """Return all that the claims and sources of an import refer to, each with its kind."""
    named = {pair for claim in batch.claims.values() for pair in names_of(claim)}
    ahead = [*batch.sources, *(name for kind, name in named if kind == "source")]
    reached: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name in reached:
            continue
        reached.add(name)
        if source := sources.get(name):
            named |= {("entity", one) for one in (source.publisher, source.author) if one}
            ahead += filter(None, [source.origin])
    return named | {("source", name) for name in reached}


def _check(
    task: Import, batch: Batch, named: set[tuple[str, str]], known: Mapping[str, set[str]]
) -> None:
    """Refuse a file without claims, and one whose claims or sources refer to what nobody has."""
    if not batch.claims:
        reasons = [
            f"{reason} ({number}, first: {batch.first[reason]})"
            for reason, number in batch.left.most_common(5)
        ]
        raise task.refused(
            "no claim in it" + (": " + "; ".join(reasons) if reasons else ""),
            expected="claims that the mapping can make",
            next_step="docs/imports.md describes mappings",
        )
    ontology = task.ontology
    known = {
        **known,
        "relation": {*ontology.relations},
        "qualifier": {*ontology.qualifiers},
        "unit": {*ontology.units},
    }
    missing = sorted((kind, name) for kind, name in named if name not in known[kind])
    if missing:
        raise InputError(
            Problem(
                path=str(task.path),
                found=f"unknown {kind} {name!r}",
                expected="one that the file or the project has",
                next_step="import the whole graph (.ttl), or add it to the project first",
            )
            for kind, name in missing[:20]
        )


def _write(folder: Path, batch: Batch, named: set[tuple[str, str]], known: _Known) -> None:
    """Write the three files beside the folder, then put them in its place."""
    new = folder.with_name(f".{folder.name}.new")
    entities = _own(batch.entities, known.entities, named, "entity", known.imported["entities"])
    sources = _own(batch.sources, known.sources, named, "source", known.imported["sources"])
    claims = sorted(batch.claims.values(), key=canonical_key)
    try:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        if entities:
            _records(new / "entities.yaml", "entities", map(_entity, entities))
        if sources:
            _records(new / "sources.yaml", "sources", map(_source, sources))
        lines = "".join(encode_claim(claim) + "\n" for claim in claims)
        (new / "claims.jsonl").write_text(lines, encoding="utf-8", newline="\n")
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise OutputError(f"cannot write {folder}: {error.strerror}") from None


def _own(
    brought: Mapping[str, _One],
    known: Mapping[str, _One],
    named: set[tuple[str, str]],
    kind: str,
    imported: set[str],
) -> list[_One]:
    """Return what a folder has of a kind: what is new, and what only other imports have."""
    new = {name: one for name, one in brought.items() if name not in known}
    shared = {name: known[name] for which, name in named if which == kind and name in imported}
    return [one for _, one in sorted({**new, **shared}.items())]


def _records(path: Path, key: str, records: Any) -> None:
    """Write records as YAML, one a line; JSON is YAML, and quotes every text."""
    lines = [f"- {json.dumps(record, ensure_ascii=False)}\n" for record in records]
    path.write_text(f"{key}:\n{''.join(lines)}", encoding="utf-8", newline="\n")


def _entity(entity: Entity) -> dict[str, Any]:
    record: dict[str, Any] = {"id": entity.id, "class": entity.kind}
    for key, chosen in (
        ("names", [name for name in entity.names if not name.is_demonym]),
        ("demonyms", [name for name in entity.names if name.is_demonym]),
    ):
        found: dict[str, list[str]] = {}
        for name in sorted(chosen, key=lambda name: not name.is_label):
            found.setdefault(_tag(name.lang), []).append(name.text)
        if found:
            record[key] = found
    record |= dict(entity.codes)
    if entity.coordinates:
        record["coordinates"] = [f"{degrees:f}" for degrees in entity.coordinates]
    record |= {key: words for key in ("short", "note") if (words := getattr(entity, key))}
    return record | ({"recorded_on": str(entity.recorded_on)} if entity.recorded_on else {})


def _source(source: Source) -> dict[str, str]:
    said = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "url": source.url,
        "published": str(source.published_on or ""),
        "retrieved": str(source.retrieved_on or ""),
        "language": _tag(source.language),
        "translated_from": _tag(source.translated_from),
        "origin": source.origin,
        "licence": source.licence,
        "class": source.kind,
        "reliability": source.reliability,
        "reason": source.reason,
        "family": source.family,
        "text_digest": source.text_digest,
    }
    return {key: words for key, words in said.items() if words}


def _tag(language: str) -> str:
    """Write a language tag with its script and region in their usual case."""
    first, *rest = language.split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in rest)])
