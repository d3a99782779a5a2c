from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.tree import Items, Problems, Record, Scalar, parse_yaml, read_text


def found(text: str) -> list[str]:
    problems = Problems("a.yaml")
    parse_yaml(text, problems)
    return [f"{problem.line}:{problem.column} {problem.found}" for problem in problems.found]


@given(st.text(max_size=80))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    parse_yaml(text, Problems("a.yaml"))


@pytest.mark.parametrize("word", ["2025-11-20", "012", "1e3", "0x1F", "true", "kz", "12:30:00"])
def test_a_plain_scalar_is_its_own_text(word: str) -> None:
    tree = parse_yaml(f"a: {word}\n", Problems("a.yaml"))
    assert isinstance(tree, Record)
    value = tree.values["a"]
    assert isinstance(value, Scalar)
    assert (value.text, value.line, value.column) == (word, 1, 4)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1 the key 'a' again"),
        ("a: &x 1\nb: *x\n", "1:4 the anchor &x"),
        (
            "a: !!python/object:os.system 1\n",
            "1:4 the tag tag:yaml.org,2002:python/object:os.system",
        ),
        ("a: yes\n", "1:4 yes without quotes, which YAML tools read as a truth value"),
        ("a: ~\n", "1:4 an empty value"),
        ("a: 1\n---\nb: 2\n", "2:1 a second document"),
        ("? [a]\n: 1\n", "1:3 a key that is no word"),
        ("a:\n\t- 1\n", "2:1 broken YAML: found character that cannot start any token"),
        ("[" * 40 + "]" * 40, "1:34 broken YAML: nested too deeply"),
    ],
)
def test_whatever_is_not_plain_is_named_with_its_place(text: str, message: str) -> None:
    assert message in found(text)


def test_a_word_in_quotes_is_no_surprise() -> None:
    assert found('a: "NO"\nb: [on, "off"]\n') == [
        "2:5 on without quotes, which YAML tools read as a truth value"
    ]


def test_lists_and_records_keep_their_order_and_places() -> None:
    tree = parse_yaml("- {b: 1, a: 2}\n- x\n", Problems("a.yaml"))
    assert isinstance(tree, Items)
    record, word = tree.nodes
    assert isinstance(record, Record)
    assert list(record.values) == ["b", "a"]
    assert (word.line, word.column) == (2, 3)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe", "byte 0 is not UTF-8"),
        ("a\u202eb".encode(), "the control character U+202E"),
        (b"a\x00b", "the control character U+0000"),
    ],
)
def test_what_is_no_plain_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path, problems = tmp_path / "a.yaml", Problems("a.yaml")
    path.write_bytes(data)
    assert read_text(path, problems) is None
    assert [problem.found for problem in problems.found] == [message]


def test_a_mark_of_byte_order_and_line_ends_of_windows_are_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert read_text(path, Problems("a.yaml")) == "a: 1\nb: 2\n"
