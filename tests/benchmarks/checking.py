"""What checking costs as the claims grow: `python tests/benchmarks/checking.py [1000 10000 100000 ...]`.

Generated prose (see `prose.py`), cut into documents of a dozen claims, and as one document. For each size: claims,
links, bindings that a rule judged, CPU seconds of linking and of checking, and the exponent of either since the size
before. Extraction is not counted. Each size runs in a process of its own.
"""

from __future__ import annotations

import gc
import json
import math
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

SIZES = (1_000, 10_000, 100_000)
BYTES = 290  # of generated prose, for a claim
DOCUMENT = 3_500  # characters of a small document


def measure(claims: int, shape: str) -> dict[str, float]:
    """Link and check about so many claims; figures of cost."""
    from prose import prose

    from checker import pipeline
    from checker.engine import check
    from checker.link import linked

    paragraphs = prose(claims * BYTES).split("\n\n")
    texts = {"all.md": "\n\n".join(paragraphs)} if shape == "one document" else _cut(paragraphs)
    corpus = pipeline.gather(texts, pipeline.settings(), pipeline.Run())
    rules = pipeline.load_rules()
    gc.collect()
    start = time.process_time()
    relations = linked(corpus.documents, corpus.claims).relations
    middle = time.process_time()
    outcome = check(rules, corpus.documents, corpus.claims, relations)
    end = time.process_time()
    return {
        "claims": sum(map(len, corpus.claims.values())),
        "links": len(relations),
        "bindings": outcome.comparisons,
        "linking": middle - start,
        "checking": end - middle,
    }


def _cut(paragraphs: Sequence[str]) -> dict[str, str]:
    """Small documents of whole paragraphs."""
    texts: dict[str, str] = {}
    own: list[str] = []
    for paragraph in paragraphs:
        own.append(paragraph)
        if sum(map(len, own)) >= DOCUMENT:
            texts[f"{len(texts):06}.md"] = "\n\n".join(own)
            own = []
    return texts


def main(sizes: Sequence[int]) -> None:
    for shape in ("documents", "one document"):
        before: dict[str, float] = {}
        print(f"{shape}:")
        for size in sizes:
            run = subprocess.run(
                [sys.executable, __file__, "--one", str(size), shape], check=True, capture_output=True, text=True
            )
            found = json.loads(run.stdout)
            line = f"  {found['claims']:8,} claims, {found['links']:6,} links, {found['bindings']:8,} bindings"
            for name in ("linking", "checking"):
                line += f", {name} {found[name]:.1f} s"
                if before:
                    growth = math.log(found[name] / before[name]) / math.log(found["claims"] / before["claims"])
                    line += f" (exponent {growth:.2f})"
            print(line, flush=True)
            before = found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]), sys.argv[3])))
    else:
        main([int(size) for size in sys.argv[1:]] or SIZES)
