"""Trains the shipped retail model. Run by hand:

    pip install -r models/training/requirements.txt
    NODE_OPTIONS=--max-old-space-size=6000 npm run probity -- features export retail /tmp/retail.csv --customers 4000 --days 75
    python models/training/train.py /tmp/retail.csv

Features come out of the production code; nothing here computes one.
"""
import json
import sys

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, roc_auc_score

from artifacts import PROGRAM, ROOT, SEED, fold, margins, sha256, write_golden, write_manifest, write_policy
from ensemble import circuit_cost, flatten, write_onnx
from retail_card import write_card

OUT = ROOT / "models/retail-gbt/1.0.0"
MODEL = "retail-gbt@1.0.0"
HELD_OUT = "c"
TREES = 48
ALERT_BUDGET = 0.006
BELOW_LINE_BUDGET = 0.02
# Left out: the generator's hours and weekends are simpler than people's, and a model would learn that.
DROPPED = {"hour", "weekend"}
# More country or customer risk never lowers a score, whatever the sample says.
MONOTONE = {"counterpartyRisk": 1, "riskClass": 1}


def main(path):
    program = json.loads(PROGRAM.read_text())
    features = [f["name"] for f in program["features"]]
    widths = [f["bits"] for f in program["features"]]
    data = pd.read_csv(path, dtype={name: "int32" for name in features} | {"typology": "str", "variant": "str", "twin": "str", "episode": "str"}, keep_default_na=False)
    data = data[data["warmup"] == 0].reset_index(drop=True)
    folds = data["customer"].map({c: fold(c) for c in data["customer"].unique()})
    unseen_variant = data["variant"] == HELD_OUT
    train = data[(folds >= 2) & ~unseen_variant]
    valid = data[(folds == 1) & ~unseen_variant]
    test = data[folds == 0].copy()
    print(f"records {len(data)}, laundering {data.label.mean():.4%}, train {len(train)} with {train.label.sum()} positives", file=sys.stderr)

    used = [i for i, name in enumerate(features) if name not in DROPPED]
    params = {
        "objective": "binary", "num_leaves": 8, "max_depth": 4, "max_bin": 15, "min_data_in_leaf": 60, "learning_rate": 0.2, "lambda_l2": 5.0,
        "min_gain_to_split": 1.0, "monotone_constraints": [MONOTONE.get(name, 0) for name in features], "monotone_constraints_method": "intermediate",
        "feature_contri": [1.0 if i in used else 0.0 for i in range(len(features))],
        "verbosity": -1, "seed": SEED, "deterministic": True, "force_row_wise": True, "num_threads": 2, "min_data_in_bin": 20,
    }
    booster = lgb.train(params, lgb.Dataset(train[features], train["label"]), num_boost_round=TREES)
    trees = flatten(booster)
    cost = circuit_cost(trees, widths)
    gains = dict(zip(features, booster.feature_importance("gain")))
    print("cost", {k: v for k, v in cost.items() if k != "thresholds"}, file=sys.stderr)
    for i in sorted(cost["thresholds"], key=lambda f: -gains[features[f]]):
        print(f"  {features[i]:22} gain {gains[features[i]]:10.0f} thresholds {cost['thresholds'][i]}", file=sys.stderr)

    write_onnx(trees, features, OUT / "model.onnx", "retail-gbt")
    margin = margins(OUT, features)
    difference = float(np.abs(margin(test) - booster.predict(test[features], raw_score=True)).max())
    print("largest difference between LightGBM and ONNX margins", difference, file=sys.stderr)

    policy = write_policy(OUT, MODEL, margin(valid), valid["segment"].to_numpy(), ALERT_BUDGET, BELOW_LINE_BUDGET)

    test["margin"] = margin(test)
    test["alert"] = test["margin"] >= np.array(policy["thresholds"])[test["segment"]]
    seen = test[test["variant"] != HELD_OUT]
    metrics = {
        "records": len(data), "baseRate": float(data.label.mean()), "trainRecords": len(train), "trainPositives": int(train.label.sum()),
        "testRecords": len(test), "testPositives": int(test.label.sum()), "customers": int(data.customer.nunique()), "testCustomers": int(test.customer.nunique()),
        "prAucSeenVariants": float(average_precision_score(seen.label, seen.margin)), "seenBaseRate": float(seen.label.mean()),
        "prAucAll": float(average_precision_score(test.label, test.margin)), "testBaseRate": float(test.label.mean()),
        "rocAucSeenVariants": float(roc_auc_score(seen.label, seen.margin)),
        "alertRate": float(test.alert.mean()), "precision": float(test[test.alert].label.mean()), "recall": float(test[test.label == 1].alert.mean()),
        "ordinaryAlertRate": float(test[(test.label == 0) & (test.twin == "")].alert.mean()),
    }
    group = lambda rows: {"records": len(rows), "recall": float(rows.alert.mean()), "episodes": int(rows.episode.nunique()), "episodeRecall": float(rows.groupby("episode").alert.any().mean())}
    metrics["typologies"] = {
        typology: {name: group(rows) for name, rows in (("seen", part[part.variant != HELD_OUT]), ("heldOut", part[part.variant == HELD_OUT])) if len(rows)}
        for typology, part in test[test.label == 1].groupby("typology")
    }
    metrics["twins"] = {twin: group(part) for twin, part in test[test.twin != ""].groupby("twin")}
    metrics["segments"] = [{"records": len(part), "alertRate": float(part.alert.mean()), "positives": int(part.label.sum())} for _, part in test.groupby("segment")]

    golden = pd.concat([test[test.alert].sample(12, random_state=SEED), test[~test.alert].sample(12, random_state=SEED)])
    write_golden(OUT, MODEL, margin, golden, features, widths)
    manifest = write_manifest(OUT, "retail-gbt", features, trees, cost, {
        "data": "synthetic bank, seed 7, 4000 customers, 75 days after 45 days of history", "dataSha256": sha256(path), "heldOutVariant": HELD_OUT,
        "parameters": {k: v for k, v in params.items() if k != "feature_contri"} | {"trees": TREES, "dropped": sorted(DROPPED)},
    })
    write_card(OUT / "MODEL_CARD.md", metrics, manifest, policy, cost, difference)
    print(json.dumps({k: v for k, v in metrics.items() if k not in ("typologies", "twins")}, indent=1), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
