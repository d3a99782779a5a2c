"""The graph as a network: ties and their weight, who is central, who belongs together."""

from kerege.analysis.balance import Balance, Triad, balance
from kerege.analysis.measures import MEASURES, centrality, communities
from kerege.analysis.ties import WEIGHTS, Weight, signed_ties, ties

__all__ = [
    "MEASURES",
    "WEIGHTS",
    "Balance",
    "Triad",
    "Weight",
    "balance",
    "centrality",
    "communities",
    "signed_ties",
    "ties",
]
