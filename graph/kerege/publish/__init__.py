"""From a store to a SPARQL 1.1 server: only what changed, and checked afterwards."""

from kerege.publish.run import Published, Stopped, publish
from kerege.publish.servers import SERVERS

__all__ = ["SERVERS", "Published", "Stopped", "publish"]
