"""A signature proves who wrote a file, and nothing else passes for one."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from securesystemslib.dsse import Envelope
from typer.testing import CliRunner

from riskctl.attest import keys
from riskctl.attest.envelope import PAYLOAD_TYPE
from riskctl.attest.keys import signer
from riskctl.cli.app import app
from riskctl.cli.guard import UsageProblem
from riskctl.document.errors import MissingExtra
from riskctl.text.problems import InputError

DOCUMENT = Path(__file__).parents[1] / "data" / "documents" / "reject.json"


def call(*words: object) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


def pair(folder: Path, name: str, password: bytes = b"") -> None:
    private = Ed25519PrivateKey.generate()
    lock = BestAvailableEncryption(password) if password else NoEncryption()
    private_pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    (folder / f"{name}.pem").write_bytes(private_pem)
    public = private.public_key()
    (folder / f"{name}.pub").write_bytes(
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pairs of keys and a page signed with the first."""
    folder = tmp_path_factory.mktemp("signed")
    pair(folder, "ours")
    pair(folder, "other")
    result = call(
        "report", DOCUMENT, "-o", folder / "a.html", "--sign", folder / "ours.pem", "--unverified"
    )
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def folder(signed: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(signed, tmp_path / "copy"))


def checked(folder: Path, *words: object) -> Any:
    from riskctl.attest.signing import check_signature

    trusted = [keys.trusted_key(folder / f"{word}.pub") for word in (words or ("ours",))]
    return check_signature((folder / "a.html").read_bytes(), folder / "a.html.dsse.json", trusted)


def rewritten(folder: Path, **changes: Any) -> None:
    path = folder / "a.html.dsse.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_a_signed_file_names_its_key(folder: Path) -> None:
    signer_id, name = checked(folder)
    assert name == "a.html"
    assert signer_id == keys.trusted_key(folder / "ours.pub").keyid
    assert checked(folder, "other", "ours")[0] == signer_id


def test_the_same_file_and_key_give_the_same_signature(folder: Path) -> None:
    before = (folder / "a.html.dsse.json").read_bytes()
    call("report", DOCUMENT, "-o", folder / "a.html", "--sign", folder / "ours.pem", "--unverified")
    assert (folder / "a.html.dsse.json").read_bytes() == before


@pytest.mark.parametrize("place", [0, 5000, -1])
def test_a_changed_byte_is_refused(folder: Path, place: int) -> None:
    content = bytearray((folder / "a.html").read_bytes())
    content[place] ^= 1
    (folder / "a.html").write_bytes(bytes(content))
    with pytest.raises(Exception, match=r"other bytes: the file was changed after a\.html"):
        checked(folder)


def test_another_key_is_refused_and_both_are_named(folder: Path) -> None:
    with pytest.raises(Exception, match="signed with another key") as caught:
        checked(folder, "other")
    for name in ("ours", "other"):
        assert keys.trusted_key(folder / f"{name}.pub").keyid[:16] in str(caught.value)


def test_a_changed_statement_is_refused(folder: Path) -> None:
    payload = json.loads((folder / "a.html.dsse.json").read_text())["payload"]
    stated = base64.b64decode(payload).replace(b"reject", b"approv")
    rewritten(folder, payload=base64.b64encode(stated).decode())
    with pytest.raises(Exception, match="the signature does not fit"):
        checked(folder)


def test_another_payload_type_is_refused(folder: Path) -> None:
    rewritten(folder, payloadType="text/plain")
    with pytest.raises(Exception, match="of the type text/plain"):
        checked(folder)


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        (b"all is well", "no statement on a file"),
        (b'{"_type": "x", "predicateType": "y", "subject": []}', "no statement on a file"),
        (
            b'{"_type": "x", "predicateType": "urn:y", "subject":'
            b' [{"name": "a.html", "digest": {"sha256": "0"}}]}',
            "statement of another type: urn:y",
        ),
    ],
)
def test_something_else_soundly_signed_is_refused(
    folder: Path, payload: bytes, message: str
) -> None:
    made = Envelope(payload, PAYLOAD_TYPE, {})
    made.sign(signer(folder / "ours.pem"))
    (folder / "a.html.dsse.json").write_text(json.dumps(made.to_dict()))
    with pytest.raises(Exception, match=message):
        checked(folder)


def test_no_signature_in_an_envelope(folder: Path) -> None:
    rewritten(folder, signatures=[])
    with pytest.raises(Exception, match="nobody signed it"):
        checked(folder)


@pytest.mark.parametrize("text", ["", "{}", "[]", "\udcff", '{"payload": 1}', "[" * 10_000])
def test_what_is_no_envelope_is_refused(folder: Path, text: str) -> None:
    path = folder / "a.html.dsse.json"
    path.write_text(text, errors="surrogateescape")
    with pytest.raises(InputError, match=r"dsse\.json:1:1: this is no signature"):
        checked(folder)


def test_verify_says_who_signed_and_ends_with_four_where_it_is_not_proven(folder: Path) -> None:
    words = ("verify", folder / "a.html", "--digest-only")
    result = call(*words)
    assert "NOT CHECKED" in result.output and "--trusted-key" in result.output
    result = call(*words, "--trusted-key", folder / "ours.pub")
    assert "a.html signed with the trusted key" in result.output
    result = call(*words, "--trusted-key", folder / "other.pub")
    assert result.exit_code == 4
    assert "DOES NOT PROVE THE FILE" in result.output


def test_a_missing_signature_is_no_pass(folder: Path) -> None:
    (folder / "a.html.dsse.json").unlink()
    result = call("verify", folder / "a.html", "--trusted-key", folder / "ours.pub")
    assert isinstance(result.exception, UsageProblem)
    assert "the file is not signed" in str(result.exception)
    result = call("verify", folder / "a.html", "--signature", folder / "x.json")
    assert isinstance(result.exception, UsageProblem)
    assert "needs --trusted-key" in str(result.exception)


def test_a_key_with_a_password(tmp_path: Path) -> None:
    pair(tmp_path, "locked", b"correct horse")
    path = tmp_path / "locked.pem"
    assert signer(path, "correct horse")
    with pytest.raises(InputError, match="RISKCTL_SIGN_PASSWORD"):
        signer(path)
    with pytest.raises(InputError, match="does not open"):
        signer(path, "battery staple")


def test_what_is_no_key_is_refused_with_the_way_to_make_one(folder: Path) -> None:
    wrong = folder / "wrong.pem"
    wrong.write_text("hello")
    for read in (signer, keys.trusted_key):
        with pytest.raises(InputError, match="openssl genpkey -algorithm ed25519"):
            read(wrong)
    with pytest.raises(InputError, match="this is a public key"):
        signer(folder / "ours.pub")
    with pytest.raises(InputError, match="this is a private key"):
        keys.trusted_key(folder / "ours.pem")
    rsa = generate_private_key(65537, 2048)
    wrong.write_bytes(rsa.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(InputError, match="not Ed25519"):
        signer(wrong)
    public = rsa.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    wrong.write_bytes(public)
    with pytest.raises(InputError, match="not Ed25519"):
        keys.trusted_key(wrong)


def test_a_key_that_cannot_be_used_writes_nothing(folder: Path) -> None:
    target = folder / "b.html"
    result = call("report", DOCUMENT, "-o", target, "--sign", folder / "ours.pub", "--unverified")
    assert isinstance(result.exception, InputError)
    assert not target.exists()


def test_without_the_extra_the_message_says_how_to_install_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'riskctl\[sign\]'"):
        signer(folder / "ours.pem")
