"""What a reading sees before its claims: each layer stands at its place in the original text."""

from collections.abc import Callable

import pytest

from kerege.extractors import Reading

Read = Callable[[str], Reading]
TEXT = "“Kazakhstan’s priority”, said Tokyo.\n\nThe Kremlin met Angela Merkel in Astana. Why?"


def test_sentences_are_slices_of_the_original_text(read: Read) -> None:
    reading = read(TEXT)
    assert [span.of(TEXT) for span in reading.sentences] == [
        "“Kazakhstan’s priority”, said Tokyo.",
        "The Kremlin met Angela Merkel in Astana.",
        "Why?",
    ]


def test_mentions_say_what_is_known_and_how(read: Read) -> None:
    found = {one.span.of(TEXT): (one.entity, one.kind, one.rule) for one in read(TEXT).mentions}
    assert found == {
        "Kazakhstan": ("kazakhstan", "State", "name"),
        "Tokyo": ("tokyo", "City", "name"),
        "Kremlin": ("russia", "State", "metonym"),
        "Angela Merkel": ("", "Person", "ner"),
        "Astana": ("astana", "City", "name"),
    }


def test_a_name_of_two_is_left_open(read: Read) -> None:
    (mention,) = read("Japarov left.").mentions
    assert mention.entity == ""
    assert mention.candidates == ("japarov-akylbek", "japarov-sadyr")


def said(reading: Reading) -> list[tuple[str, str, str, int | None]]:
    """Return who says what by which words, and in whose mouth that stands."""
    text = reading.document.text
    return [
        (
            one.speaker.of(text) if one.speaker else "",
            one.cue.of(text) if one.cue else "",
            " … ".join(part.of(text) for part in one.content),
            one.parent,
        )
        for one in reading.attributions
    ]


def test_attributions_nest(read: Read) -> None:
    text = "Tokyo said that Astana had insisted that the gas would flow."
    assert said(read(text)) == [
        ("Tokyo", "said", "that Astana had insisted that the gas would flow", None),
        ("Astana", "had insisted", "that the gas would flow", 0),
    ]


def test_a_cue_in_the_middle_parts_the_content(read: Read) -> None:
    text = "The treaty, Tokyo said, will hold."
    assert said(read(text)) == [("Tokyo", "said", "The treaty … will hold", None)]


def test_direct_speech_goes_on_without_a_cue(read: Read) -> None:
    text = "“We will sign it soon,” said Tokayev. “Nobody can stop us now.”"
    assert said(read(text)) == [
        ("Tokayev", "said", "“We will sign it soon,”", None),
        ("", "", "“Nobody can stop us now.”", None),
    ]


def test_the_speaker_of_an_attribution_is_resolved(read: Read) -> None:
    reading = read("Tokayev arrived. He said that Japan hosted the Asia Energy Summit.")
    assert [one.entity for one in reading.attributions] == ["tokayev-kassym-jomart"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Angela Merkel: “We will sign the treaty.”",
            ("Angela Merkel", ":", "“We will sign the treaty.”"),
        ),
        (
            "“We will sign the treaty soon.” -- Tokayev",
            ("Tokayev", "--", "“We will sign the treaty soon.”"),
        ),
        ("TOKAYEV: We will sign it.", ("TOKAYEV", ":", "We will sign it")),
        ("“Never,” Tokayev replied.", ("Tokayev", "replied", "“Never,”")),
        ("Tokyo asked the envoys if the gas flows.", ("Tokyo", "asked", "if the gas flows")),
        ("Tokyo is deeply critical of the pact.", ("Tokyo", "is deeply critical of", "the pact")),
        (
            "Tokyo expressed astonishment at the pact.",
            ("Tokyo", "expressed astonishment at", "the pact"),
        ),
        ("Tokyo seems to welcome the pact.", ("Tokyo", "seems to welcome", "the pact")),
    ],
    ids=["colon", "dash", "transcript", "word", "question", "adjective", "noun", "carried"],
)
def test_forms_of_attribution(text: str, expected: tuple[str, str, str], read: Read) -> None:
    assert [one[:3] for one in said(read(text))] == [expected]


@pytest.mark.parametrize("text", ["UPDATE: The link works now.", "Tokayev: 1,501."])
def test_not_each_colon_gives_a_speaker(text: str, read: Read) -> None:
    assert said(read(text)) == []


def test_what_a_speaker_goes_on_to_say_is_not_in_what_was_said(read: Read) -> None:
    text = "Tokyo said that Astana sold the gas, adding that the price was high."
    assert [one[1:3] for one in said(read(text))] == [
        ("said", "that Astana sold the gas"),
        ("adding", "that the price was high"),
    ]


def happened(reading: Reading) -> list[tuple[str, str, str, str, str]]:
    """Return what happened: root and relation, who did it, by which word, to whom."""
    text = reading.document.text
    return [
        (
            one.root,
            one.relation,
            one.source.of(text) if one.source else "",
            one.trigger.of(text),
            one.target.of(text) if one.target else "",
        )
        for one in reading.events
    ]


def test_events_have_two_sides_a_root_and_a_relation(read: Read) -> None:
    text = "Japan criticised China. Rebels in Georgia fired rockets at the Russian army."
    assert happened(read(text)) == [
        ("DISAPPROVE", "criticizes", "Japan", "criticised", "China"),
        ("ASSAULT", "", "Rebels in Georgia", "fired", "the Russian army"),
    ]
    first = read(text).events[0]
    assert (first.source_entity, first.target_entity) == ("japan", "china")


def test_the_outer_verb_makes_the_event(read: Read) -> None:
    roots = {
        "Japan helped China.": "AID",
        "Japan will help China.": "AGREE",
        "Japan agreed to help China.": "AGREE",
        "Japan agreed to attack China.": "THREATEN",
        "Japan refused to help China.": "REJECT",
        "Japan did not help China.": "REJECT",
        "Japan may attack China.": "THREATEN",
        "Japan said China must release the ship.": "DEMAND",
    }
    assert {text: [one.root for one in read(text).events] for text in roots} == {
        text: [root] for text, root in roots.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels issued a letter demanding that Japan leave.",
            [("DEMAND", "", "The rebels", "demanding", "Japan")],
        ),
        (
            "Iran is opposed to the mediation of Japan.",
            [("REJECT", "", "Iran", "opposed", "Japan")],
        ),
        (
            "Workers gathered for a rally to protest against Japan.",
            [("PROTEST", "", "Workers", "protest", "Japan")],
        ),
    ],
    ids=["paper", "state", "purpose"],
)
def test_who_acts_where_the_verb_has_no_subject(
    text: str, expected: list[tuple[str, str, str, str, str]], read: Read
) -> None:
    assert happened(read(text)) == expected


def test_the_parent_of_an_attribution_is_the_narrowest_that_holds_it(read: Read) -> None:
    text = (
        "The ministry said that Tokayev had told reporters that Japan would host the summit. "
        "Japan said that it was ready."
    )
    found = read(text).attributions
    words = [text[one.content[0].start : one.content[-1].end] for one in found]
    assert [one.parent for one in found] == [None, 0, None], words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry issued a statement saying that the gas would flow.",
            ("The ministry", "issued a statement saying", "that the gas would flow"),
        ),
        (
            "“The gas will flow again,” the ministry said in a statement.",
            ("the ministry", "said in a statement", "“The gas will flow again,”"),
        ),
        (
            "Tokyo is quick to praise the treaty.",
            ("Tokyo", "is quick to praise", "the treaty"),
        ),
        (
            "Tokyo made it clear that the gas would flow.",
            ("Tokyo", "made it clear", "that the gas would flow"),
        ),
        (
            "The minister distanced himself from the treaty.",
            ("The minister", "distanced himself from", "the treaty"),
        ),
        ("Poll: Voters want the treaty.", ("Poll", ":", "Voters want the treaty")),
        (
            "The minister, who opposed the treaty, said that the gas would flow.",
            ("The minister", "said", "that the gas would flow"),
        ),
        (
            "They pay fees, which Tokyo called “a real disgrace.”",
            ("Tokyo", "called", "“a real disgrace.”"),
        ),
        (
            "We will stay here as long as we can,” the minister said.",
            ("the minister", "said", "We will stay here as long as we can,”"),
        ),
    ],
)
def test_words_around_a_cue(text: str, expected: tuple[str, str, str], read: Read) -> None:
    assert expected in [one[:3] for one in said(read(text))]


def test_who_may_speak_has_not_spoken(read: Read) -> None:
    assert said(read("The minister is free to criticize the treaty.")) == []
