"""A LightGBM ensemble as plain trees on integer features: its ONNX file, and what it will cost as a circuit."""
import math

import numpy as np
import onnx
from onnx import TensorProto, helper


def flatten(booster):
    """Trees as lists of nodes in pre-order: ('split', feature, threshold, left, right) or ('leaf', value).

    Features are integers, so a split `x <= t` is the same as `x <= floor(t)`; it is written as floor(t) + 0.5, exact in float32.
    """
    trees = []
    for info in booster.dump_model()["tree_info"]:
        nodes = []

        def visit(node):
            at = len(nodes)
            nodes.append(None)
            if "split_index" not in node:
                nodes[at] = ("leaf", float(node["leaf_value"]))
                return at
            if node["decision_type"] != "<=":
                raise ValueError("only numerical splits can be exported")
            left = visit(node["left_child"])
            right = visit(node["right_child"])
            nodes[at] = ("split", int(node["split_feature"]), math.floor(node["threshold"]), left, right)
            return at

        visit(info["tree_structure"])
        if len(nodes) > 1:
            trees.append(nodes)
        elif nodes[0][1] != 0.0:
            raise ValueError("a tree without split holds a constant")
    return trees


def circuit_cost(trees, widths):
    """Constraints per record, estimated: one product per inner node but the root, one bit per distinct threshold of a
    feature, two range checks as wide as its widest gap, 80 for the rest."""
    thresholds = {}
    products = 0
    for nodes in trees:
        splits = [node for node in nodes if node[0] == "split"]
        products += len(splits) - 1
        for _, feature, threshold, _, _ in splits:
            thresholds.setdefault(feature, set()).add(threshold)
    bits = 0
    for feature, found in thresholds.items():
        edges = [0] + [t + 1 for t in sorted(found)] + [1 << widths[feature]]
        gap = max(b - a for a, b in zip(edges, edges[1:]))
        bits += len(found) + 2 * (gap - 1).bit_length()
    return {"products": products, "features": bits, "total": products + bits + 80, "thresholds": {f: len(t) for f, t in thresholds.items()}}


def write_onnx(trees, features, path, name):
    """One TreeEnsembleRegressor, float32, mode BRANCH_LEQ, output the raw margin."""
    columns = {key: [] for key in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids", "missing_value_tracks_true")}
    targets = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
    for tree, nodes in enumerate(trees):
        for at, node in enumerate(nodes):
            leaf = node[0] == "leaf"
            columns["treeids"].append(tree)
            columns["nodeids"].append(at)
            columns["featureids"].append(0 if leaf else node[1])
            columns["values"].append(0.0 if leaf else node[2] + 0.5)
            columns["modes"].append("LEAF" if leaf else "BRANCH_LEQ")
            columns["truenodeids"].append(0 if leaf else node[3])
            columns["falsenodeids"].append(0 if leaf else node[4])
            columns["missing_value_tracks_true"].append(0)
            if leaf:
                targets["treeids"].append(tree)
                targets["nodeids"].append(at)
                targets["ids"].append(0)
                targets["weights"].append(float(np.float32(node[1])))
    node = helper.make_node(
        "TreeEnsembleRegressor", ["features"], ["margin"], domain="ai.onnx.ml", n_targets=1, aggregate_function="SUM", post_transform="NONE",
        **{f"nodes_{key}": value for key, value in columns.items()}, **{f"target_{key}": value for key, value in targets.items()},
    )
    graph = helper.make_graph(
        [node], name,
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["records", len(features)])],
        [helper.make_tensor_value_info("margin", TensorProto.FLOAT, ["records", 1])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)], producer_name="probity-training")
    model.ir_version = 8
    helper.set_model_props(model, {"features": ",".join(features)})
    onnx.checker.check_model(model)
    onnx.save(model, path)
