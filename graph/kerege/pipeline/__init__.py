"""From a project folder to its outputs."""

from kerege.pipeline.assembly import Assembled, assemble
from kerege.pipeline.manifest import is_up_to_date
from kerege.pipeline.run import Built, build

__all__ = ["Assembled", "Built", "assemble", "build", "is_up_to_date"]
