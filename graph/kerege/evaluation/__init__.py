"""Readings measured against gold data: precision, recall and F1 for each layer."""

from kerege.evaluation.gold import evaluate
from kerege.evaluation.measures import Evaluation, Measure

__all__ = ["Evaluation", "Measure", "evaluate"]
