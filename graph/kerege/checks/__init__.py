"""What can be wrong with a store that its files do not show: small checks, each of one kind."""

from kerege.checks.table import CHECKS, Check, all_checks, quick_checks

__all__ = ["CHECKS", "Check", "all_checks", "quick_checks"]
