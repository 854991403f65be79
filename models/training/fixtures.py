"""Writes the small models that the compiler's tests read. Run by hand:

    pip install -r models/training/requirements.txt
    python models/training/fixtures.py

Trained on a small random table of the retail features, which means nothing; what matters is what each library writes. Beside
each file stands what onnxruntime says of some rows: `outputs` of the file as it is, and `margins`, the raw scores before a
function that ends the model.
"""
import json
import warnings

import numpy as np
import onnx
import pandas as pd
import torch
from onnx import TensorProto, helper, numpy_helper
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier, IsolationForest, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

from artifacts import PROGRAM, ROOT, SEED
from exports import catboost_onnx, isolation_forest_as_trees, lightgbm_onnx, one_node, run, sklearn_onnx, torch_onnx, tree_tensor, without_post_transform, xgboost_onnx

OUT = ROOT / "models/training/fixtures"
FEATURES = [{"name": f["name"], "bits": f["bits"]} for f in json.loads(PROGRAM.read_text())["features"]]
NAMES = [f["name"] for f in FEATURES]


def table(count=1200):
    """Integer rows over the whole range of each feature, small values more often, and a label with steps and sums in it."""
    rng = np.random.default_rng(SEED)
    tops = np.array([2 ** f["bits"] for f in FEATURES])
    rows = np.floor(tops * rng.random((count, len(FEATURES))) ** 2).astype(np.int64)
    at = NAMES.index
    signal = (rows[:, at("amountBits")] > 20) + (rows[:, at("creditCount7d")] > 40) + rows[:, at("counterpartyRisk")] / 3 + (rows[:, at("hour")] % 7 == 3) - rows[:, at("idleDays")] / 300
    return rows, (signal + rng.normal(0, 0.3, count) > 1.2).astype(int)


def edges(model):
    """Rows around the splits of a model's trees: as thresholds in the columns' own terms, so of use where nothing stands before the trees."""
    rng = np.random.default_rng(SEED + 1)
    found = []
    for node in model.graph.node:
        values = {a.name: helper.get_attribute_value(a) for a in node.attribute if a.name in ("nodes_featureids", "nodes_values")}
        if len(values) == 2:
            found += [(f, v) for f, v in zip(values["nodes_featureids"], values["nodes_values"]) if f < len(FEATURES) and v != 0]
    rows = []
    for feature, value in [found[i] for i in rng.permutation(len(found))[:10]]:
        for near in (np.floor(value) - 1, np.floor(value), np.floor(value) + 1):
            row = [int(rng.integers(0, 2 ** f["bits"])) for f in FEATURES]
            row[feature] = int(np.clip(near, 0, 2 ** FEATURES[feature]["bits"] - 1))
            rows.append(row)
    return np.array(rows, dtype=np.int64).reshape(-1, len(FEATURES))


def write(name, model, rows=None, features=FEATURES, margins=None, positive=None):
    """`margins`: of the rows; left out, the column of the scored class without the post transform. `positive`: the scored class of more than two."""
    if rows is None:
        extremes = np.array([[0] * len(features), [2 ** f["bits"] - 1 for f in features]])
        rows = np.concatenate([table()[0][:18], extremes, edges(model)])
    names = [f["name"] for f in features]
    outputs = run(model, names, rows)
    if margins is None:
        column = outputs.shape[1] - 1 if positive is None else positive
        margins = run(without_post_transform(model), names, rows)[:, column]
    else:
        margins = margins(rows)
    OUT.mkdir(exist_ok=True)
    onnx.save(model, OUT / f"{name}.onnx")
    golden = {"features": features, "rows": np.asarray(rows).tolist(), "outputs": outputs.tolist(), "margins": np.asarray(margins, dtype=float).tolist()}
    if positive is not None:
        golden["positiveClass"] = positive
    (OUT / f"{name}.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
    print(f"{name:36} {(OUT / f'{name}.onnx').stat().st_size:7} bytes, {len(rows)} rows, margins {np.min(margins):.4f} to {np.max(margins):.4f}")


def boosted(rows, labels):
    import catboost
    import lightgbm
    import xgboost
    width = len(FEATURES)
    write("lightgbm-binary", lightgbm_onnx(lightgbm.LGBMClassifier(n_estimators=8, num_leaves=7, verbose=-1, random_state=SEED).fit(rows, labels), width))
    write("lightgbm-regressor", lightgbm_onnx(lightgbm.LGBMRegressor(n_estimators=6, num_leaves=6, verbose=-1, random_state=SEED).fit(rows, labels + rows[:, 1] / 50), width))
    three = lightgbm_onnx(lightgbm.LGBMClassifier(n_estimators=3, num_leaves=5, verbose=-1, random_state=SEED).fit(rows, labels + (rows[:, 0] > 30)), width)
    write("lightgbm-three-classes", three, positive=2, margins=lambda r: best(three, r, 2))
    write("xgboost-binary", xgboost_onnx(xgboost.XGBClassifier(n_estimators=8, max_depth=3, random_state=SEED).fit(rows, labels), width))
    cat = dict(iterations=6, depth=3, verbose=0, allow_writing_files=False, random_seed=SEED)
    write("catboost-binary", catboost_onnx(catboost.CatBoostClassifier(**cat).fit(rows, labels)))
    write("catboost-regressor", catboost_onnx(catboost.CatBoostRegressor(**cat).fit(rows, labels + rows[:, 1] / 50)))


def best(model, rows, positive):
    """Raw score of a class less the largest of the others."""
    scores = run(without_post_transform(model), NAMES, rows)
    return scores[:, positive] - np.max(np.delete(scores, positive, axis=1), axis=1)


def scikit(rows, labels):
    width = len(FEATURES)
    forest = RandomForestClassifier(n_estimators=6, max_depth=4, random_state=SEED)
    write("sklearn-random-forest", sklearn_onnx(forest.fit(rows, labels), width))
    write("sklearn-random-forest-three-classes", sklearn_onnx(forest.fit(rows, labels + (rows[:, 0] > 30)), width), positive=2)
    write("sklearn-gradient-boosting", sklearn_onnx(GradientBoostingClassifier(n_estimators=6, random_state=SEED).fit(rows, labels), width))
    logistic = LogisticRegression(max_iter=5000)
    write("sklearn-logistic-regression", sklearn_onnx(logistic.fit(rows, labels), width))
    write("sklearn-scaled-logistic-regression", sklearn_onnx(Pipeline([("scale", StandardScaler()), ("model", logistic)]).fit(rows, labels), width))
    scaled_trees = Pipeline([("scale", MinMaxScaler()), ("model", GradientBoostingClassifier(n_estimators=6, random_state=SEED))]).fit(rows, labels)
    write("sklearn-scaled-trees", sklearn_onnx(scaled_trees, width))
    columns_onnx(rows, labels)
    mlp = sklearn_onnx(Pipeline([("scale", StandardScaler()), ("model", MLPClassifier((8, 4), max_iter=300, random_state=SEED))]).fit(rows, labels), width)
    write("sklearn-mlp", mlp, margins=lambda r: run(mlp, NAMES, r, output=next(n.input[0] for n in mlp.graph.node if n.op_type == "Sigmoid"))[:, 0])
    isolation = IsolationForest(n_estimators=4, max_samples=64, random_state=SEED).fit(rows)
    model = sklearn_onnx(isolation, width)
    write("sklearn-isolation-forest", model, margins=lambda r: run(model, NAMES, r, output=next(n.input[1] for n in model.graph.node if n.op_type == "Pow"))[:, 0])
    write("sklearn-isolation-forest-as-trees", isolation_forest_as_trees(isolation, width))


def columns_onnx(rows, labels):
    """A pipeline by columns: one input each, 0 imputed, scaled, categories one by one, the rest as it is or left out."""
    frame = pd.DataFrame(rows, columns=NAMES)
    categories = ["counterpartyRisk", "riskClass", "hour"]
    numbers = ["amountBits", "creditCount7d", "idleDays", "minutesSinceCredit"]
    frame = frame.astype({name: "float32" for name in NAMES if name not in categories})
    transformer = ColumnTransformer([
        ("numbers", Pipeline([("impute", SimpleImputer(missing_values=0.0, strategy="median")), ("scale", StandardScaler())]), numbers),
        ("categories", OneHotEncoder(handle_unknown="ignore"), categories),
        ("plain", "passthrough", ["debit", "ageDays"]),
    ])
    used = numbers + categories + ["debit", "ageDays"]
    inputs = [(name, "int64" if name in categories else "float") for name in used]
    for name, model in (("sklearn-column-pipeline-trees", GradientBoostingClassifier(n_estimators=12, random_state=SEED)), ("sklearn-column-pipeline-linear", LogisticRegression(max_iter=5000))):
        write(name, sklearn_onnx(Pipeline([("columns", transformer), ("model", model)]).fit(frame[used], labels), inputs=inputs))


def networks(rows, labels):
    torch.manual_seed(SEED)
    scale = torch.tensor([float(2 ** f["bits"]) for f in FEATURES])
    x, y = torch.tensor(rows, dtype=torch.float32) / scale, torch.tensor(labels, dtype=torch.float32)

    class Scaled(torch.nn.Module):
        def __init__(self, body):
            super().__init__()
            self.register_buffer("scale", scale)
            self.body = body

        def forward(self, value):
            return self.body(value / self.scale)

    def trained(body, loss=None):
        optimizer = torch.optim.Adam(body.parameters(), lr=0.02)
        for _ in range(120):
            optimizer.zero_grad()
            (torch.nn.functional.binary_cross_entropy_with_logits(body(x)[:, 0], y) if loss is None else loss(body(x))).backward()
            optimizer.step()
        return body

    body = trained(torch.nn.Sequential(torch.nn.Linear(len(FEATURES), 10), torch.nn.BatchNorm1d(10), torch.nn.ReLU(), torch.nn.Dropout(0.1), torch.nn.Linear(10, 6), torch.nn.ReLU6(), torch.nn.Linear(6, 1)))
    write("torch-mlp", torch_onnx(Scaled(body), [len(FEATURES)]))
    two = trained(torch.nn.Sequential(torch.nn.Linear(len(FEATURES), 8), torch.nn.ReLU(), torch.nn.Linear(8, 2)), lambda out: torch.nn.functional.cross_entropy(out, torch.tensor(labels)))
    plain = torch_onnx(Scaled(two), [len(FEATURES)])
    write("torch-softmax", torch_onnx(torch.nn.Sequential(Scaled(two), torch.nn.Softmax(dim=1)), [len(FEATURES)]), margins=lambda r: np.diff(run(plain, NAMES, r), axis=1)[:, 0])
    pixels = [{"name": f"pixel{i}", "bits": 4} for i in range(48)]
    rng = np.random.default_rng(SEED)
    images = rng.integers(0, 16, (20, 48))
    image = torch.nn.Sequential(
        torch.nn.Conv2d(1, 3, 3, padding=1), torch.nn.BatchNorm2d(3), torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Conv2d(3, 3, (3, 2), stride=(2, 1), groups=3),
        torch.nn.ReLU(), torch.nn.AvgPool2d((1, 2), padding=(0, 1)), torch.nn.Flatten(), torch.nn.Linear(3 * 1 * 2, 1),
    )
    write("torch-cnn", torch_onnx(image, [1, 8, 6]), rows=images, features=pixels)
    line = torch.nn.Sequential(torch.nn.Conv1d(2, 4, 3, dilation=2), torch.nn.ReLU(), torch.nn.AdaptiveAvgPool1d(1), torch.nn.Flatten(), torch.nn.Linear(4, 3))
    write("torch-cnn-1d", torch_onnx(line, [2, 24]), rows=images, features=pixels, positive=1)


def written_by_hand():
    """What no exporter at hand writes: every branch mode, the operator of version 5, and onnxruntime's ways with two classes."""
    for mode in ("LEQ", "LT", "GTE", "GT", "EQ", "NEQ"):
        write(f"onnx-branch-{mode.lower()}", one_node(small_trees([f"BRANCH_{mode}"] * 3), len(FEATURES)), rows=grid()[::2])
    write("onnx-branch-mixed", one_node(small_trees(["BRANCH_EQ", "BRANCH_GT", "BRANCH_NEQ"]), len(FEATURES)), rows=grid())
    write("onnx-trees-double", one_node(small_trees(["BRANCH_LEQ"] * 3, as_double=True), len(FEATURES), input_type=TensorProto.DOUBLE), rows=grid())
    for dtype in ("float32", "float64"):
        write(f"onnx-tree-ensemble-5-{dtype}", version_5(dtype), rows=grid())
    for name, arguments in {
        "one-vote": dict(ids=[0]), "one-vote-positive": dict(ids=[0], positive=True), "one-vote-positive-none": dict(ids=[0], positive=True, post="NONE"), "one-vote-none": dict(ids=[0], post="NONE"), "one-vote-softmax": dict(ids=[0], post="SOFTMAX"),
        "one-vote-base": dict(ids=[0], base=[0.25]), "one-vote-positive-base": dict(ids=[0], positive=True, base=[0.25]), "vote-for-class-1": dict(ids=[1]), "vote-for-class-1-none": dict(ids=[1], post="NONE"),
        "vote-for-class-1-softmax": dict(ids=[1], post="SOFTMAX"), "two-votes": dict(ids=[0, 1]), "two-votes-softmax": dict(ids=[0, 1], post="SOFTMAX"), "two-votes-base": dict(ids=[0, 1], base=[0.25], post="NONE"),
        "three-classes": dict(ids=[0, 1, 2], classes=3, base=[0.1, 0.2, -0.3], post="NONE"), "three-classes-one-silent": dict(ids=[0, 2], classes=3, base=[0.1, 0.2, -0.3], post="LOGISTIC"), "one-class": dict(ids=[0], classes=1),
    }.items():
        classifier_case(name, **arguments)
    linear_case("one-row", rows=1, post="LOGISTIC")
    linear_case("one-row-none", rows=1, post="NONE")
    linear_case("two-rows", rows=2, post="LOGISTIC")
    linear_case("two-rows-softmax", rows=2, post="SOFTMAX")
    linear_case("regressor", rows=0, post="NONE")
    regressor_case("logistic-ignored", [0], 1, "LOGISTIC", base=[0.5])
    regressor_case("two-targets-softmax", [0, 1], 2, "SOFTMAX", base=[0.5, -0.25])
    regressor_case("average", [0], 1, "NONE", base=[0.5], aggregate="AVERAGE")
    regressor_case("probit", [0], 1, "PROBIT", scale=0.1, base=[0.5])


def grid():
    """Values of the features that the trees by hand read (0, 1 and 10), the rest 0."""
    return np.array([[a, b, *([0] * 8), c, *([0] * (len(FEATURES) - 11))] for a in (0, 3, 4, 5, 6, 7, 8, 9) for b in (0, 3, 4, 127) for c in (1, 2, 3)], dtype=np.int64)


def small_tables(modes, ids=(0,), scale=1.0, positive=False, vote="target"):
    """Two trees, of three splits and of one, over features 0, 1 and 10; every leaf votes for every id."""
    nodes = {
        "treeids": [0] * 7 + [1] * 3, "nodeids": [0, 1, 2, 3, 4, 5, 6, 0, 1, 2], "featureids": [0, 1, 10, 0, 0, 0, 0, 0, 0, 0], "values": [5.0, 3.5 if "EQ" not in modes[1] else 4.0, 2.0, 0, 0, 0, 0, 8.0, 0, 0],
        "modes": [*modes, "LEAF", "LEAF", "LEAF", "LEAF", modes[0], "LEAF", "LEAF"], "truenodeids": [1, 3, 5, 0, 0, 0, 0, 1, 0, 0], "falsenodeids": [2, 4, 6, 0, 0, 0, 0, 2, 0, 0],
        "missing_value_tracks_true": [1] * 10,
    }
    leaves = [(0, 3, -0.75), (0, 4, 0.5), (0, 5, 1.25), (0, 6, -0.125), (1, 1, 0.375), (1, 2, -0.625)]
    votes = [(tree, node, target, scale * (abs(value) if positive else value) * (1 + target)) for tree, node, value in leaves for target in ids]
    columns = {"treeids": [v[0] for v in votes], "nodeids": [v[1] for v in votes], "ids": [v[2] for v in votes], "weights": [v[3] for v in votes]}
    return {f"nodes_{k}": v for k, v in nodes.items()} | {f"{vote}_{k}": v for k, v in columns.items()}


def small_trees(modes, as_double=False):
    tables = small_tables(modes)
    if as_double:
        for name in ("nodes_values", "target_weights"):
            tables[f"{name}_as_tensor"] = tree_tensor(name, tables.pop(name), np.float64)
    return helper.make_node("TreeEnsembleRegressor", ["input"], ["score"], name="trees", domain="ai.onnx.ml", n_targets=1, **tables)


def regressor_case(name, ids, targets, post, base, aggregate="SUM", scale=1.0):
    node = helper.make_node(
        "TreeEnsembleRegressor", ["input"], ["score"], name="trees", domain="ai.onnx.ml", n_targets=targets, post_transform=post, aggregate_function=aggregate, base_values=base,
        **small_tables(["BRANCH_LEQ"] * 3, ids=ids, scale=scale),
    )
    model = one_node(node, len(FEATURES), outputs=[("score", TensorProto.FLOAT, [None, targets])])
    softmax = (lambda r: np.diff(run(without_post_transform(model), NAMES, r), axis=1)[:, 0]) if post == "SOFTMAX" and targets == 2 else None
    write(f"onnx-regressor-{name}", model, rows=grid()[::3], margins=softmax)


def classifier_case(name, ids, classes=2, post="LOGISTIC", base=None, positive=False):
    node = helper.make_node(
        "TreeEnsembleClassifier", ["input"], ["label", "score"], name="trees", domain="ai.onnx.ml", post_transform=post, classlabels_int64s=list(range(classes)),
        **({"base_values": base} if base else {}), **small_tables(["BRANCH_LEQ"] * 3, ids=ids, positive=positive, vote="class"),
    )
    model = one_node(node, len(FEATURES), outputs=[("label", TensorProto.INT64, [None]), ("score", TensorProto.FLOAT, [None, classes])])
    # Of two classes with votes, softmax is monotone in the difference; else the transform is of one score.
    softmax = (lambda r: np.diff(run(without_post_transform(model), NAMES, r), axis=1)[:, 0]) if post == "SOFTMAX" and ids != [0] else None
    write(f"onnx-classifier-{name}", model, rows=grid()[::3], margins=softmax, positive=2 if classes == 3 else None)


def linear_case(name, rows, post):
    rng = np.random.default_rng(SEED)
    count = max(rows, 1)
    coefficients = [float(np.float32(v)) for v in rng.normal(0, 0.05, count * len(FEATURES))]
    intercepts = [float(np.float32(v)) for v in rng.normal(0, 1, count)]
    if rows == 0:
        node = helper.make_node("LinearRegressor", ["input"], ["score"], name="linear", domain="ai.onnx.ml", coefficients=coefficients, intercepts=intercepts, targets=1)
        model = one_node(node, len(FEATURES))
    else:
        node = helper.make_node("LinearClassifier", ["input"], ["label", "score"], name="linear", domain="ai.onnx.ml", coefficients=coefficients, intercepts=intercepts, post_transform=post, classlabels_ints=[0, 1])
        model = one_node(node, len(FEATURES), outputs=[("label", TensorProto.INT64, [None]), ("score", TensorProto.FLOAT, [None, 2])])
    softmax = (lambda r: np.diff(run(without_post_transform(model), NAMES, r), axis=1)[:, 0]) if post == "SOFTMAX" else None
    write(f"onnx-linear-{name}", model, margins=softmax)


def version_5(dtype):
    """Inner nodes and leaves apart; modes 0 to 6; a set of members with 0 in it."""
    kind = TensorProto.FLOAT if dtype == "float32" else TensorProto.DOUBLE
    tensor = lambda name, values: tree_tensor(name, values, np.dtype(dtype))
    node = helper.make_node(
        "TreeEnsemble", ["input"], ["score"], name="trees", domain="ai.onnx.ml", n_targets=1, aggregate_function=1, post_transform=0, tree_roots=[0, 3],
        nodes_featureids=[0, 1, 10, 0, 1], nodes_modes=tree_tensor("nodes_modes", [6, 0, 4, 3, 6], np.uint8), nodes_splits=tensor("nodes_splits", [0, 3.5, 2, 8, 0]),
        membership_values=tensor("membership_values", [0, 3, 7, np.nan, 4, 127, np.nan]),
        nodes_truenodeids=[1, 0, 2, 4, 6], nodes_trueleafs=[0, 1, 1, 0, 1], nodes_falsenodeids=[2, 1, 3, 4, 5], nodes_falseleafs=[0, 1, 1, 1, 1],
        leaf_targetids=[0] * 7, leaf_weights=tensor("leaf_weights", [-0.75, 0.5, 1.25, -0.125, 0.375, -0.625, 2.0]),
    )
    return one_node(node, len(FEATURES), outputs=[("score", kind, [None, 1])], version=5, input_type=kind, ir_version=10)


def graph_model(nodes, inputs, outputs, constants, version=3):
    graph = helper.make_graph(nodes, "model", inputs, outputs, [numpy_helper.from_array(value, name) for name, value in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", version)], producer_name="probity-training")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def prepared_columns():
    """Trees behind every operator that prepares columns, with thresholds that are exactly a value that a column takes, or the next float to it."""
    rng = np.random.default_rng(SEED)
    width = len(FEATURES)
    constants = {
        "minus": np.float32(rng.normal(0, 3, (1, width))), "by": np.float32(rng.uniform(0.3, 7, (1, width))), "times": np.float32(rng.uniform(-0.9, 0.9, (1, width))),
        "low": np.float32(2.5), "high": np.float32(17.25), "picked": np.array([22, 7, 0, 25], dtype=np.int64), "categories": np.array([25], dtype=np.int64), "flat": np.array([-1, 5], dtype=np.int64),
    }
    nodes = [
        helper.make_node("Scaler", ["input"], ["scaled"], domain="ai.onnx.ml", offset=[float(v) for v in np.float32(rng.normal(10, 5, width))], scale=[float(v) for v in np.float32(rng.normal(0, 0.2, width))]),
        helper.make_node("Sub", ["input", "minus"], ["less"]), helper.make_node("Div", ["less", "by"], ["divided"]),
        helper.make_node("Mul", ["divided", "times"], ["product"]), helper.make_node("Cast", ["product"], ["whole"], to=TensorProto.INT64), helper.make_node("Cast", ["whole"], ["cut"], to=TensorProto.FLOAT),
        helper.make_node("Clip", ["divided", "low", "high"], ["clipped"]),
        helper.make_node("Imputer", ["input"], ["imputed"], domain="ai.onnx.ml", imputed_value_floats=[float(v) for v in np.float32(rng.uniform(0, 40, width))], replaced_value_float=0.0),
        helper.make_node("Scaler", ["imputed"], ["imputed_scaled"], domain="ai.onnx.ml", offset=[3.1], scale=[-0.77]),
        helper.make_node("Binarizer", ["divided"], ["binary"], domain="ai.onnx.ml", threshold=1.7),
        helper.make_node("ArrayFeatureExtractor", ["input", "categories"], ["category"], domain="ai.onnx.ml"), helper.make_node("Cast", ["category"], ["category_whole"], to=TensorProto.INT64),
        helper.make_node("OneHotEncoder", ["category_whole"], ["hot"], domain="ai.onnx.ml", cats_int64s=[0, 3, 9, 31, 77]), helper.make_node("Reshape", ["hot", "flat"], ["hot_flat"]),
        helper.make_node("Gather", ["input", "picked"], ["gathered"], axis=1), helper.make_node("Neg", ["gathered"], ["negated"]),
    ]
    parts = ["scaled", "cut", "clipped", "imputed_scaled", "binary", "hot_flat", "negated"]
    nodes.append(helper.make_node("Concat", parts, ["columns"], axis=1))
    head = graph_model(nodes, [helper.make_tensor_value_info("input", TensorProto.FLOAT, [None, width])], [helper.make_tensor_value_info("columns", TensorProto.FLOAT, [None, None])], constants)
    rows = table()[0][:50]
    columns = np.float32(run(head, NAMES, rows))
    trees = {key: [] for key in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids")}
    targets = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
    for tree in range(120):
        column, row = int(rng.integers(0, columns.shape[1])), int(rng.integers(0, len(rows)))
        value = [columns[row, column], np.nextafter(columns[row, column], np.float32(-1e9)), np.nextafter(columns[row, column], np.float32(1e9))][tree % 3]
        mode = ["BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ"][int(rng.integers(0, 6))]
        for key, values in {"treeids": [tree] * 3, "nodeids": [0, 1, 2], "featureids": [column, 0, 0], "values": [float(value), 0.0, 0.0], "modes": [mode, "LEAF", "LEAF"], "truenodeids": [1, 0, 0], "falsenodeids": [2, 0, 0]}.items():
            trees[key] += values
        # A leaf of its own power of two would need 120 bits; eighths of small integers add up exactly, in any order.
        for key, values in {"treeids": [tree] * 2, "nodeids": [1, 2], "ids": [0, 0], "weights": [float(v) / 8 for v in rng.integers(-4000, 4000, 2)]}.items():
            targets[key] += values
    nodes.append(helper.make_node("TreeEnsembleRegressor", ["columns"], ["score"], name="trees", domain="ai.onnx.ml", n_targets=1, **{f"nodes_{k}": v for k, v in trees.items()}, **{f"target_{k}": v for k, v in targets.items()}))
    model = graph_model(nodes, [helper.make_tensor_value_info("input", TensorProto.FLOAT, [None, width])], [helper.make_tensor_value_info("score", TensorProto.FLOAT, [None, 1])], constants)
    near = np.clip(np.concatenate([rows, rows + rng.integers(-1, 2, rows.shape)]), 0, np.array([2 ** f["bits"] - 1 for f in FEATURES]))
    write("onnx-prepared-columns", model, rows=near)


def images():
    """Every way of padding and pooling, and the layers around them."""
    pixels = [{"name": f"pixel{i}", "bits": 4} for i in range(60)]
    rng = np.random.default_rng(SEED)
    rows = rng.integers(0, 16, (8, 60))
    normal = lambda *shape: np.float32(rng.normal(0, 0.1, shape))
    cases = {
        "same-upper": [("Conv", ["w", "b"], dict(auto_pad="SAME_UPPER", strides=[2, 2])), ("Relu", [], {}), ("GlobalMaxPool", [], {})],
        "same-lower": [("Conv", ["w", "b"], dict(auto_pad="SAME_LOWER", strides=[2, 1])), ("Relu", [], {}), ("GlobalAveragePool", [], {})],
        "valid": [("Conv", ["w"], dict(auto_pad="VALID", dilations=[1, 2]))],
        "average-pads": [("AveragePool", [], dict(kernel_shape=[3, 2], strides=[2, 2], pads=[1, 0, 1, 1], count_include_pad=1)), ("Conv", ["w2"], {}), ("ReduceMax", [], dict(axes=[2, 3], keepdims=0))],
        "average-no-pads": [("AveragePool", [], dict(kernel_shape=[3, 2], strides=[2, 2], pads=[1, 0, 1, 1])), ("Conv", ["w2"], {}), ("ReduceMean", [], dict(axes=[2, 3], keepdims=0))],
        "ceil": [("MaxPool", [], dict(kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1)), ("Conv", ["w2"], {}), ("Transpose", [], dict(perm=[0, 2, 3, 1]))],
        "ceil-average": [("AveragePool", [], dict(kernel_shape=[2, 2], strides=[2, 2], pads=[0, 1, 0, 0], ceil_mode=1, count_include_pad=1)), ("Conv", ["w2"], {})],
        "normalized": [("BatchNormalization", ["scale", "bias", "mean", "variance"], dict(epsilon=0.01)), ("Conv", ["grouped"], dict(group=2, pads=[0, 1, 1, 0])), ("Relu", [], {})],
    }
    constants = {
        "w": normal(3, 2, 3, 2), "b": normal(3), "w2": normal(3, 2, 2, 2), "grouped": normal(4, 1, 3, 2), "scale": normal(2), "bias": normal(2), "mean": normal(2), "variance": np.float32([0.5, 2.0]),
    }
    for name, layers in cases.items():
        nodes, at = [], "input"
        for i, (operator, extra, attributes) in enumerate(layers):
            nodes.append(helper.make_node(operator, [at, *extra], [f"layer{i}"], **attributes))
            at = f"layer{i}"
        nodes.append(helper.make_node("Flatten", [at], ["flat"]))
        used = {k: v for k, v in constants.items() if any(k in node.input for node in nodes)}
        info = helper.make_tensor_value_info("input", TensorProto.FLOAT, [None, 2, 6, 5])
        width = run(graph_model(nodes, [info], [helper.make_tensor_value_info("flat", TensorProto.FLOAT, [None, None])], used), [f["name"] for f in pixels], rows).shape[1]
        classes = 3 if name == "valid" else 1
        used |= {"weights": normal(classes, width), "addend": normal(classes)}
        nodes.append(helper.make_node("Gemm", ["flat", "weights", "addend"], ["logit"], transB=1, alpha=0.5, beta=2.0))
        last = "logit"
        if name == "valid":
            nodes.append(helper.make_node("LogSoftmax", ["logit"], ["score"]))
            last = "score"
        model = graph_model(nodes, [info], [helper.make_tensor_value_info(last, TensorProto.FLOAT, [None, classes])], used)
        names = [f["name"] for f in pixels]
        logits = lambda r: run(model, names, r, output="logit")
        margins = (lambda r: logits(r)[:, 2] - np.max(logits(r)[:, :2], axis=1)) if name == "valid" else None
        write(f"onnx-image-{name}", model, rows=rows, features=pixels, margins=margins, positive=2 if name == "valid" else None)


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    data, targets = table()
    boosted(data, targets)
    scikit(data, targets)
    networks(data, targets)
    written_by_hand()
    prepared_columns()
    images()
