"""What a rule of the logic is: an id, the problem it solves, its words and an example."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Hold one rule of the logic; docs/logic.md has the same rules under the same ids.

    A rule whose words change what it concludes gets the next `version`.
    """

    id: str
    problem: str
    words: str
    example: str
    version: int = 1
