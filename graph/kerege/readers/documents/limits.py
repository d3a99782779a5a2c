"""How much a document may ask for. Each limit is far above what news and reports need."""

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes of a file."""
LARGEST_TEXT = 4_000_000
"""Characters of the text that comes out of it."""
MOST_PAGES = 2_000
"""Pages of a PDF file."""
MEMORY = 2 * 1024**3
"""Bytes of address space of the process that takes a document apart."""
SECONDS = 60
"""Seconds that it may take, of the processor as well as of the clock."""
