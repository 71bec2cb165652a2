"""The built-in glossary: data only, read through importlib.resources."""
