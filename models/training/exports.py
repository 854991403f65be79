"""Trained models as ONNX files, each by its own library's exporter, and what onnxruntime says of them."""
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

OPSET = {"": 17, "ai.onnx.ml": 3}
ELEMENT_TYPES = {"tensor(float)": np.float32, "tensor(double)": np.float64, "tensor(int64)": np.int64}


def lightgbm_onnx(model, width):
    from onnxmltools import convert_lightgbm
    from onnxmltools.convert.common.data_types import FloatTensorType
    return convert_lightgbm(model, initial_types=[("input", FloatTensorType([None, width]))], zipmap=True)


def xgboost_onnx(model, width):
    from onnxmltools import convert_xgboost
    from onnxmltools.convert.common.data_types import FloatTensorType
    return convert_xgboost(model, initial_types=[("input", FloatTensorType([None, width]))])


def catboost_onnx(model):
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.onnx")
        model.save_model(path, format="onnx")
        return onnx.load(path)


def sklearn_onnx(model, width=None, inputs=None):
    """`inputs`: (name, 'float' | 'int64') by column, for pipelines that take them one by one."""
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import FloatTensorType, Int64TensorType
    kinds = {"float": FloatTensorType, "int64": Int64TensorType}
    types = [("input", FloatTensorType([None, width]))] if inputs is None else [(name, kinds[kind]([None, 1])) for name, kind in inputs]
    return to_onnx(model, initial_types=types, target_opset=OPSET)


def torch_onnx(module, shape):
    """By torch.onnx.export, weights inside the file. `shape`: of one record."""
    import torch
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.onnx")
        torch.onnx.export(
            module.eval(), (torch.zeros(2, *shape),), path, input_names=["input"], output_names=["logit"],
            dynamic_shapes=({0: torch.export.Dim("records")},), external_data=False, verbose=False,
        )
        model = onnx.load(path)
    for node in model.graph.node:  # where in the source each node came from, with paths of this machine
        del node.metadata_props[:]
        node.doc_string = ""
    return model


def path_length(samples):
    """Mean depth of an unsuccessful search among so many samples, as scikit-learn defines it."""
    if samples <= 1:
        return 0.0
    if samples == 2:
        return 1.0
    return 2.0 * (np.log(samples - 1.0) + np.euler_gamma) - 2.0 * (samples - 1.0) / samples


def isolation_forest_as_trees(forest, width):
    """An isolation forest as one TreeEnsembleRegressor, a third of what skl2onnx writes: a leaf is minus its path length, depth
    plus `path_length` of its samples. Their average is monotone in scikit-learn's anomaly score 2^(-mean / c), and grows with it."""
    columns = {key: [] for key in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids")}
    targets = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
    for index, (estimator, features) in enumerate(zip(forest.estimators_, forest.estimators_features_)):
        tree = estimator.tree_
        depths = {0: 0}
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            columns["treeids"].append(index)
            columns["nodeids"].append(node)
            columns["featureids"].append(0 if leaf else int(features[tree.feature[node]]))
            columns["values"].append(0.0 if leaf else float(tree.threshold[node]))
            columns["modes"].append("LEAF" if leaf else "BRANCH_LEQ")
            columns["truenodeids"].append(0 if leaf else int(tree.children_left[node]))
            columns["falsenodeids"].append(0 if leaf else int(tree.children_right[node]))
            if leaf:
                targets["treeids"].append(index)
                targets["nodeids"].append(node)
                targets["ids"].append(0)
                targets["weights"].append(-(depths[node] + path_length(int(tree.n_node_samples[node]))))
            else:
                depths[int(tree.children_left[node])] = depths[int(tree.children_right[node])] = depths[node] + 1
    node = helper.make_node(
        "TreeEnsembleRegressor", ["input"], ["score"], name="isolation_forest", domain="ai.onnx.ml", n_targets=1, aggregate_function="AVERAGE", post_transform="NONE",
        **{f"nodes_{key}": value for key, value in columns.items()}, **{f"target_{key}": value for key, value in targets.items()},
    )
    return one_node(node, width)


def one_node(node, width, outputs=(("score", TensorProto.FLOAT, [None, 1]),), version=3, input_type=TensorProto.FLOAT, ir_version=8):
    """A model of one node of ai.onnx.ml."""
    graph = helper.make_graph(
        [node], "model", [helper.make_tensor_value_info("input", input_type, [None, width])], [helper.make_tensor_value_info(*output) for output in outputs],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", version)], producer_name="probity-training")
    model.ir_version = ir_version
    onnx.checker.check_model(model)
    return model


def run(model, features, rows, output=None):
    """Scores of integer rows, a row of classes or targets each: of the ZipMap or the only float output, or of one named tensor."""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    if output is not None and output not in [o.name for o in model.graph.output]:
        model.graph.output.append(helper.make_tensor_value_info(output, TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    rows = np.asarray(rows)
    inputs = {}
    for given in session.get_inputs():
        whole = len(session.get_inputs()) == 1
        columns = rows if whole else rows[:, [features.index(given.name)]]
        inputs[given.name] = columns.astype(ELEMENT_TYPES[given.type]).reshape([len(rows)] + [d if isinstance(d, int) else -1 for d in given.shape[1:]])
    for info in session.get_outputs() if output is None else [o for o in session.get_outputs() if o.name == output]:
        if info.type.startswith("seq(map") or info.type in ("tensor(float)", "tensor(double)"):
            values = session.run([info.name], inputs)[0]
            if info.type.startswith("seq"):
                return np.array([[row[key] for key in row] for row in values], dtype=float)
            return np.asarray(values, dtype=float).reshape(len(rows), -1)
    raise ValueError("no output holds scores")


def without_post_transform(model):
    """The same with raw scores, where the operator leaves them raw."""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    for node in model.graph.node:
        for attribute in node.attribute:
            if attribute.name == "post_transform" and attribute.s:
                attribute.s = b"NONE"
    return model


def tree_tensor(name, values, dtype):
    return numpy_helper.from_array(np.array(values, dtype=dtype), name)
