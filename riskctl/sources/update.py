"""Bring one list from its publisher, or from a file, to a snapshot. Any doubt leaves things as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from riskctl.sources.companions import combined, fetch_companions, has_companions
from riskctl.sources.dated import up_to_date_as_of
from riskctl.sources.descriptors import RHYTHM, Descriptor, Endpoint
from riskctl.sources.download import DownloadRequest, Fetched, fetch
from riskctl.sources.errors import BadCount, BadList, Busy, SourceError, Unreachable
from riskctl.sources.formats import ANY, FORMATS, adapter, parser_name
from riskctl.sources.formats.foreign import refuse_foreign
from riskctl.sources.formats.ofac_csv import GROUPS
from riskctl.sources.install import (
    Installed,
    Written,
    check_count,
    install,
    newest,
    note_failure,
    refresh,
    write_entries,
)
from riskctl.sources.reading import SourceFile
from riskctl.sources.unpack import unpack_all
from riskctl.sources.web_page import refuse_web_page
from riskctl.sources.work import work_folder
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.snapshot import ENTRIES, Snapshot
from riskctl.watchlists.snapshots import damage


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user asks for over the descriptor. ``request`` carries timeouts, attempts and the progress bar.

    ``rhythm`` is the number of days after which the list is stale, 0 for that of the descriptor.
    """

    url: str = ""
    mirror: str = ""
    proxy: str = ""
    format: str = ""
    date: str = ""
    accept_count: bool = False
    accept_older: bool = False
    force: bool = False
    rhythm: int = 0
    request: DownloadRequest = field(default_factory=lambda: DownloadRequest(""))


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did: ``installed``, ``same`` (the same entries again) or ``unchanged`` (the publisher said so)."""

    word: str
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class FetchedSource:
    """Bytes at hand: the plain file, its companions, where it came from and the hash of what came.

    ``work`` is the folder in which the snapshot is made ready.
    """

    path: Path
    work: Path
    url: str
    sha256: str
    format: str
    beside: Mapping[str, Path] = field(default_factory=dict)
    etag: str = ""
    last_modified: str = ""
    imported: bool = False

    @property
    def from_file(self) -> bool:
        """Whether the bytes are of this machine, so that the day they were read says nothing of their age."""
        return self.imported or self.url.startswith("file:")


def update(descriptor: Descriptor, root: Path, today: str, choices: Choices) -> Updated:
    """Fetch and install a list. Raises :class:`SourceError` after noting the failure beside the snapshots."""
    if descriptor.endpoint is None and not choices.url:
        raise Unreachable(
            f"{descriptor.id} has no address for machines; fetch it from {descriptor.page} and use riskctl lists import"
        )
    url = choices.url or choices.mirror
    try:
        url = _address(descriptor, choices)
        with work_folder(root) as work:
            return _update(descriptor, root, work, today, choices)
    except Busy:  # says nothing of the publisher or the list
        raise
    except SourceError as error:
        note_failure(root, descriptor.id, {"date": today, "url": url, "reason": str(error)})
        raise
    except Exception as error:
        reason = f"the update broke off in a way that was not foreseen ({type(error).__name__})"
        note_failure(root, descriptor.id, {"date": today, "url": url, "reason": reason})
        raise SourceError(reason) from error


def _address(descriptor: Descriptor, choices: Choices) -> str:
    """The address to ask, before a date is filled in."""
    if choices.url:
        return choices.url
    assert descriptor.endpoint is not None  # update() has looked
    if choices.mirror:
        return choices.mirror.rstrip("/") + urlsplit(descriptor.endpoint.url).path
    return descriptor.endpoint.url


def _update(
    descriptor: Descriptor, root: Path, work: Path, today: str, choices: Choices
) -> Updated:
    request, day = _request(descriptor, work, choices)
    last = newest(root, descriptor.id)
    form = choices.format or (descriptor.endpoint.format if descriptor.endpoint else "")
    several = has_companions(request.url, form)
    # Asked conditionally only where "not modified" can be believed: one file of several says
    # nothing of the others.
    if last and not (choices.force or several) and _same_source(last, request.url, form):
        request = replace(request, etag=last.etag, last_modified=last.last_modified)
    got: Fetched = fetch(request, work / "download")
    if got.unchanged and last:
        return Updated("unchanged", refresh(root, last, today))
    plain = unpack_all(work / "download", work, GROUPS)
    # After unpacking: an error page may come packed as well.
    refuse_web_page(plain.path)
    refuse_foreign(plain.path, form)
    beside, digest = plain.beside, got.sha256
    if several and not plain.name:
        beside = fetch_companions(request, work)
        digest = combined([work / "download", *beside.values()])
    # An address of the user's may carry a key in its query; it is not kept.
    shown = request.url.partition("?")[0] if choices.url else request.url
    source = FetchedSource(
        plain.path,
        work,
        shown,
        digest,
        form,
        beside,
        etag=got.etag,
        last_modified=got.last_modified,
    )
    done = take_in(descriptor.id, descriptor, source, root, today, replace(choices, date=day))
    return Updated("installed" if done.new else "same", done.snapshot)


def _same_source(last: Snapshot, url: str, form: str) -> bool:
    """Whether the copy at hand may stand when the publisher has nothing newer: whole, and made by the same reader."""
    same_reader = last.parser == parser_name(form) and not last.imported and not last.accepted_count
    return same_reader and last.url in (url, url.partition("?")[0]) and not damage(last)


def _request(descriptor: Descriptor, work: Path, choices: Choices) -> tuple[DownloadRequest, str]:
    endpoint, url = descriptor.endpoint, _address(descriptor, choices)
    form = choices.format or (endpoint.format if endpoint else "")
    if form not in FORMATS:
        raise SourceError(
            f"{descriptor.id}: say with --format what the address gives: {', '.join(FORMATS)}"
        )
    from_publisher = bool(endpoint) and not (choices.url or choices.mirror)
    request = replace(
        choices.request,
        url=url,
        types=(*(endpoint.types if endpoint else ()), *FORMATS[form].types, *ANY),
        # Redirects that are usual at the publisher say nothing about a mirror.
        hosts=endpoint.hosts if endpoint and from_publisher else (),
        proxy=choices.proxy,
    )
    if "{date}" not in url:
        return request, choices.date
    day = choices.date or _day(endpoint, request, work, choices)
    return replace(request, url=url.replace("{date}", day)), day


def _day(endpoint: Endpoint | None, request: DownloadRequest, work: Path, choices: Choices) -> str:
    if endpoint is None or choices.url:
        raise SourceError("the address holds {date}; give --date")
    url = endpoint.dated_by
    if choices.mirror:
        url = choices.mirror.rstrip("/") + urlsplit(url).path
    fetch(replace(request, url=url, types=("application/json",)), work / "dated")
    return up_to_date_as_of(work / "dated")


def take_in(
    list_id: str,
    descriptor: Descriptor | None,
    source: FetchedSource,
    root: Path,
    today: str,
    choices: Choices,
) -> Installed:
    """Read, check and install the bytes at hand. Raises :class:`SourceError` and installs nothing when in doubt."""
    reading = SourceFile(
        list_id, source.path, source.beside, kind=descriptor.kind if descriptor else ""
    )
    ready = source.work / "ready"
    ready.mkdir()
    # One file may hold several lists; each is looked up under its own id.
    covers = descriptor.lists if descriptor else (list_id,)
    # Read whole before anything is checked: date and count stand anywhere in some files.
    written = write_entries(
        _own_lists(adapter(source.format).read(reading), list_id, covers), ready / ENTRIES
    )
    day = reading.list_date or choices.date  # the file's own word goes before the user's
    if day > today:
        raise BadList(
            f"the list is dated {day}, which is after today ({today}); it is damaged, or the clock is wrong"
        )
    accepted = _check(root, descriptor, reading, written, day or today, choices.accept_count)
    _check_day(root, list_id, day, source, choices)
    record = Snapshot(
        list=list_id,
        folder=ready,
        title=descriptor.title if descriptor else "",
        publisher=descriptor.publisher if descriptor else "",
        url=source.url,
        format=source.format,
        parser=parser_name(source.format),
        retrieved=today,
        checked=today,
        list_date=day,
        sha256=source.sha256,
        entries_sha256=written.sha256,
        entries=written.count,
        entries_bytes=written.size,
        covers=covers,
        rhythm_days=choices.rhythm or (descriptor.rhythm if descriptor else RHYTHM),
        quiet_days=descriptor.quiet if descriptor else 0,
        accepted_count=accepted,
        imported=source.imported,
        etag=source.etag,
        last_modified=source.last_modified,
        incomplete=reading.incomplete,
    )
    return install(root, ready, record)


def _check_day(root: Path, list_id: str, day: str, source: FetchedSource, choices: Choices) -> None:
    """Raise :class:`BadList` for a file of no known day, and for a list older than the one here, as of a rollback."""
    if not day and source.from_file:
        raise BadList(
            "the file states no date: say --date with the day it was published, or --date today for a list of today"
        )
    last = newest(root, list_id)
    if day and last and last.date > day and not choices.accept_older:
        raise BadList(
            f"the list is of {day} and the one installed is of {last.date}; "
            "say --accept-older to keep an older one beside it"
        )


def _own_lists(entries: Iterable[Entry], list_id: str, covers: Collection[str]) -> Iterator[Entry]:
    """Entries that name a list which the snapshot does not cover count as those of the snapshot, lest they be lost."""
    return (entry if entry.list in covers else replace(entry, list=list_id) for entry in entries)


def _check(
    root: Path,
    descriptor: Descriptor | None,
    reading: SourceFile,
    written: Written,
    day: str,
    accept: bool,
) -> bool:
    """Check the count; true when a person's word stands in for a check that failed."""
    try:
        if reading.stated is not None and reading.stated != written.count:
            raise BadCount(
                f"the file says that it has {reading.stated:,} entries and has {written.count:,}: truncated"
            )
        check_count(
            root,
            reading.list_id,
            written.count,
            day,
            descriptor.entries if descriptor else (1, None),
        )
    except BadCount:
        if not accept or not written.count:
            raise
        return True
    return False
