"""The model card of the AMLworld model, from the figures of one training run."""


def table(part):
    return "\n".join(f"| {name} | {row['prAuc']:.3f} | {row['f1']:.3f} |" for name, row in part["rows"].items())


def write_card(path, metrics, manifest, policy, cost, difference):
    parts = "\n\n".join(
        f"Split {name}: {part['records']:,} records, {100 * part['baseRate']:.1f} % labelled.\n\n| | PR-AUC | F1 |\n|---|---|---|\n{table(part)}" for name, part in metrics["parts"].items())
    path.write_text(f"""# amlworld-gbt 1.0.0

Gradient-boosted trees ({manifest['trees']} trees, at most 8 leaves each) trained on a slice of AMLworld HI-Small (Altman et al., *Realistic Synthetic
Financial Transactions for Anti-Money Laundering Models*, NeurIPS 2023; data under CDLA-Sharing-1.0), to run the pipeline on rows that
nobody here made. Written by `models/training/train_amlworld.py`; edit the script, not this page.

**No figure on this page says how well the model finds laundering**, and none may be compared with published results on AMLworld.

## Traps of the data
- The slice is the induced subgraph on all accounts touched by laundering, so {100 * metrics['baseRate']:.1f} % of its records are labelled; in the full set
  it is about 0.1 % of the transactions. PR-AUC and F1 depend on that rate.
- 5 to 8 September hold nearly the same payments (3 and 4 too). A split by day puts copies of a payment on both sides; the rule *this exact
  payment was not seen before* then beats many models without knowing anything. It stands beside every figure below. Splitting by payment
  key (from, to, amount, currency, format) keeps copies together. Windows still cross the split: they see whatever the account did.
- The payment format alone is a strong, artificial signal (most labelled rows are ACH). The shipped model reads no feature that stands
  for it; the other rows show how much it would add.
- One bank sends nearly half of the rows and receives none. All banks of the slice are taken as one here, so each transaction is two
  records with one label.
- Eight days fill no window of 90 days; dormancy and account age mean little.

## Figures
PR-AUC and F1 per record; the threshold of F1 is chosen on validation data.

{parts}

## What it reads
{len(manifest['usedFeatures'])} of the {len(manifest['features'])} features of `{manifest['featureProgram']['id']}@{manifest['featureProgram']['version']}`: {', '.join(manifest['usedFeatures'])}.

## Policy
`policy.json`: {100 * policy['alertBudget']:.0f} % of validation records raise an alert, {100 * policy['belowLineBudget']:.0f} % reach the below-line threshold. There are no customers or segments in the data:
every account is a customer of segment 0, and all segments have the same threshold.

## As a circuit
About {cost['total']} constraints a record ({cost['products']} products of tree nodes, {cost['features']} for threshold bits and their ranges, 80 for the rest), estimated. Largest
difference between LightGBM's margin and the ONNX file's: {difference:.1e}. SHA-256 of `model.onnx`: `{manifest['sha256']}`.
""")
