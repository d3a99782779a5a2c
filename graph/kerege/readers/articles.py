"""`seeds/articles/*.md`: texts to read, with front matter that says where they come from."""

from pathlib import Path
from typing import Any

from kerege.ids import text_digest
from kerege.model import Document
from kerege.ontology import Ontology
from kerege.readers.common import date
from kerege.readers.sources import make_source, source_fields
from kerege.tree import Problems, Record, parse_yaml, read_fields, read_text

_FENCE = "---\n"


def read_article(
    path: Path, problems: Problems, *, ontology: Ontology, publishers: dict[str, dict[str, Any]]
) -> tuple[Document, Record] | None:
    """Return the document of a file and its front matter."""
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
    front = parse_yaml(head, problems, first_line=2)
    if not isinstance(front, Record):
        if not problems.found:
            problems.add(None, "front matter that is no record", "keys with values")
        return None
    table = {**source_fields(ontology), "recorded_on": date}
    before = len(problems.found)
    values = read_fields(front, table, problems, required=["id", "title", "publisher"])
    text = body.removeprefix("\n")
    if not text.strip():
        problems.add(front, "no text below the front matter", "the text of the article")
    recorded = values.get("recorded_on") or values.get("retrieved") or values.get("published")
    if recorded is None:
        problems.add(front, "no recorded_on and no published", "the day this text was taken in")
    if len(problems.found) > before or recorded is None:
        return None
    source = make_source(values, publishers, text_digest(text))
    return Document(source, text, recorded), front
