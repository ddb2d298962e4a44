"""Downloads from a real server: good answers are installed, and every odd one is refused with the old list kept."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import list_samples as samples
import pytest
from list_samples import TODAY
from list_server import Answer, serving

from riskctl.sources.download import DownloadRequest
from riskctl.sources.errors import BadList, Busy, SourceError
from riskctl.sources.formats import parser_name
from riskctl.sources.install import newest
from riskctl.sources.unpack import unpack
from riskctl.sources.update import Choices, update
from riskctl.watchlists.snapshot import read_failure
from riskctl.watchlists.snapshots import damage, find, in_force, read_entries, state

PATH = "/files/sdn.xml"


def quick(**given) -> DownloadRequest:
    return DownloadRequest("", attempts=2, connect=2, read=2, sleep=lambda _: None, **given)


def choices(server, **given) -> Choices:
    return Choices(mirror=server.url, request=quick(), **given)


def failing(small, root, server, today=TODAY, **given) -> str:
    with pytest.raises(SourceError) as caught:
        update(small, root, today, choices(server, **given))
    return str(caught.value)


def test_a_list_is_fetched_and_installed(small, root, server):
    server.answers[PATH] = Answer(samples.sdn_xml(), headers={"ETag": '"1"'})
    done = update(small, root, TODAY, choices(server))
    one = done.snapshot
    assert (done.word, one.date, one.retrieved, one.entries) == (
        "installed",
        "2026-11-20",
        TODAY,
        4,
    )
    assert (one.etag, one.publisher, one.format, one.parser) == (
        '"1"',
        "Example",
        "ofac-xml",
        parser_name("ofac-xml"),
    )
    assert [entry.name for entry in read_entries(in_force(root, TODAY)[0])] == list(samples.NAMES)
    assert state(one, TODAY).word == "fresh" and server.asked[0][1]["User-Agent"].startswith(
        "riskctl/"
    )


def test_a_second_time_asks_only_whether_it_changed(small, root, server):
    def answer(handler):
        if handler.headers["If-None-Match"] == '"1"':
            return Answer(status=304, type="")
        return Answer(samples.sdn_xml(), headers={"ETag": '"1"'})

    server.answers[PATH] = answer
    update(small, root, "2026-11-21", choices(server))
    done = update(small, root, TODAY, choices(server))
    assert (done.word, done.snapshot.checked, done.snapshot.retrieved) == (
        "unchanged",
        TODAY,
        "2026-11-21",
    )
    (one,) = find(root)
    assert one.checked == TODAY and state(one, "2026-12-01").word == "fresh"
    assert update(small, root, TODAY, choices(server, force=True)).word == "same"


def test_another_reader_or_a_broken_copy_asks_for_everything(small, root, server):
    server.answers[PATH] = Answer(samples.sdn_xml(), headers={"ETag": '"1"'})
    one = update(small, root, TODAY, choices(server)).snapshot
    record = json.loads((one.folder / "snapshot.json").read_text("utf-8"))
    (one.folder / "snapshot.json").write_text(
        json.dumps(record | {"parser": "ofac-xml/0"}), "utf-8"
    )
    update(small, root, TODAY, choices(server))
    assert "If-None-Match" not in server.asked[-1][1]


def test_a_damaged_copy_is_mended_by_the_next_fetch(small, root, server):
    server.answers[PATH] = Answer(samples.sdn_xml(), headers={"ETag": '"1"'})
    one = update(small, root, TODAY, choices(server)).snapshot
    one.entries_file.write_bytes(one.entries_file.read_bytes().replace(b"Steel", b"Stee1"))
    assert damage(one)
    update(small, root, TODAY, choices(server))
    assert "If-None-Match" not in server.asked[-1][1]
    (mended,) = find(root)
    assert state(mended, TODAY).word == "fresh" and len(read_entries(mended)) == 4


def test_every_member_of_a_gzip_stream_is_read(small, root, server):
    text = samples.sdn_xml()
    packed = gzip.compress(text[:200]) + gzip.compress(text[200:])
    for headers in ({"Content-Encoding": "gzip"}, {}):
        server.answers[PATH] = Answer(packed, headers=headers)
        assert update(small, root, TODAY, choices(server)).snapshot.entries == 4


def test_what_follows_a_gzip_stream_is_refused(tmp_path):
    (tmp_path / "x").write_bytes(gzip.compress(b"whole") + b"and more that is no gzip")
    with pytest.raises(BadList, match="something else follows"):
        unpack(tmp_path / "x", tmp_path / "plain")


def test_gzip_on_the_way_is_unpacked(small, root, server):
    server.answers[PATH] = Answer(
        gzip.compress(samples.sdn_xml()), headers={"Content-Encoding": "gzip"}
    )
    assert update(small, root, TODAY, choices(server)).snapshot.entries == 4


GOOD = samples.sdn_xml()
REFUSED = {
    "an error page": (Answer(b"<html>maintenance</html>", "text/html"), "content type 'text/html'"),
    "an error page as xml": (Answer(b"<html>maintenance</html>"), "starts with <html>"),
    "no content type": (Answer(GOOD, ""), "content type 'none'"),
    "less than promised": (Answer(GOOD[:-200], length=len(GOOD)), "truncated (tried 2 times)"),
    "cut without a sign": (Answer(GOOD[:-20]), "truncated"),
    "not found": (Answer(b"", "text/plain", 404), "answered 404"),
    "a server error": (Answer(b"", "text/plain", 503), "answered 503 (tried 2 times)"),
    "a part": (Answer(GOOD, status=206), "answered 206"),
    "unchanged, unasked": (Answer(b"", "", 304), "answered 304"),
    "another host": (
        Answer(status=302, headers={"Location": "http://example.org/sdn.xml"}),
        "another host",
    ),
    "another port": (
        Answer(status=302, headers={"Location": "http://127.0.0.1:9/sdn.xml"}),
        "another host",
    ),
    "no scheme": (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "another host"),
    "a broken address": (Answer(status=302, headers={"Location": "http://[::bad"}), "no address"),
    "a byte that is no text": (
        Answer(status=302, headers={"Location": "/\xff"}),
        "no address",
    ),
    "a circle": (Answer(status=302, headers={"Location": PATH}), "redirects more than 5 times"),
    "packed in an odd way": (Answer(GOOD, headers={"Content-Encoding": "br"}), "packed as 'br'"),
    "not packed as said": (
        Answer(GOOD, headers={"Content-Encoding": "gzip"}),
        "gzip data is damaged",
    ),
    "packed and cut": (
        Answer(gzip.compress(GOOD)[:-40], headers={"Content-Encoding": "gzip"}),
        "truncated",
    ),
    "a bomb on the way": (
        Answer(gzip.compress(b" " * (40 << 20)), headers={"Content-Encoding": "gzip"}),
        "grows beyond all measure",
    ),
    "a shrunken list": (Answer(samples.sdn_xml(samples.NAMES[:3])), "shrank from 4 to 3"),
    "far too many": (Answer(samples.sdn_xml([f"Example {n}" for n in range(51)])), "at most 50"),
    "a day to come": (Answer(samples.sdn_xml(date="12/24/2026")), "after today"),
    "too much said": (Answer(GOOD, length=500 << 20), "more than the"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_the_list_is_refused_and_the_old_one_kept_as_stale(case, small, root, server):
    server.answers[PATH] = Answer(GOOD)
    old = update(small, root, "2026-11-24", choices(server)).snapshot
    answer, words = REFUSED[case]
    server.answers[PATH] = answer
    assert words in failing(small, root, server)
    (kept,) = find(root)
    assert read_entries(kept) == read_entries(old)
    assert kept.failure and words in kept.failure.reason and kept.failure.date == TODAY
    assert state(kept, TODAY).word == "stale" and words in state(kept, TODAY).reason
    assert state(kept, "2026-11-24").word == "fresh"
    server.answers[PATH] = Answer(GOOD)
    update(small, root, TODAY, choices(server))
    assert state(find(root)[0], TODAY).word == "fresh"


def test_the_count_may_be_accepted_but_is_never_good_for_clear(small, root, server):
    server.answers[PATH] = Answer(GOOD)
    update(small, root, "2026-11-24", choices(server))
    server.answers[PATH] = Answer(samples.sdn_xml(samples.NAMES[:2], date="11/24/2026"))
    one = update(small, root, TODAY, choices(server, accept_count=True)).snapshot
    assert state(one, TODAY).word == "partial"
    assert "shrank from 4 to 2" in failing(small, root, server)


def test_a_busy_server_is_asked_again(small, root, server):
    busy = Answer(b"", "text/plain", 503, {"Retry-After": "7"})
    server.answers[PATH] = [busy, Answer(GOOD)]
    waits = []
    request = replace(quick(), sleep=waits.append)
    update(small, root, TODAY, Choices(mirror=server.url, request=request))
    assert waits == [7.0] and len(server.asked) == 2


def test_a_silent_server_is_given_up(small, root):
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        request = replace(quick(), read=0.1)
        with pytest.raises(SourceError, match="did not answer in time \\(tried 2 times\\)"):
            update(small, root, TODAY, Choices(mirror=url, request=request))


def test_a_file_that_trickles_in_is_given_up(small, root, server):
    import threading

    over = threading.Event()

    def slowly(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/xml")
        handler.end_headers()
        for _ in range(200):
            if over.wait(0.05):
                break
            handler.wfile.write(b" ")
            handler.wfile.flush()
        return Answer()

    server.answers[PATH] = slowly
    request = replace(quick(), whole=0.3)
    try:
        with pytest.raises(SourceError, match="did not come within"):
            update(small, root, TODAY, Choices(mirror=server.url, request=request))
    finally:
        over.set()


def test_a_host_that_the_descriptor_names_may_be_redirected_to_only_by_https(small, server):
    from riskctl.sources.download import _redirected

    request = DownloadRequest("https://list.example.org/a", hosts=("store.example.net",))
    assert (
        _redirected(request, request.url, "https://store.example.net/b")
        == "https://store.example.net/b"
    )
    assert _redirected(request, request.url, "/b") == "https://list.example.org/b"
    plain = DownloadRequest("http://list.example.org/a")
    assert (
        _redirected(plain, plain.url, "https://list.example.org/a") == "https://list.example.org/a"
    )
    for location in (
        "http://store.example.net/b",
        "http://list.example.org/a",
        "https://store.example.net:8443/",
        "",
    ):
        with pytest.raises(SourceError, match="another host"):
            _redirected(request, request.url, location)


def test_a_proxy_of_the_configuration_is_used(small, root, server):
    with serving() as proxy:
        proxy.answers["http://list.invalid/files/sdn.xml"] = Answer(GOOD)
        asked = Choices(url="http://list.invalid/files/sdn.xml", proxy=proxy.url, request=quick())
        assert update(small, root, TODAY, asked).snapshot.url == "http://list.invalid/files/sdn.xml"


def test_a_file_address(small, root, tmp_path):
    (tmp_path / "sdn.xml").write_bytes(GOOD)
    done = update(small, root, TODAY, Choices(url=(tmp_path / "sdn.xml").as_uri(), request=quick()))
    assert done.snapshot.entries == 4
    for url in ("file:///none/there", "file://elsewhere/x", "ftp://example.org/x", "sdn.xml"):
        with pytest.raises(SourceError):
            update(small, root, TODAY, Choices(url=url, request=quick()))


def test_the_ecfr_is_asked_how_far_it_is_up_to_date(small, root, server):
    endpoint = {
        "url": "https://example.org/full/{date}/title-15.xml?part=744",
        "dated_by": "https://example.org/titles.json",
        "format": "ecfr-xml",
    }
    ecfr = small.model_validate(small.model_dump() | {"id": "us.entity-list", "endpoint": endpoint})
    titles = {"titles": [{"number": 14}, {"number": 15, "up_to_date_as_of": "2026-11-19"}]}
    server.answers["/titles.json"] = Answer(json.dumps(titles).encode(), "application/json")
    server.answers["/full/2026-11-19/title-15.xml"] = Answer(samples.ECFR_XML)
    server.answers["/full/2025-01-02/title-15.xml"] = Answer(samples.ECFR_XML)
    mirrored = Choices(mirror=server.url, request=quick())
    assert update(ecfr, root, TODAY, mirrored).snapshot.date == "2026-11-19"
    older = replace(mirrored, date="2025-01-02", accept_older=True)
    assert update(ecfr, root, TODAY, older).snapshot.date == "2025-01-02"
    assert [one.date for one in find(root)] == ["2025-01-02", "2026-11-19"]
    assert newest(root, "us.entity-list").date == "2026-11-19"
    server.answers["/titles.json"] = Answer(b"{}", "application/json")
    assert "give --date" in failing(ecfr, root, server)


def test_an_old_list_is_old_even_when_it_was_fetched_today(small, root, server):
    server.answers[PATH] = Answer(samples.sdn_xml(date="01/04/1999"))
    one = update(small, root, TODAY, choices(server)).snapshot
    assert state(one, TODAY).word == "stale" and "dated 1999-01-04" in state(one, TODAY).reason
    quiet = small.model_copy(update={"quiet": 90})
    server.answers[PATH] = Answer(samples.sdn_xml(date="09/10/2026"))
    assert state(update(small, root, TODAY, choices(server)).snapshot, TODAY).word == "stale"
    assert state(update(quiet, root, TODAY, choices(server)).snapshot, TODAY).word == "fresh"


def test_a_rollback_is_refused_and_noted(small, root, server):
    server.answers[PATH] = Answer(GOOD)
    update(small, root, TODAY, choices(server))
    server.answers[PATH] = Answer(samples.sdn_xml(date="11/12/2026"))
    assert "--accept-older" in failing(small, root, server)
    (one,) = in_force(root, TODAY)
    assert one.date == "2026-11-20" and "--accept-older" in state(one, TODAY).reason


def test_a_file_of_this_machine_that_states_no_date_needs_one(small, root, tmp_path):
    (tmp_path / "l.csv").write_bytes(samples.PLAIN_CSV)
    asked = Choices(url=(tmp_path / "l.csv").as_uri(), format="csv", request=quick())
    with pytest.raises(BadList, match="states no date"):
        update(small, root, TODAY, asked)
    done = update(small, root, TODAY, replace(asked, date="2026-11-24"))
    assert done.snapshot.list_date == "2026-11-24"


def test_a_busy_folder_is_no_failure_of_the_list(small, root, server, monkeypatch):
    def busy(*_):
        raise Busy("another riskctl is installing lists")

    monkeypatch.setattr("riskctl.sources.update.install", busy)
    server.answers[PATH] = Answer(GOOD)
    with pytest.raises(Busy):
        update(small, root, TODAY, choices(server))
    assert read_failure(root / "us.sdn") is None


def test_a_list_without_an_address_says_where_to_find_it(small, root):
    with pytest.raises(SourceError, match=r"https://example\.org and use riskctl lists import"):
        update(small.model_copy(update={"endpoint": None}), root, TODAY, Choices())
    assert not root.exists()


def test_a_failure_of_any_kind_is_noted_as_the_failure_of_the_list(small, root, monkeypatch):
    def broken(*_):
        raise RuntimeError("not foreseen")

    monkeypatch.setattr("riskctl.sources.update.fetch", broken)
    with pytest.raises(SourceError, match="RuntimeError"):
        update(small, root, TODAY, Choices())
    noted = read_failure(root / "us.sdn")
    assert noted and "RuntimeError" in noted.reason
