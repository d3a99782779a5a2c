"""Markdown around words does not hide what they say, and their offsets stay those of the text."""

import kerege
from kerege.extractors.common.markup import unmarked


def test_claims_are_read_through_markdown() -> None:
    text = (
        "# Members\n\n> **Kazakhstan** is a member of the "
        "[Shanghai Cooperation Organization](https://example.org/sco_(1)).\n"
    )
    (claim,) = kerege.read(text).claims
    assert (claim.subject, claim.relation) == ("kazakhstan", "memberOf")
    assert claim.evidence
    assert claim.evidence.quote.startswith("Kazakhstan** is a member of the [Shanghai")
    claim.evidence.verify(text)


def test_what_only_looks_like_markup_stays() -> None:
    for text in ("3 * 4 * 5", "snake_case_name", "a [sic] b", "#1 in the list", "2*3"):
        assert unmarked(text) == text


def test_the_length_never_changes() -> None:
    for text in ("![a](b)", "**a** *b*", "- x\n+ y\n> z", "[a](b(c)d)"):
        assert len(unmarked(text)) == len(text)
