"""Trains one model of each kind that the compiler takes, of a size that banks use. Run by hand:

    pip install -r models/training/requirements.txt
    NODE_OPTIONS=--max-old-space-size=6000 npm run probity -- features export retail /tmp/retail.csv --customers 1500 --days 60
    python models/training/examples.py /tmp/retail.csv [--data DIR] [--only NAME]

Each goes to models/examples/<name>: model.onnx as its library exports it, and features.json, the layout of its inputs. With
--data, DIR/<name>/rows.csv gets held-out rows: a column per feature, `label`, and `typology` and `segment` where there are any.
Features come out of the production code; only those named in DERIVED are computed here.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import pandas as pd
import torch
from sklearn.datasets import load_digits
from sklearn.ensemble import IsolationForest, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from artifacts import PROGRAM, ROOT, SEED, fold
from exports import catboost_onnx, lightgbm_onnx, run, sklearn_onnx, torch_onnx, xgboost_onnx

OUT = ROOT / "models/examples"
RETAIL = json.loads(PROGRAM.read_text())
FEATURES = [{"name": f["name"], "bits": f["bits"]} for f in RETAIL["features"]]
NAMES = [f["name"] for f in FEATURES]
# Sums, a difference shifted to stay positive, and a test, of the features before them: (name, bits, value).
DERIVED = [
    ("count1d", 9, lambda d: d.creditCount1d + d.debitCount1d),
    ("count7d", 9, lambda d: d.creditCount7d + d.debitCount7d),
    ("counterparties7d", 8, lambda d: d.distinctIn7d + d.distinctOut7d),
    ("netBits1d", 7, lambda d: d.creditBits1d - d.debitBits1d + 64),
    ("night", 1, lambda d: (d.hour < 6).astype(int)),
]
ROWS = 20_000


def read(path):
    data = pd.read_csv(path, dtype={name: "int32" for name in NAMES} | {"typology": "str", "variant": "str", "twin": "str", "episode": "str"}, keep_default_na=False)
    data = data[data["warmup"] == 0].reset_index(drop=True)
    for name, bits, value in DERIVED:
        data[name] = value(data)
        assert data[name].between(0, 2**bits - 1).all(), name
    folds = data["customer"].map({c: fold(c) for c in data["customer"].unique()})
    return data[folds >= 1], data[folds == 0]


def trained_network(module, x, y, epochs, rate=0.005, batch=4096, weight=1.0):
    optimizer = torch.optim.Adam(module.parameters(), lr=rate)
    positive = torch.tensor(weight)
    for _ in range(epochs):
        for at in torch.randperm(len(x)).split(batch):
            optimizer.zero_grad()
            torch.nn.functional.binary_cross_entropy_with_logits(module(x[at])[:, 0], y[at], pos_weight=positive).backward()
            optimizer.step()
    return module


class Scaled(torch.nn.Module):
    """A network of integers: the first thing it does is to bring them to a range near 1."""

    def __init__(self, tops, body):
        super().__init__()
        self.register_buffer("tops", tops)
        self.body = body

    def forward(self, value):
        return self.body(value / self.tops)


def mlp(train):
    names = NAMES + [name for name, _, _ in DERIVED]
    torch.manual_seed(SEED)
    tops = torch.tensor(train[names].max().clip(lower=1).to_numpy(), dtype=torch.float32)
    body = torch.nn.Sequential(torch.nn.Linear(32, 32), torch.nn.ReLU(), torch.nn.Linear(32, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))
    module = trained_network(Scaled(tops, body), torch.tensor(train[names].to_numpy(), dtype=torch.float32), torch.tensor(train.label.to_numpy(), dtype=torch.float32), 12)
    return torch_onnx(module, [32])


def digits():
    """scikit-learn's digits without their outer columns, 8 x 6 pixels of 4 bits; whether it is a 3. Each image also shifted by noise, to have rows enough."""
    images, target = load_digits(return_X_y=True)
    pixels = np.minimum(images.reshape(-1, 8, 8)[:, :, 1:7], 15).astype(np.int64).reshape(-1, 48)
    rng = np.random.default_rng(SEED)
    held_out = rng.random(len(pixels)) < 0.3
    noisy = lambda rows, times: np.clip(np.concatenate([rows + rng.integers(-1, 2, rows.shape) * (i > 0) for i in range(times)]), 0, 15)
    frame = lambda rows, labels: pd.DataFrame(rows, columns=[f"pixel{i}" for i in range(48)]).assign(label=labels)
    parts = [(noisy(pixels[part], times), np.tile((target[part] == 3).astype(int), times)) for part, times in ((~held_out, 4), (held_out, 24))]
    return tuple(frame(*part) for part in parts)


def cnn(train):
    torch.manual_seed(SEED)
    body = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Flatten(), torch.nn.Linear(4 * 3 * 2, 1))
    pixels = torch.tensor(train[[f"pixel{i}" for i in range(48)]].to_numpy(), dtype=torch.float32).reshape(-1, 1, 8, 6)
    module = trained_network(Scaled(torch.tensor(16.0), body), pixels, torch.tensor(train.label.to_numpy(), dtype=torch.float32), 60, batch=256)
    return torch_onnx(module, [1, 8, 6])


def trees(train):
    """By name, what trains and exports it."""
    import catboost
    import lightgbm
    import xgboost
    x, y, width = train[NAMES].to_numpy(), train.label.to_numpy(), len(NAMES)
    return {
        "lightgbm": lambda: lightgbm_onnx(lightgbm.LGBMClassifier(n_estimators=100, max_depth=6, num_leaves=31, learning_rate=0.05, min_child_samples=50, reg_lambda=5.0, verbose=-1, random_state=SEED, n_jobs=2).fit(x, y), width),
        "xgboost": lambda: xgboost_onnx(xgboost.XGBClassifier(n_estimators=100, max_depth=6, learning_rate=0.08, min_child_weight=5, reg_lambda=5.0, random_state=SEED, n_jobs=2).fit(x, y), width),
        "catboost": lambda: catboost_onnx(catboost.CatBoostClassifier(iterations=100, depth=6, learning_rate=0.1, verbose=0, allow_writing_files=False, random_seed=SEED, thread_count=2).fit(x, y)),
        "random-forest": lambda: sklearn_onnx(RandomForestClassifier(n_estimators=50, max_depth=8, max_leaf_nodes=80, min_samples_leaf=20, class_weight="balanced_subsample", random_state=SEED, n_jobs=2).fit(x, y), width),
        "logistic-regression": lambda: sklearn_onnx(Pipeline([("scale", StandardScaler()), ("model", LogisticRegression(max_iter=3000, class_weight="balanced"))]).fit(x, y), width),
        "isolation-forest": lambda: sklearn_onnx(IsolationForest(n_estimators=100, max_samples=64, random_state=SEED).fit(x), width),
    }


def write(name, model, layout, test, data, sign=1):
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model, folder / "model.onnx")
    (folder / "features.json").write_text(json.dumps(layout, indent=1) + "\n")
    names = [f["name"] for f in layout["features"]]
    score = sign * run(model, names, test[names].to_numpy())[:, -1]
    print(f"{name:20} {(folder / 'model.onnx').stat().st_size:8} bytes  AUC {roc_auc_score(test.label, score):.4f} on {len(test)} held-out rows, {test.label.sum()} positive", file=sys.stderr)
    if data is not None:
        (data / name).mkdir(parents=True, exist_ok=True)
        kept = test.sample(min(ROWS, len(test)), random_state=SEED)
        kept[names + ["label"] + [c for c in ("typology", "segment") if c in kept]].to_csv(data / name / "rows.csv", index=False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only")
    arguments = parser.parse_args()
    train, test = read(arguments.features)
    print(f"train {len(train)} rows with {train.label.sum()} positive, held out {len(test)} rows of other customers", file=sys.stderr)
    retail = {"id": RETAIL["id"], "version": RETAIL["version"], "features": FEATURES}
    extended = {"id": "retail-extended", "version": "1.0.0", "features": FEATURES + [{"name": name, "bits": bits} for name, bits, _ in DERIVED]}
    pixels = {"id": "digits", "version": "1.0.0", "features": [{"name": f"pixel{i}", "bits": 4} for i in range(48)]}
    digits_train, digits_test = digits()
    # scikit-learn's score of an isolation forest grows with how ordinary a record is.
    jobs = {name: (make, retail, test, -1 if name == "isolation-forest" else 1) for name, make in trees(train).items()}
    jobs |= {"mlp": (lambda: mlp(train), extended, test, 1), "cnn": (lambda: cnn(digits_train), pixels, digits_test, 1)}
    for name, (make, layout, rows, sign) in jobs.items():
        if arguments.only in (None, name):
            write(name, make(), layout, rows, arguments.data, sign)


if __name__ == "__main__":
    main()
