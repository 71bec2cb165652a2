"""The workbench for the glossary and the HTTP API, on this machine. Needs the extra `web`."""

from __future__ import annotations

from .app import create_app
from .server import serve
from .settings import Bounds, Settings, is_loopback
from .state import State

__all__ = ["Bounds", "Settings", "State", "create_app", "is_loopback", "serve"]
