"""Run our screener for :mod:`screening_speed` as a process of its own, as :mod:`screening_peer` runs the peer.

``python benchmarks/screening_ours.py < job.json``; one JSON object in, one out. The folders of lists and of the cache
come with the environment: with an empty cache the index is built, else it is read. Seconds are those of the processor.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from riskctl.screening.query import Query
from riskctl.workspace.screener import open_screener


def main() -> int:
    job = json.load(sys.stdin)
    start = time.process_time()
    screener = open_screener(job["as_of"]).screener
    opened = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    queries = [Query(one["name"], kind=one["kind"]) for one in job["queries"]]
    for query in queries[:5]:
        screener.screen(query)  # warm, as the peer is
    start = time.process_time()
    outcomes = [screener.screen(query).outcome for query in queries]
    taken = time.process_time() - start
    answer = {
        "open_seconds": opened,
        "megabytes": memory,
        "ms": taken * 1000 / max(1, len(outcomes)),
        "outcomes": outcomes,
    }
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
