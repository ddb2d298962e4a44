"""What can go wrong between an assessment document and a report."""


class ReportError(Exception):
    """A report cannot be written; the message says why and what to do next."""


class DocumentError(ReportError):
    """The assessment document is not what its schema says; the message begins with the place in it."""


class MissingExtra(ReportError):  # noqa: N818 - named for what the reader lacks
    """An optional dependency is not installed; the message says how to install it."""

    def __init__(self, purpose: str, extra: str) -> None:
        self.extra = extra
        super().__init__(
            f"{purpose} needs an optional part of riskctl. Install it with: pip install 'riskctl[{extra}]'"
        )


class UnknownFormat(ReportError):  # noqa: N818
    """No writer is registered for a format or file suffix; the message lists those that are."""


class KeysDiffer(DocumentError):  # noqa: N818 - named for what is wrong
    """A document that is right but for its keys: another build of the tool wrote it."""
