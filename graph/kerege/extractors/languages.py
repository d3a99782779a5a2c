"""In which language a text is, by its script, its letters and its commonest words."""

import re
import unicodedata
from collections import Counter

_LOOKED_AT = 20_000
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9d]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_COMMON = {
    "Latin": (
        "en",
        frozenset(
            [
                "the",
                "of",
                "and",
                "to",
                "in",
                "that",
                "for",
                "is",
                "was",
                "on",
                "with",
                "by",
                "as",
                "at",
                "has",
                "said",
            ]
        ),
    ),
    "Cyrillic": (
        "ru",
        frozenset(
            [
                "и",
                "в",
                "не",
                "на",
                "что",
                "с",
                "по",
                "как",
                "к",
                "из",
                "за",
                "для",
                "от",
                "его",
                "это",
                "о",
                "при",
            ]
        ),
    ),
}
_SHARE = 0.15
"""Running text in English or Russian has more of these words than that."""
_FOREIGN = re.compile(r"[іїєґўқңғүұһәөҷҳӣӯјљњћђџѓќ]", re.IGNORECASE)
"""Cyrillic letters that Russian does not have."""
_SCRIPTS = {"en": "Latin", "ru": "Cyrillic", "ja": "Han", "zh": "Han"}
_SENTENCE = 45
"""Letters of what may be a sentence; of Chinese characters and kana a third."""
_FEW = 12
"""So few words tell little."""


def detect(text: str) -> str:
    """Return the language of a text as an ISO 639 code, `en` where there is nothing to go by.

    Script and common words decide what is plainly Japanese, Chinese, Russian or English; a
    classifier over all of them (py3langid, 97 languages) what is not.

    >>> detect("Президент заявил, что страна не планирует выходить из союза."), detect("日本は")
    ('ru', 'ja')
    """
    shown = text[:_LOOKED_AT]
    script = _script(shown)
    if script == "Han":
        kana, han = len(_KANA.findall(shown)), len(_HAN.findall(shown))
        return "ja" if kana * 20 > han else "zh"
    words = re.findall(r"[^\W\d_]+", shown.lower())
    language, common = _COMMON.get(script, ("", frozenset()))
    share = sum(word in common for word in words) / max(len(words), 1)
    foreign = sum(bool(_FOREIGN.search(word)) for word in words) / max(len(words), 1)
    if language and share > _SHARE and foreign < _SHARE / 3:
        return language
    if language and len(words) < _FEW and not foreign:
        return language
    return _classified(shown) if words else "en"


def others(text: str, language: str) -> dict[str, int]:
    r"""Return the languages of paragraphs in another script than that of a text, and how many each.

    >>> others("So it was.\n\nПрезидент заявил, что страна не планирует выходить из союза.", "en")
    {'ru': 1}
    """
    wanted = _SCRIPTS.get(language)
    found = Counter[str]()
    for paragraph in re.split(r"\n\s*\n", text) if wanted else ():
        script = _script(paragraph)
        if script in _SCRIPTS.values() and script != wanted and _is_text(paragraph, script):
            found[detect(paragraph)] += 1
    return dict(sorted(found.items()))


def _is_text(paragraph: str, script: str) -> bool:
    """Tell whether a paragraph is more than a name or a heading."""
    letters = sum(map(str.isalpha, paragraph))
    return letters >= (_SENTENCE // 3 if script == "Han" else _SENTENCE)


def _script(text: str) -> str:
    """Return Latin, Cyrillic, Han (with kana) or '', whichever most letters are of."""
    counts = Counter[str]()
    for char, number in Counter(text).items():
        if _KANA.match(char) or _HAN.match(char):
            # one such character says as much as several letters
            counts["Han"] += 3 * number
        elif char.isalpha():
            counts[unicodedata.name(char, "").partition(" ")[0].title()] += number
    return max(sorted(counts), key=counts.__getitem__, default="")


def _classified(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])
