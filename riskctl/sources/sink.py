"""Files that are written here, so that a full disk is told as such and never taken for a fault of what is read."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from riskctl.sources.errors import NoRoom
from riskctl.text.display import safe


def no_room(error: OSError, folder: Path) -> NoRoom:
    """What to say when the disk does not take a file."""
    why = error.strerror or str(error)
    return NoRoom(
        f"lists cannot be kept in {safe(str(folder))} ({why}); make room or set RISKCTL_LISTS_DIR"
    )


class Sink:
    """A new file to write bytes to. Raises :class:`NoRoom` for whatever the disk refuses; to be used as a context."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Sink:
        try:
            self._file = self.path.open("wb")
        except OSError as error:
            raise no_room(error, self.path.parent) from None
        return self

    def write(self, piece: bytes) -> None:
        """Add bytes."""
        try:
            self._file.write(piece)
        except OSError as error:
            raise no_room(error, self.path.parent) from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._file.close()
        except OSError as failed:
            # An error that is on its way already is the cause; a failing close only follows from
            # it.
            if kind is None:
                raise no_room(failed, self.path.parent) from None
