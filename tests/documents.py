"""PDF files made by hand: pages of lines in Helvetica."""

import zlib
from collections.abc import Sequence


def pdf_of(*pages: Sequence[str], stream: bytes = b"", title: str = "") -> bytes:
    """Return a PDF file with these lines on its pages, or with one stream on each."""
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(%s)>>" % title.encode(),
    ]
    for n, lines in enumerate(pages):
        shown = b"".join(b"(%s) Tj T* " % line.encode() for line in lines)
        packed = zlib.compress(stream or b"BT /F 12 Tf 50 750 Td 14 TL %s ET" % shown)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
            b"/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % (first + 2 * n + 1)
        )
        objects.append(
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
        )
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + (
            b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF"
            % (len(objects) + 1, len(body))
        )
    )


def page_of(text: str, *, head: str = "") -> bytes:
    """Return an HTML page with menus around paragraphs."""
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><nav><a href="/">Home</a>'
        f"</nav><article><h1>Summit</h1>{body}</article><footer>© 2024</footer></body></html>"
    ).encode()
