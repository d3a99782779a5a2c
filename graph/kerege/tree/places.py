"""The tree of a file: scalars, items and records with their places, and its problems."""

from dataclasses import dataclass, field

from kerege.errors import Problem


@dataclass(frozen=True, slots=True)
class Scalar:
    """Hold a text as it stands in the file; `plain` where it stands without quotes."""

    text: str
    line: int
    column: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """Hold a list of nodes."""

    nodes: "tuple[Node, ...]"
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Record:
    """Hold named nodes and, for each, where its name stands."""

    values: "dict[str, Node]"
    keys: dict[str, Scalar]
    line: int
    column: int


Node = Scalar | Items | Record


@dataclass(slots=True)
class Problems:
    """Collect the problems of one file, so that all are reported at once."""

    path: str
    found: list[Problem] = field(default_factory=list)

    def __contains__(self, node: Node) -> bool:
        """Tell whether something is wrong at the place of a node."""
        return any((p.line, p.column) == (node.line, node.column) for p in self.found)

    def add(
        self,
        node: Node | None,
        found: str,
        expected: str = "",
        next_step: str = "",
        level: str = "error",
    ) -> None:
        """Add a problem at the place of a node, or of the file as a whole."""
        self.found.append(
            Problem(
                path=self.path,
                line=node.line if node else 0,
                column=node.column if node else 0,
                found=found,
                expected=expected,
                next_step=next_step,
                level=level,
            )
        )
