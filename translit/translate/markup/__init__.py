"""Inline codes of a block, put back where the words went that they stood at."""
