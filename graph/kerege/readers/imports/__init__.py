"""Claims out of the files of other systems, by mappings that stand in `ontology/imports`."""

from kerege.readers.imports.batch import Batch, Import
from kerege.readers.imports.formats import IMPORTERS, importer

__all__ = ["IMPORTERS", "Batch", "Import", "importer"]
