"""A reader that asks a language model, behind any endpoint that speaks OpenAI's protocol.

The model chooses from closed lists and copies words; the library finds the words in the text, and
what it does not find is refused. What an article says to the model is data like all the rest of it.
"""

from kerege.extractors.llm.reader import LlmReader
from kerege.extractors.llm.settings import Settings

__all__ = ["LlmReader", "Settings"]
