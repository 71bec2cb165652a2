"""The command `translit`: thin click commands over the public API."""
