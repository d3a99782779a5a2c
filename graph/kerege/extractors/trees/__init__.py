"""Reading over dependency trees of any language whose parser speaks Universal Dependencies.

What is of one language stands in its data (`ontology/frames/ru`, `ja`, …) and in the module that
makes the trees; the steps from a tree to claims are the same for all.
"""
