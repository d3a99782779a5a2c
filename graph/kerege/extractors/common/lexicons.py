"""Where the linguistic data of a language stands."""

from functools import lru_cache
from pathlib import Path

from kerege.ontology import Ontology
from kerege.ontology.frames import load_lexicon
from kerege.ontology.lexicon import Lexicon
from kerege.resources import bundled


def lexicon_of(ontology: Ontology, language: str) -> Lexicon:
    """Return the lexicon of a language: the project's own where it has one, else the bundled."""
    own = ontology.folder / "frames" / language
    return _loaded(own if own.is_dir() else bundled("ontology") / "frames" / language, language)


@lru_cache(maxsize=8)
def _loaded(folder: Path, language: str) -> Lexicon:
    return load_lexicon(folder, language)
