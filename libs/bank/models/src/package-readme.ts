import type { ModelPackageManifest } from './registration-package.js';

type Confidentiality = ModelPackageManifest['confidentiality'];

/** What each kind of circuit gives away; part of the manifest. */
export function confidentialityOf(mode: ModelPackageManifest['mode']): Confidentiality {
  return mode === 'compiled'
    ? {
        circuitIsPublic: false,
        weightsReadableFrom: ['the original ONNX file', 'canonical.onnx', 'model.circom', 'the r1cs', 'the proving key (zkey)', 'the witness program (wasm)'],
        whoCanRunTheSetup: 'the bank, with the certifier contributing; nobody else, since the setup needs the r1cs',
        whoCanCheckTheCircuit: 'the certifier, who sees the ONNX file and compiles it again; the regulator relies on the signed certificate',
      }
    : {
        circuitIsPublic: true,
        weightsReadableFrom: ['the original ONNX file', 'canonical.onnx', 'model-salt together with a guess of all weights'],
        whoCanRunTheSetup: 'anyone, the regulator too: the circuit follows from features and units a layer alone',
        whoCanCheckTheCircuit: 'anyone, by compiling it again from its shape; which weights stand behind the digest is for the certifier',
      };
}

/** The package's README: who can check what, and what each file tells whom. */
export function packageReadme(manifest: Omit<ModelPackageManifest, 'files' | 'format'>): string {
  const { model, mode, kind, circuit, slots, confidentiality } = manifest;
  return `# ${model}

Registration package of a model (${kind}, ${mode} mode). Its circuit is ${circuit}, ${slots} records a chunk. Made by \`probity model compile\`; do not
edit, the manifest \`model-package.json\` holds the SHA-256 of every file.

## Who can check what
- **Who can check the circuit:** ${confidentiality.whoCanCheckTheCircuit}.
- **Who can run the setup:** ${confidentiality.whoCanRunTheSetup}. The key of this package is a development key from a published seed: it proves
  nothing to a third party. A key for production comes out of a ceremony.
- **Model validator and certifier:** \`probity model reproduce DIR --onnx FILE\` compiles again and compares step by step.
- **Regulator:** checks proofs with \`verifying-key.json\` and compares the named fields of the statement with \`registration.json\`. ${
    mode === 'compiled'
      ? `The model digest
  is a label taken from the registration: which model the key stands for is said by the circuit certificate, not by the key.`
      : `The proof itself
  opens the model digest: the same digest means the same weights, from day to day. Which weights they are stays hidden behind the salt.`
  }

## What each file tells
| File | Who may have it | What it tells |
|---|---|---|
${rowsOf(mode).map((row) => `| ${row.join(' | ')} |`).join('\n')}

Not in this folder, but made with it (in the artifact store, by their SHA-256 in the manifest): r1cs, witness program and proving key. ${
    mode === 'compiled'
      ? `**Each of them
gives the weights away** and never leaves the bank zone; the certifier sees them there.`
      : 'They hold\nno weight and may be published.'
  }

## What a proof tells
Nothing of features, scores and salts: proofs are zero-knowledge, and the salted commitments in the statement hide what they commit to.

## What a guess of the model can be checked against
${
    mode === 'compiled'
      ? `- Not against the points of a verifying key out of a ceremony: constants stand on a private wire, so no point that the key shows holds one.
- Against the development key of this package: yes, but only a guess of the whole model. The key follows from the published seed and the r1cs, so
  who has every weight can make it again and see that it is the same.
- Against the model digest and the r1cs hash of a certificate: likewise. They are hashes without a salt, of the canonical file and of the circuit.
- A model of many trees can't be guessed whole. One of a handful of weights could: register such a model in committed mode.`
      : `- The shape of the model, features and units a layer, is public on purpose.
- The weights: against nothing that is handed out. The digest is salted with 128 random bits; with \`model-salt\` a guess could be checked, so keep it
  as the weights are kept. A new version with the same salt shows whether the weights changed, one with a new salt does not.`
  }
`;
}

function rowsOf(mode: ModelPackageManifest['mode']): string[][] {
  const compiled = mode === 'compiled';
  return [
    ['`features.json`', 'everyone', 'which features the model can read'],
    ['`canonical.onnx`', 'bank, certifier', 'every weight: what onnxruntime runs in production'],
    ['`model.circom`', compiled ? 'bank, certifier' : 'everyone', compiled ? 'every weight, as constants' : 'the shape of the model, no weight'],
    ['`cost-report.json`', 'bank, certifier', `${compiled ? 'how many thresholds each feature has' : 'costs, which follow from the shape'}; how many values of a witness are small`],
    ['`fidelity-report.json`, `.html`', 'bank, certifier', 'thresholds, alert rates and detection rates of this model'],
    ['`registration.json`', 'regulator', 'ids, digests, verifying key'],
    ['`verifying-key.json`', 'regulator', 'what proofs are checked with; no weight, see below'],
    ['`proof.json`', 'regulator', 'a sample proof of one chunk with the named fields of its statement; no feature, no score'],
    ...(compiled ? [] : [['`model-salt`', 'bank; certifier to check the digest', 'with it a guess of all weights can be confirmed']]),
  ];
}
