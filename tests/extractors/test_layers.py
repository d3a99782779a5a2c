"""What a reading sees before its claims: each layer stands at its place in the original text."""

from collections.abc import Callable

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
