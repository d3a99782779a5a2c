"""Pictures of claims in time, with matplotlib."""

from kerege.analysis.plots.memberships import plot_memberships
from kerege.analysis.plots.timeline import plot_timeline

__all__ = ["plot_memberships", "plot_timeline"]
