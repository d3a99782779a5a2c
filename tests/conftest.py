"""Settings for all tests."""

from hypothesis import Phase, settings

settings.register_profile(
    "kerege", deadline=None, phases=(Phase.explicit, Phase.generate, Phase.shrink), database=None
)
settings.load_profile("kerege")
