"""The graph over HTTP: SPARQL 1.1 Protocol, entity pages, a query page and the explorer.

Queries run in processes of their own, which have no network and no files and may be killed.
"""
