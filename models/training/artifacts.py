"""What every shipped model has beside its ONNX file: golden rows, policy, manifest."""
import hashlib
import json
import platform
from pathlib import Path

import lightgbm as lgb
import numpy as np
import onnxruntime
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "circuits/feature-programs/retail-1.0.0.json"
SEED = 20260101


def sha256(file):
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


def document_digest(kind, document):
    """The product's `documentDigest`: SHA-256 over the parts, each after its length in 4 bytes, cut to 31 bytes, in decimal. The canonical form
    is that of RFC 8785 as long as names are ASCII and numbers are integers."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    parts = [part.encode() for part in (kind, canonical)]
    return str(int.from_bytes(hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()[:31], "big"))


def fold(key):
    """0 to 4 by a key that must not be in two parts: 0 test, 1 validation, the rest training."""
    return hashlib.sha256(("fold:" + key).encode()).digest()[0] % 5


def margins(out, features):
    """What onnxruntime says of rows."""
    session = onnxruntime.InferenceSession(str(out / "model.onnx"), providers=["CPUExecutionProvider"])
    return lambda rows: session.run(None, {"features": rows[features].to_numpy("float32")})[0][:, 0]


def write_golden(out, model, margin, rows, features, widths):
    """The rows, all zeros, all largest values and one random row, each with its margin."""
    rng = np.random.default_rng(SEED)
    extremes = pd.DataFrame([[0] * len(features), [(1 << w) - 1 for w in widths], [int(rng.integers(0, 1 << w)) for w in widths]], columns=features)
    rows = pd.concat([rows[features], extremes])
    golden = [{"features": [int(v) for v in row], "margin": float(m)} for row, m in zip(rows.to_numpy(), margin(rows))]
    (out / "golden.json").write_text(json.dumps({"model": model, "tolerance": 1e-4, "rows": golden}, indent=1) + "\n")


def write_policy(out, model, margin, segments, alert_budget, below_line_budget):
    """Thresholds per segment at which a share of its records raises an alert. A segment without records takes those of segment 0."""
    def quantiles(budget):
        of = lambda s: float(np.float32(np.quantile(margin[segments == s], 1 - budget)))
        return [of(s) if (segments == s).any() else of(0) for s in range(4)]

    policy = {
        "model": model, "unit": "raw margin of model.onnx; the compiler turns it into score units", "alertBudget": alert_budget,
        "belowLineBudget": below_line_budget, "thresholds": quantiles(alert_budget), "belowLine": quantiles(below_line_budget),
    }
    (out / "policy.json").write_text(json.dumps(policy, indent=2) + "\n")
    return policy


def write_manifest(out, name, features, trees, cost, training):
    program = json.loads(PROGRAM.read_text())
    manifest = {
        "id": name, "version": "1.0.0", "kind": "gradient boosted trees", "file": "model.onnx", "sha256": sha256(out / "model.onnx"),
        "opset": {"ai.onnx.ml": 3, "ai.onnx": 17}, "input": {"name": "features", "type": "float32", "width": len(features)},
        "output": {"name": "margin", "type": "float32", "meaning": "raw margin (log odds), no sigmoid"},
        "featureProgram": {"id": program["id"], "version": program["version"], "file": PROGRAM.relative_to(ROOT).as_posix(), "digest": document_digest("feature-program", program)},
        "features": features, "usedFeatures": sorted(features[i] for i in cost["thresholds"]), "trees": len(trees), "estimatedConstraintsPerRecord": cost["total"],
        "training": {"seed": SEED, "trainer": f"lightgbm {lgb.__version__}", "python": platform.python_version()} | training,
        "files": {file: sha256(out / file) for file in ("golden.json", "policy.json")},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return manifest
