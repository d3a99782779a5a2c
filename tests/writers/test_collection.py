import gc

import pytest

from kerege.writers.html.collection import collection_paused


def test_the_collector_of_cycles_is_left_as_it_was() -> None:
    assert gc.isenabled()
    with pytest.raises(RuntimeError), collection_paused():
        assert not gc.isenabled()
        raise RuntimeError
    assert gc.isenabled()
