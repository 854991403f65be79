"""The model card of the retail model, from the figures of one training run."""


def percent(value):
    return f"{100 * value:.1f} %" if value >= 0.01 else f"{100 * value:.2f} %"


def typology_row(name, group):
    cells = []
    for key in ("seen", "heldOut"):
        part = group.get(key)
        cells.append(f"{percent(part['recall'])} of {part['records']} | {percent(part['episodeRecall'])} of {part['episodes']}" if part else "– | –")
    return f"| {name} | {' | '.join(cells)} |"


def weak_variants(typologies):
    """Typologies of which the model finds less than two thirds as many postings where the variant is new to it."""
    weak = [name for name, g in typologies.items() if "seen" in g and "heldOut" in g and g["heldOut"]["recall"] < 2 / 3 * g["seen"]["recall"]]
    return ", ".join(weak) if weak else "none"


def write_card(path, metrics, manifest, policy, cost, difference):
    standing = {"counterpartyRisk": "the risk class of the counterparty's country", "riskClass": "the customer's risk class"}
    risk = " and ".join(meaning for name, meaning in standing.items() if name in manifest["usedFeatures"])
    dropped = ", ".join(manifest["training"]["parameters"]["dropped"])
    used = ", ".join(manifest["usedFeatures"])
    typologies = "\n".join(typology_row(name, group) for name, group in metrics["typologies"].items())
    twins = "\n".join(f"| {name} | {g['records']} | {percent(g['recall'])} | {percent(g['episodeRecall'])} of {g['episodes']} |" for name, g in metrics["twins"].items())
    segments = "\n".join(
        f"| {i} | {policy['thresholds'][i]:.3f} | {policy['belowLine'][i]:.3f} | {g['records']} | {percent(g['alertRate'])} | {g['positives']} |" for i, g in enumerate(metrics["segments"]))
    path.write_text(f"""# retail-gbt 1.0.0

Gradient-boosted trees ({manifest['trees']} trees, at most 8 leaves each) that score one posting of a retail account for money laundering. LightGBM,
trained by `models/training/train.py` on features that the production code computed (`npm run probity -- features export`). Written by that script;
edit the script, not this page.

**It was trained and tested on a synthetic bank.** The figures say how the parts work together, and how the model treats what it wasn't
shown. They say nothing about a real bank's customers, and they are better than a real bank would see: the generator's habits are simpler
than people's, its labels are complete and right, and test data comes from the same generator. Do not use it to monitor anyone.

## What it reads
The feature program `{manifest['featureProgram']['id']}@{manifest['featureProgram']['version']}`: {len(manifest['features'])} integer features over one posting and the account's window. It uses {len(manifest['usedFeatures'])} of them:
{used}.
It can't read names, account numbers, nationality, age, sex, or any text. What it reads of a party's standing: {risk}.
A country's risk class can stand in for origin: a bank has to test that for unequal treatment before use. Left out of training:
{dropped} (the generator's hours and weekends are simpler than people's).

## Data
{metrics['records']:,} postings of {metrics['customers']:,} customers in 75 days (45 days before fill the windows), base rate {percent(metrics['baseRate'])}. Customers are split by hash: 60 %
training ({metrics['trainRecords']:,} postings, {metrics['trainPositives']} laundering), 20 % validation (thresholds), 20 % test ({metrics['testRecords']:,} postings of {metrics['testCustomers']} customers, {metrics['testPositives']} laundering). Variant `{manifest['training']['heldOutVariant']}` of
each typology is in no training and no validation data. A payment between two customers can have its sides in different parts.
Every posting of an episode counts as laundering, also the first ones, which nothing could yet tell from ordinary ones. Settings were
chosen among some twenty on validation customers, with their unseen variants in view.

## Figures, on unseen customers
| | |
|---|---|
| PR-AUC, variants seen in training (base rate {percent(metrics['seenBaseRate'])}) | {metrics['prAucSeenVariants']:.3f} |
| PR-AUC, with unseen variants (base rate {percent(metrics['testBaseRate'])}) | {metrics['prAucAll']:.3f} |
| ROC-AUC, variants seen in training | {metrics['rocAucSeenVariants']:.3f} |
| alerts at the suggested policy | {percent(metrics['alertRate'])} of postings |
| precision of an alert | {percent(metrics['precision'])} |
| recall, all postings of laundering | {percent(metrics['recall'])} |
| alerts on ordinary postings (neither laundering nor twin) | {percent(metrics['ordinaryAlertRate'])} |

Recall at the suggested policy. An episode is found if one of its postings raises an alert. Some groups are small: read them as counts.

| typology | postings, seen variants | episodes, seen variants | postings, unseen variant | episodes, unseen variant |
|---|---|---|---|---|
{typologies}

Innocent twins: what looks like laundering and is none. Alerts on them are false.

| twin | postings | with alert | episodes with alert |
|---|---|---|---|
{twins}

## Policy
`policy.json` suggests a threshold per segment (0 private, 1 self-employed, landlords, clubs, 2 firms, 3 institutions) as raw margins: {percent(policy['alertBudget'])} of a
segment's validation postings raise an alert, {percent(policy['belowLineBudget'])} reach the below-line threshold.

| segment | threshold | below line | test postings | alerts | laundering |
|---|---|---|---|---|---|
{segments}

## Limits
- An account's window sees about a day, a week and 90 days of that one account. What spreads over customers (cycles, scatter-gather) shows
  only as far as one account shows it; a cycle of ordinary amounts between people who know each other does not.
- Distinct counterparties are counted in 64-bit sketches: above about 40 they are undercounted, and a busy account's new counterparty
  often counts as known.
- It is weak on what it wasn't shown. Typologies with less than two thirds of the recall on the unseen variant: {weak_variants(metrics['typologies'])}.
- Single events of ordinary life (a car sold for cash, a home bought, family abroad) raise alerts more often than not: see the twins.
- Thresholds were set on the generator's mix of customers; another mix gives other alert rates.
- The suggested thresholds spend the same share of alerts on every segment, also where there is little laundering.

## As a circuit
About {cost['total']} constraints a record ({cost['products']} products of tree nodes, {cost['features']} for threshold bits and their ranges, 80 for the rest), estimated. Splits stand
between integers. Largest difference between LightGBM's margin and the ONNX file's on the test data: {difference:.1e}. `golden.json` holds {27} inputs with
their margins. SHA-256 of `model.onnx`: `{manifest['sha256']}`.
""")
