"""Numbers in digits of any width, in Chinese characters, and in both."""

import re
from decimal import Decimal

_ONES = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "元": 1}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％", "0123456789%")
_PIECE = re.compile(r"\d[\d,]*(?:\.\d+)?|.")

_CHARS = "".join([*_ONES, *_SMALL, *_LARGE])
NUMBER = rf"[\d{''.join([*_ONES, *_SMALL])}](?:[\d,.{_CHARS}]*[\d{_CHARS}])?"
"""An expression for a number in a text of half-width digits."""


def half_width(text: str) -> str:
    """Return a text with half-width digits, of the same length."""
    return text.translate(_FULL_WIDTH)


def number(words: str) -> Decimal:
    """Return the number that digits and characters write; raise ValueError for anything else.

    >>> number("1万2000"), number("2兆5000億"), number("3万亿"), number("二〇二五")
    (Decimal('12000'), Decimal('2500000000000'), Decimal('3000000000000'), Decimal('2025'))
    """
    if len(words) > 1 and all(char in _ONES for char in words):
        return Decimal("".join(str(_ONES[char]) for char in words))
    total = section = Decimal(0)
    last: Decimal | None = None
    for piece in _PIECE.findall(words):
        if piece[0].isdigit():
            last = Decimal(piece.replace(",", ""))
        elif piece in _ONES:
            last = Decimal(_ONES[piece])
        elif piece in _SMALL:
            section += (Decimal(1) if last is None else last) * _SMALL[piece]
            last = None
        elif piece in _LARGE:
            section += last or 0
            grows = not section and total
            total = total * _LARGE[piece] if grows else total + (section or 1) * _LARGE[piece]
            section, last = Decimal(0), None
        else:
            raise ValueError(f"{words!r} is no number")
    return total + section + (last or 0)
