"""XML as text, each element on a line of its own."""

from xml.sax.saxutils import quoteattr

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def attributes(**values: str) -> str:
    """Return attributes as they stand in a tag.

    A trailing underscore keeps a name from being a word of Python; two stand for a point.

    >>> attributes(for_="edge", attr__name="kind")
    ' for="edge" attr.name="kind"'
    """
    return "".join(
        f" {name.rstrip('_').replace('__', '.')}={quoteattr(value)}"
        for name, value in values.items()
    )


def opening(tag: str, **values: str) -> str:
    """Return the tag that opens an element, without the bracket that ends it."""
    return f"\n<{tag}{attributes(**values)}"


def element(tag: str, inside: str = "", **values: str) -> str:
    """Return an element with the XML inside it.

    >>> element("node", element("data", "1"), id="a")
    '\\n<node id="a">\\n<data>1</data></node>'
    """
    start = opening(tag, **values)
    return f"{start}>{inside}</{tag}>" if inside else f"{start}/>"
