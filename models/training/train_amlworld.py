"""Trains a model on a slice of AMLworld, to run the pipeline on rows that nobody here made. Run by hand:

    npm run probity -- features export amlworld SLICE.csv /tmp/amlworld.csv
    python models/training/train_amlworld.py /tmp/amlworld.csv
"""
import json
import sys

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, f1_score, precision_recall_curve

from amlworld_card import write_card
from artifacts import PROGRAM, ROOT, SEED, fold, margins, sha256, write_golden, write_manifest, write_policy
from ensemble import circuit_cost, flatten, write_onnx

OUT = ROOT / "models/amlworld-gbt/1.0.0"
MODEL = "amlworld-gbt@1.0.0"
TREES = 32
ALERT_BUDGET = 0.02
BELOW_LINE_BUDGET = 0.06
# The payment format is a strong and artificial signal of this data: no shipped feature may stand for it.
FORMAT_FEATURES = {"cash", "instant"}
LATE_DAYS = {"2022-09-07", "2022-09-08"}


def parameters(count, allowed):
    return {
        "objective": "binary", "num_leaves": 8, "max_depth": 4, "max_bin": 15, "min_data_in_leaf": 100, "learning_rate": 0.15, "lambda_l2": 5.0,
        "feature_contri": [1.0 if i in allowed else 0.0 for i in range(count)], "min_gain_to_split": 1.0,
        "verbosity": -1, "seed": SEED, "deterministic": True, "force_row_wise": True, "num_threads": 2,
    }


def fit(train, columns, allowed):
    return lgb.train(parameters(len(columns), allowed), lgb.Dataset(train[columns], train["label"]), num_boost_round=TREES)


def best_threshold(labels, scores):
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return thresholds[int(np.argmax(f1[:-1]))]


def main(path):
    program = json.loads(PROGRAM.read_text())
    features = [f["name"] for f in program["features"]]
    widths = [f["bits"] for f in program["features"]]
    data = pd.read_csv(path)
    formats = sorted(data["channel"].unique())
    for name in formats:
        data["is_" + name] = (data["channel"] == name).astype(int)
    folds = data["paymentKey"].map({key: fold(key) for key in data["paymentKey"].unique()})
    late = data["date"].isin(LATE_DAYS)

    everything = range(len(features) + len(formats))
    choices = {
        "without payment format (shipped)": (features, [i for i in range(len(features)) if features[i] not in FORMAT_FEATURES]),
        "with the cash flag": (features, list(range(len(features)))),
        "with every payment format": (features + ["is_" + name for name in formats], list(everything)),
    }
    parts = {
        "by payment key": (data[folds >= 2], data[folds == 1], data[folds == 0]),
        "by day, 7 and 8 September held out": (data[~late & (folds != 1)], data[~late & (folds == 1)], data[late]),
    }
    results = {}
    shipped = None
    for part, (train, valid, test) in parts.items():
        rows = {}
        unseen = 1 - test["repeated"]
        rows["baseline: this payment was not seen before"] = {"prAuc": float(average_precision_score(test.label, unseen)), "f1": float(f1_score(test.label, unseen))}
        for name, (columns, allowed) in choices.items():
            booster = fit(train, columns, allowed)
            threshold = best_threshold(valid.label, booster.predict(valid[columns]))
            scores = booster.predict(test[columns])
            rows[name] = {"prAuc": float(average_precision_score(test.label, scores)), "f1": float(f1_score(test.label, scores >= threshold))}
            if shipped is None:
                shipped = booster
        results[part] = {"records": len(test), "baseRate": float(test.label.mean()), "rows": rows}

    trees = flatten(shipped)
    cost = circuit_cost(trees, widths)
    write_onnx(trees, features, OUT / "model.onnx", "amlworld-gbt")
    margin = margins(OUT, features)
    valid, test = data[folds == 1], data[folds == 0]
    difference = float(np.abs(margin(test) - shipped.predict(test[features], raw_score=True)).max())
    policy = write_policy(OUT, MODEL, margin(valid), valid["segment"].to_numpy(), ALERT_BUDGET, BELOW_LINE_BUDGET)
    write_golden(OUT, MODEL, margin, test.sample(24, random_state=SEED), features, widths)
    manifest = write_manifest(OUT, "amlworld-gbt", features, trees, cost, {
        "data": "AMLworld HI-Small, induced subgraph on all accounts touched by laundering, 1 to 8 September 2022 (CDLA-Sharing-1.0)", "dataSha256": sha256(path),
        "parameters": {k: v for k, v in parameters(0, []).items() if k != "feature_contri"} | {"trees": TREES, "dropped": sorted(FORMAT_FEATURES)},
    })
    write_card(OUT / "MODEL_CARD.md", {"records": len(data), "baseRate": float(data.label.mean()), "parts": results}, manifest, policy, cost, difference)
    print(json.dumps(results, indent=1), {k: v for k, v in cost.items() if k != "thresholds"}, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
