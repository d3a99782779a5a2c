"""Review: what was read from a project's articles, claim by claim, and what people say of it.

Verdicts land in `seeds/reviews/SOURCE.yaml`, one block a claim. A block is added at the end
or taken out, and the rest of the file stays as it is.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kerege.errors import InputError, NotFoundError, by_prefix
from kerege.extractors import Reading, corrected, review_key
from kerege.model import Claim, Document, Object, Ref, Review, Text, object_key
from kerege.ontology.schema import LITERALS
from kerege.pipeline.assembly import Tell, read_articles, silent
from kerege.readers import read_folder
from kerege.readers.common import read_record, records_of
from kerege.readers.objects import World
from kerege.readers.reviews import correctable, read_reviews
from kerege.store import Store, latest_date
from kerege.tree import Problems, read_text
from kerege.values import PartialDate
from kerege.view import sentence

_HEAD = "# What people decided about claims that were read from this text.\n"


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a claim that was read, the text it stands in, and the verdict on it, if any."""

    key: str
    claim: Claim
    document: Document
    review: Review | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Return where its words begin and end in the text."""
        evidence = self.claim.evidence
        return ((evidence.start or 0), (evidence.end or 0)) if evidence else (0, 0)

    def context(self, around: int = 200) -> tuple[str, str, str]:
        """Return the words before its evidence, the evidence, and the words after it.

        Where the text goes on beyond them stands an ellipsis.
        """
        text, (start, end) = self.document.text, self.place
        first, last = max(0, start - around), min(len(text), end + around)
        before = f"{'…' * (first > 0)}{text[first:start]}"
        return before, text[start:end], f"{text[end:last]}{'…' * (last < len(text))}"


class Reviewing:
    """Hold the claims that were read from the articles of a project, for a person to judge.

    >>> from kerege.resources import bundled
    >>> reviewing = Reviewing(bundled("kerege.toml").parent)
    >>> reviewing.pending[0].document.source.id
    'toutiao-2025-11'
    """

    def __init__(self, root: Path, *, tell: Tell = silent) -> None:
        inputs = read_folder(root)
        errors = [problem for problem in inputs.problems if problem.level == "error"]
        if errors:
            raise InputError(errors)
        self._root = root
        self._world = World(
            ontology=inputs.ontology,
            entities=inputs.entities,
            sources=inputs.sources,
            documents=inputs.documents,
        )
        readings, _ = read_articles(inputs, tell)
        made = {entity.id: entity for reading in readings for entity in reading.entities}
        self.store = Store(
            project=inputs.project,
            ontology=inputs.ontology,
            build_date=latest_date(inputs.facts) or PartialDate(1),
            entities={**made, **inputs.entities},
            sources=dict(inputs.sources),
            claims=inputs.facts,
        )
        reviews = {review.claim: review for review in inputs.reviews}
        self._items = {item.key: item for item in _items(readings, reviews)}

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def __repr__(self) -> str:
        return f"<Reviewing {len(self)} claims, {len(self.pending)} pending>"

    @property
    def pending(self) -> list[Item]:
        """Return what has no verdict yet, in the order of the texts."""
        return [item for item in self if item.review is None]

    def item(self, prefix: str) -> Item:
        """Return the one item whose key starts so; raise NotFoundError otherwise."""
        items = {item.key: item for item in self if item.key.startswith(prefix)}
        return items[by_prefix("read claim", prefix, items)]

    def judge(
        self,
        item: Item,
        verdict: str,
        *,
        by: str,
        on: PartialDate,
        why: str = "",
        changes: Mapping[str, str] | None = None,
    ) -> Item:
        """Write a verdict, in place of any before it, and return the item with it.

        `changes` are keys of a fact with values as a facts file has them; an empty one takes the
        value away. Raises InputError, and writes nothing, where they do not fit.
        """
        block = _block(self.store, item, verdict, by=by, on=on, why=why, changes=changes or {})
        review = self._checked(item, block)
        path = self._path(item)
        kept = _without(path, item.key) if path.exists() else ""
        _write(path, (kept or _head(item)) + block)
        return self._held(replace(item, review=review))

    def undo(self, item: Item) -> Item:
        """Take the verdict on an item away and return the item without it.

        Raises NotFoundError where there is none.
        """
        if item.review is None:
            raise NotFoundError("verdict on", item.key[:8], ())
        path = self._path(item)
        kept = _without(path, item.key)
        if kept:
            _write(path, kept)
        else:
            path.unlink()
        return self._held(replace(item, review=None))

    def values(self, item: Item) -> dict[str, str]:
        """Return what may be corrected in an item, as a facts file writes it."""
        claim = item.claim
        given: dict[str, object] = {
            "subject": claim.subject,
            "relation": claim.relation,
            "object": _written(claim.object),
            "polarity": claim.polarity,
            "modality": claim.modality,
            "opinion": str(claim.opinion).lower(),
            "from": claim.during.start or "",
            "until": claim.during.until or "",
            "on": claim.observed_on or "",
            "asserted_by": claim.asserted_by,
            "stated_on": claim.stated_on or "",
            **{key: _written(value) for key, value in claim.qualifiers},
        }
        return {key: str(given.get(key, "")) for key in correctable(self._world) if key != "lang"}

    def _held(self, item: Item) -> Item:
        self._items[item.key] = item
        return item

    def _path(self, item: Item) -> Path:
        return self._root / "seeds/reviews" / f"{item.claim.source}.yaml"

    def _checked(self, item: Item, block: str) -> Review:
        """Return the review of a block, read as it will be read from the file."""
        problems = Problems(f"review of {item.key[:8]}")
        with TemporaryDirectory() as folder:
            draft = Path(folder) / "draft.yaml"
            draft.write_text(_head(item) + block, encoding="utf-8")
            reviews = [review for review, _ in read_reviews(draft, problems, self._world)]
        if not problems.found:
            try:
                self._check_classes(corrected(item.claim, dict(reviews[0].changes)), problems)
            except ValueError as error:
                problems.add(None, str(error), "from before until")
        if problems.found:
            raise InputError(replace(problem, line=0, column=0) for problem in problems.found)
        return reviews[0]

    def _check_classes(self, claim: Claim, problems: Problems) -> None:
        """Note where a relation does not take the subject or the object that it now has."""
        ontology, target = self.store.ontology, claim.object
        relation = ontology.relations[claim.relation]
        named = [(claim.subject, relation.domain)]
        if isinstance(target, Ref) and relation.takes_entity:
            named.append((target.id, relation.range))
        elif ontology.range_of(target) != relation.range:
            wanted = LITERALS.get(relation.range, f"an entity of class {relation.range}")
            problems.add(None, f"{relation.id} with {_written(target)}", wanted)
        for name, kind in named:
            found = self.store.entity(name).kind
            if not ontology.is_a(found, kind):
                problems.add(
                    None,
                    f"{name!r} is of class {found}",
                    f"an entity of class {kind} for {relation.id}",
                )


def _items(readings: Iterable[Reading], reviews: Mapping[str, Review]) -> Iterator[Item]:
    for reading in readings:
        found = [
            Item(key, claim, reading.document, reviews.get(key))
            for claim in reading.claims
            for key in [review_key(claim)]
        ]
        yield from sorted(found, key=lambda item: (item.place, item.key))


def _head(item: Item) -> str:
    return f"{_HEAD}source: {item.claim.source}\nreviews:\n"


def _block(
    store: Store,
    item: Item,
    verdict: str,
    *,
    by: str,
    on: PartialDate,
    why: str,
    changes: Mapping[str, str],
) -> str:
    """Return a review as it stands in a file; what a person gave is quoted."""
    given = {key: value for key, value in changes.items() if value}
    if "object" in given:
        given = {"relation": changes.get("relation") or item.claim.relation, **given}
    lines = [
        f"- claim: {_quoted(item.key)}",
        f"  says: {_quoted(sentence(store, item.claim))}",
        f"  quote: {_quoted(item.claim.evidence.quote if item.claim.evidence else '-')}",
        f"  verdict: {verdict}",
    ]
    if given:
        pairs = (f"{key}: {_quoted(value)}" for key, value in given.items())
        lines.append(f"  correct: {{{', '.join(pairs)}}}")
    if dropped := [key for key, value in changes.items() if not value]:
        lines.append(f"  drop: [{', '.join(map(_quoted, dropped))}]")
    lines += [f"  by: {_quoted(by)}", f"  on: {on}"]
    lines += [f"  why: {_quoted(why)}"] if why else []
    return "".join(f"{line}\n" for line in lines)


def _quoted(words: str) -> str:
    """Return words as a YAML text on one line."""
    return json.dumps(words, ensure_ascii=False)


def _written(value: Object) -> str:
    match value:
        case Ref():
            return value.id
        case Text():
            return value.value
    return object_key(value).partition(":")[2]


def _without(path: Path, key: str) -> str:
    """Return the text of a file of reviews without the block of a claim, '' if none is left."""
    problems = Problems(path.name)
    text = read_text(path, problems) or ""
    top = read_record(path, problems)
    blocks = list(records_of(top, "reviews", problems)) if top else []
    if problems.found:
        raise InputError(problems.found)
    lines = text.splitlines(keepends=True)
    for place, block in enumerate(blocks):
        if getattr(block.values.get("claim"), "text", "") == key:
            end = blocks[place + 1].line - 1 if place + 1 < len(blocks) else len(lines)
            del lines[block.line - 1 : end]
            blocks.pop(place)
            break
    return "".join(lines).rstrip("\n") + "\n" if blocks else ""


def _write(path: Path, text: str) -> None:
    """Put a text in the place of a file in one step."""
    path.parent.mkdir(exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
