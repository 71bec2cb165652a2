"""What holds for all tests."""

from hypothesis import settings

# A machine that has other work to do must not fail a test of what any text comes out as.
settings.register_profile("translit", deadline=None)
settings.load_profile("translit")
