"""Folders of translation packages in Argos Translate's layout; `translit.engines` looks for them here."""

__all__: list[str] = []
