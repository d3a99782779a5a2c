"""The reader of English: rules over a dependency parse, all words in ontology/frames/en."""

from kerege.extractors.english.reader import EnglishReader

__all__ = ["EnglishReader"]
