"""Work for a client that may leave before it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from .pool import Check, Pool

__all__ = ["GONE", "run_for"]

Result = TypeVar("Result")

GONE = 499
"""The status of an answer that nobody hears: nginx's number for a client that closed the connection."""


async def run_for(request: Request, pool: Pool, work: Callable[[Check], Result]) -> Result:
    """The result of `work` in one of the pool's threads; when the client leaves, its place is free for others.

    The request's body must have been read. Raises what `Pool.run` raises.
    """
    job = asyncio.ensure_future(pool.run(work))
    left = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({job, left}, return_when=asyncio.FIRST_COMPLETED)
        if job.done():
            return job.result()
        raise HTTPException(GONE, "the client left.")
    finally:
        left.cancel()
        job.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
