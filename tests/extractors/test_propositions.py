"""What the clauses of a text say, in their own words and order, whatever the ontology knows."""

from collections.abc import Callable

import pytest

from kerege.extractors import Reading, Span

Read = Callable[[str], Reading]


def said(reading: Reading) -> list[tuple[str, ...]]:
    """Return subject, relation and arguments of each proposition, pieces apart by an ellipsis."""

    def words(pieces: tuple[Span, ...]) -> str:
        return " … ".join(piece.of(reading.document.text) for piece in pieces)

    return [
        (
            words(one.subject),
            f"({one.implied}) {words(one.relation)}".removeprefix("() ").strip(),
            *map(words, one.arguments),
        )
        for one in reading.propositions
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Nurses in Osh closed the ward on Monday.",
            [("Nurses in Osh", "closed", "the ward", "on Monday")],
        ),
        (
            "The bridge has not been repaired by the city.",
            [("The bridge", "has not been repaired by", "the city")],
        ),
        (
            "Farmers refused to sell the grain to the mill.",
            [("Farmers", "refused to sell", "the grain", "to the mill")],
        ),
        (
            "The dam was unable to supply the town.",
            [("The dam", "was unable to supply", "the town")],
        ),
        (
            "The valley is famous for its apricots.",
            [("The valley", "is famous for", "its apricots")],
        ),
        (
            "The minister opened a school and visited a clinic.",
            [("The minister", "opened", "a school"), ("The minister", "visited", "a clinic")],
        ),
        (
            "Kazakhstan, which exports oil, raised the tariff.",
            [("Kazakhstan", "exports", "oil"), ("Kazakhstan", "raised", "the tariff")],
        ),
        (
            "Engineers who built the dam inspected the tunnel.",
            [
                ("Engineers", "built", "the dam"),
                ("Engineers who built the dam", "inspected", "the tunnel"),
            ],
        ),
        (
            "A plant built by Turkey burned the coal.",
            [
                ("A plant", "(be) built by", "Turkey"),
                ("A plant built by Turkey", "burned", "the coal"),
            ],
        ),
        (
            "Aigul Bekova, a doctor from Naryn, treated the miners.",
            [
                ("Aigul Bekova", "(be)", "a doctor from Naryn"),
                ("Aigul Bekova", "treated", "the miners"),
            ],
        ),
        (
            "The mayor said that the road would reach Batken.",
            [
                ("The mayor", "said that", "the road would reach Batken"),
                ("the road", "would reach", "Batken"),
            ],
        ),
    ],
)
def test_each_clause_says_something(read: Read, text: str, wanted: list[tuple[str, ...]]) -> None:
    assert sorted(said(read(text))) == sorted(wanted)


def test_offsets_count_in_the_text_as_it_was_given(read: Read) -> None:
    text = "“Enough” was heard.\n\n“We’ve  closed the pass”, the guards’ chief wrote."
    found = said(read(text))
    assert ("We", "’ve … closed", "the pass") in found or ("We", "’ve  closed", "the pass") in found


def test_a_clause_without_an_argument_or_a_question_says_nothing(read: Read) -> None:
    assert said(read("The guards slept. Did the guards close the pass?")) == []


def test_a_main_clause_is_surer_than_one_aside(read: Read) -> None:
    main, aside = (
        {one.confidence for one in read(text).propositions if one.relation[0].of(text) == "closed"}
        for text in (
            "The city closed the pass.",
            "The guards slept after the city closed the pass.",
        )
    )
    assert min(main) > max(aside)
