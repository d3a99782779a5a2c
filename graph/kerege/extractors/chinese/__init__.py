"""The reader of Chinese: names, times and amounts. There is no parser, so there are no claims."""

from kerege.extractors.chinese.reader import ChineseReader

__all__ = ["ChineseReader"]
