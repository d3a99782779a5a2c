"""A store of any size with the relations, words and dates of the curated graph."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import kerege
from kerege.store import Store

if TYPE_CHECKING:
    from kerege.model import Claim

_ROOT = Path(__file__).parents[1]


def grown_store(size: int) -> Store:
    """Return the curated claims again and again until there are `size`.

    Each copy has its own subjects and sources; objects, such as organisations, are shared, so that
    as many claims more name them, as in a graph that grows.
    """
    curated = kerege.load(_ROOT).store
    entities, sources = dict(curated.entities), dict(curated.sources)
    claims: list[Claim] = []
    for number in count():
        for claim in curated.claims:
            if len(claims) == size:
                return replace(
                    curated,
                    entities=entities,
                    sources=sources,
                    claims=tuple(claims),
                    documents={},
                    assessments={},
                )
            subject, source = f"{claim.subject}-{number}", f"{claim.source}-{number}"
            if claim.subject in curated.entities:
                entities.setdefault(subject, replace(curated.entities[claim.subject], id=subject))
            sources.setdefault(source, replace(curated.sources[claim.source], id=source))
            claims.append(replace(claim, subject=subject, source=source, supersedes=()))
    raise AssertionError
