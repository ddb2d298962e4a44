"""Where data of a code base goes: rules for an egress firewall, and a picture of the flows."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from riskctl.discovery.scanned import Inventory
from riskctl.discovery.usage import Usage

_PLAIN = re.compile(r"[^\w .()/+-]")


_HUBS = {
    "HuggingFace": "huggingface.co",
    "HF mirror": "hf-mirror.com",
    "ModelScope": "modelscope.cn",
}
"""Where weights come from; files of a hub may lie on further hosts of its own."""


def as_egress_rules(inventory: Inventory) -> bytes:
    """One line a host and port that an endpoint names, sorted, with where it stands behind ``#``."""
    places: dict[tuple[str, int], list[Usage]] = {}
    for usage in inventory.usages:
        target = _target(usage.literal) if usage.kind == "endpoint" else None
        if usage.kind == "model_pull" and usage.operator in _HUBS:
            target = _HUBS[usage.operator], 443
        if target:
            places.setdefault(target, []).append(usage)
    lines = [
        "# hosts that the code names; a client without an address uses its own default as well"
    ]
    for (host, port), usages in sorted(places.items()):
        first = usages[0]
        pattern = _PLAIN.sub("?", first.path)
        lines.append(
            f"allow {host} {port}  # {first.operator or 'operator not known'}; {pattern}:{first.line}"
        )
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _target(literal: str) -> tuple[str, int] | None:
    """Host and port of an address; None for one with a template in it."""
    try:
        parts = urlsplit(literal if "://" in literal else f"//{literal}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if not re.fullmatch(r"[\w.-]+", host):
        return None
    return host, port or (80 if parts.scheme in ("http", "ws") else 443)


def as_mermaid(inventory: Inventory) -> bytes:
    """A Mermaid flow chart: the code, the services it sends data to, whose models answer there."""
    flows = sorted(
        {
            (usage.operator or "not known", usage.host_region, usage.developer)
            for usage in inventory.usages
            if usage.kind in ("model", "model_pull", "endpoint")
        }
    )
    services = sorted({(operator, region) for operator, region, _ in flows})
    makers = sorted({developer for _, _, developer in flows if developer})
    lines = ["flowchart LR", '  code["this code base"]']
    for number, (operator, region) in enumerate(services):
        place = f" ({region})" if region else ""
        lines.append(f'  s{number}["{_PLAIN.sub(" ", operator + place)}"]')
        lines.append(f"  code --> s{number}")
    for number, maker in enumerate(makers):
        lines.append(f'  m{number}(["models of {_PLAIN.sub(" ", maker)}"])')
    for operator, region, developer in flows:
        if developer:
            lines.append(f"  s{services.index((operator, region))} --- m{makers.index(developer)}")
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")
