"""`seeds/articles`: texts to read, each with a record that says where it comes from.

In a Markdown file the record stands above the text, as front matter. A page or PDF file stays as it
is, and its record stands beside it: `summit.pdf` and `summit.pdf.yaml`.
"""

from pathlib import Path
from typing import Any

from kerege.errors import InputError
from kerege.ids import text_digest
from kerege.model import Document
from kerege.ontology import Ontology
from kerege.readers.common import date, link
from kerege.readers.documents import Extract, read_document
from kerege.readers.sources import make_source, source_fields
from kerege.tree import Expected, Problems, Record, Scalar, parse_yaml, read_fields, read_text

_FENCE = "---\n"
_REQUIRED = ("id", "title", "publisher")


def read_article(
    path: Path, problems: Problems, *, ontology: Ontology, publishers: dict[str, dict[str, Any]]
) -> tuple[Document, Record] | None:
    """Return the document of a file and the record of where it comes from."""
    taken = _apart(path, problems) if path.suffix == ".md" else _beside(path, problems)
    if taken is None:
        return None
    record, extract = taken
    table = {**source_fields(ontology), "recorded_on": date}
    before = len(problems.found)
    said = said_of_itself(extract)
    required = [key for key in _REQUIRED if key not in said]
    values = {**said, **read_fields(record, table, problems, required=required)}
    if not extract.text.strip():
        problems.add(record, "no text below the front matter", "the text of the article")
    recorded = values.get("recorded_on") or values.get("retrieved") or values.get("published")
    if recorded is None:
        problems.add(record, "no recorded_on and no published", "the day this text was taken in")
    if len(problems.found) > before or recorded is None:
        return None
    source = make_source(values, publishers, text_digest(extract.text))
    return Document(source, extract.text, recorded, extract.pages), record


def said_of_itself(extract: Extract) -> dict[str, Any]:
    """Return what a document says of itself, as fields of a source; what is no such is left out."""
    said: dict[str, Any] = {"title": extract.title} if extract.title else {}
    for key, field, words in (("published", date, extract.published), ("url", link, extract.url)):
        try:
            said |= {key: field(Scalar(words, 0, 0))} if words else {}
        except (Expected, ValueError):
            continue
    return said


def _apart(path: Path, problems: Problems) -> tuple[Record, Extract] | None:
    """Return front matter and text of a Markdown file."""
    content = read_text(path, problems)
    if content is None:
        return None
    head, fence, body = content.removeprefix(_FENCE).partition("\n" + _FENCE)
    if not content.startswith(_FENCE) or not fence:
        problems.add(
            None,
            "no front matter",
            "a first line ---, then keys such as id and title, then a line ---, then the text",
            "kerege init DIR makes an example in seeds/articles",
        )
        return None
    record = _record(head, problems, "front matter", first_line=2)
    return (record, Extract(text=body.removeprefix("\n"), kind="markdown")) if record else None


def _beside(path: Path, problems: Problems) -> tuple[Record, Extract] | None:
    """Return the text of a document and the record in the file beside it."""
    beside = path.with_name(f"{path.name}.yaml")
    if not beside.is_file():
        problems.add(
            None,
            "nothing that says where it comes from",
            f"a file {beside.name} beside it, with the keys id, publisher and recorded_on",
        )
        return None
    try:
        extract = read_document(path, name=problems.path)
    except InputError as error:
        problems.found += error.problems
        return None
    problems.path += ".yaml"
    content = read_text(beside, problems)
    record = None if content is None else _record(content, problems, "a file")
    return (record, extract) if record else None


def _record(text: str, problems: Problems, where: str, first_line: int = 1) -> Record | None:
    record = parse_yaml(text, problems, first_line=first_line)
    if isinstance(record, Record):
        return record
    if not problems.found:
        problems.add(None, f"{where} that is no record", "keys with values")
    return None
