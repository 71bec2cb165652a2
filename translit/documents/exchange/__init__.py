"""Files that programs and translators hand on: XLIFF, gettext, JSON, tables."""
