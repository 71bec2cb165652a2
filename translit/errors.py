"""The one family of refusals: what was wrong, where, and what to do."""

__all__ = ["TranslitError"]


class TranslitError(ValueError):
    """Base of every refusal in the library.

    Its message is a sentence for a person: what was wrong, where, and what to do about it.
    Each room raises subclasses of its own.

    >>> issubclass(TranslitError, ValueError)
    True
    """
