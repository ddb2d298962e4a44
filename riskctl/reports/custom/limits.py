"""What a process that runs templates of others may use."""

from __future__ import annotations

CPU_SECONDS = 10
WALL_SECONDS = 60
MEMORY_BYTES = 1024 * 1024 * 1024
MOST_OUTPUT = 64 * 1024 * 1024
"""Bytes of a report; ``verify`` reads no larger one."""


def set_limits(cpu_seconds: int, memory_bytes: int) -> None:
    """Bound this process: processor time, memory, no file written, no memory dump. Raises OSError where it cannot."""
    try:
        import resource
    except ImportError as error:  # a system without such limits
        raise OSError("this system cannot bound a process") from error
    for kind, most in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory_bytes),
        # No byte into any file: answers go through the pipe alone.
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            # Both limits, or the process could raise its own again.
            resource.setrlimit(kind, (most, most))
        except ValueError as error:
            raise OSError(f"this system cannot bound a process: {error}") from error
