"""How our own model is made: `prepare`, `train`, `export`, `evaluate`, `backtranslate`. Never imported by translit."""

__all__: list[str] = []
