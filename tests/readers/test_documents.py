"""Documents of every kind give their text; hostile ones give an error and nothing else."""

import io
import sys
from pathlib import Path

import pytest
from documents import page_of, pdf_of

from kerege.errors import InputError
from kerege.readers import documents
from kerege.readers.documents import read_bytes, read_document
from kerege.readers.documents.pdf import _plain

TEXT = "Japan hosted the summit in Tokyo on Saturday, the foreign ministry said in a statement."
HEAD = (
    "<title>Summit | Example News</title>"
    '<meta property="og:site_name" content="Example News">'
    '<meta property="article:published_time" content="2025-12-20T09:00:00Z">'
    '<link rel="canonical" href="https://example.org/a">'
)


def refusal(data: bytes, name: str = "given") -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name=name)
    return str(caught.value)


def encrypted(password: str = "secret") -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of([TEXT]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    found = read_bytes(page_of(f"{TEXT}\nKazakhstan took part.", head=HEAD), name="page")
    assert found.text == f"{TEXT}\n\nKazakhstan took part.\n"
    assert (found.title, found.site, found.published) == ("Summit", "Example News", "2025-12-20")
    assert (found.url, found.language) == ("https://example.org/a", "en")


def test_a_date_within_the_text_of_a_page_is_not_its_own() -> None:
    assert read_bytes(page_of(f"On 3 March 2019 it rained. {TEXT}"), name="page").published == ""


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    text = "Президент Казахстана заявил, что страна не планирует выходить из союза."
    page = page_of(text, head='<meta charset="windows-1251">').decode().encode("cp1251", "replace")
    assert text in read_bytes(page, name="page").text


def test_lines_of_a_pdf_file_become_paragraphs_without_running_heads() -> None:
    daily = pdf_of(
        ["The Daily, page 1", f"{TEXT} It was the pre-", "sident who spoke. So it was.", "1"],
        ["The Daily, page 2", "Kazakhstan and Japan signed a treaty at", "2"],
        ["The Daily, page 3", "a ceremony.", "3"],
        title="The Daily",
    )
    found = read_bytes(daily, name="daily.pdf")
    assert found.text == (
        f"{TEXT} It was the president who spoke. So it was.\n\n"
        "Kazakhstan and Japan signed a treaty at a ceremony.\n"
    )
    assert found.title == "The Daily"
    assert [found.text[start:][:11].strip() for start in found.pages] == [
        "Japan hoste",
        "Kazakhstan",
        "a ceremony.",
    ]


def test_text_files_may_be_utf_16_and_have_any_ends_of_lines() -> None:
    assert read_bytes("日本は\r\n中国".encode("utf-16"), name="a.txt").text == "日本は\n中国"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "an empty document"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x00\x01\x02 rubbish", "binary data"),
        ("Япония".encode("cp1251"), "given:1:1: error: byte 0 is not UTF-8"),
        ("one\ntwo \u202e".encode(), "given:2:5: error: the control character U+202E"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "error: XML"),
        (
            b"<!DOCTYPE html [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><html><p>&b;</p></html>",
            "a page that declares entities of its own",
        ),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>News</text></svg>', "error: XML"),
        (b"<rss version='2.0'><channel><title>News</title></channel></rss>", "error: XML"),
        (b"<html><body><div></div></body></html>", "a page without an article"),
        (b"%PDF-1.4 rubbish", "a damaged PDF file"),
        (pdf_of([TEXT])[:300], "a damaged PDF file"),
        (pdf_of([TEXT]).replace(b"/FlateDecode", b"/FlateDecodx"), "a damaged PDF file"),
        (pdf_of([]), "without any text"),
        (pdf_of(["x"], stream=b"BT (a) Tj " * 9_000_000), "a PDF file that unpacks to more"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_what_is_no_document_is_refused(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_an_encrypted_pdf_file_is_refused() -> None:
    assert "an encrypted PDF file" in refusal(encrypted())


def test_a_pdf_file_that_opens_without_a_password_is_read() -> None:
    assert TEXT in read_bytes(encrypted(""), name="a.pdf").text


def test_what_a_page_does_not_show_is_not_read() -> None:
    hidden = "<noscript>Japan left.</noscript><p hidden>Japan joined.</p><script>Japan()</script>"
    page = page_of(f"{TEXT}\nKazakhstan took part.", head=HEAD).replace(
        b"</article>", hidden.encode() + b"</article>"
    )
    assert hidden.encode() in page
    assert read_bytes(page, name="page").text == f"{TEXT}\n\nKazakhstan took part.\n"


def test_a_text_of_more_than_a_document_may_have_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "LARGEST_TEXT", 10)
    assert "more than 10 characters of text" in refusal(b"more than ten")


def test_every_refusal_says_what_to_do_next() -> None:
    for data in (b"", b"\0\0", b"\x89PNG", b" \n", b"<svg xmlns='x'>", encrypted()):
        assert "next: " in refusal(data)


def test_a_page_of_endless_depth_ends_in_an_error_or_a_text() -> None:
    assert "error" in refusal(b"<html>" + b"<div>" * 100_000)


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0.01)
    assert "more than 0.01 s of work" in refusal(page_of(TEXT))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is one of Linux")
def test_a_worker_without_memory_ends_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from kerege.readers.documents import limits

    script = (
        f"import kerege.readers.documents.limits as l; l.MEMORY = {limits.MEMORY // 40}\n"
        "import sys; sys.argv = ['worker', 'html']\n"
        "from kerege.readers.documents.worker import main; main()"
    )
    monkeypatch.setattr(documents, "_COMMAND", (sys.executable, "-c", script))
    assert "a document that opens within the limits" in refusal(page_of(TEXT))


def test_a_missing_or_huge_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"gone\.pdf: error: cannot be read"):
        read_document(tmp_path / "gone.pdf")
    monkeypatch.setattr(documents, "LARGEST_FILE", 10)
    (tmp_path / "large.txt").write_text("more than ten")
    with pytest.raises(InputError, match="13 bytes"):
        read_document(tmp_path / "large.txt")


def test_characters_of_a_pdf_file_are_those_that_it_shows() -> None:
    """Fonts with one glyph for 日 and its radical give back the radical; stretched lines, gaps."""
    assert _plain("⽇本は400億⽴ ⽅メートルを輸⼊した。") == "日本は400億立方メートルを輸入した。"
    assert _plain("中国は 2024年 to date") == "中国は 2024年 to date"
