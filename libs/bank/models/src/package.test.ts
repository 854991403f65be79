import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { compileModel, treesOnnx } from '@probity/bank-compiler';
import { ModelFileError } from './errors.js';
import { inspectModel } from './inspect-model.js';
import { confidentialityOf, packageReadme } from './package-readme.js';
import { MANIFEST_FILE, readPackage, writePackage, type ModelPackageManifest, type PackageFile } from './registration-package.js';

const root = mkdtempSync(join(tmpdir(), 'probity-package-'));
after(() => rmSync(root, { recursive: true }));

const HASH = 'a'.repeat(64);
const manifest = (mode: 'compiled' | 'committed'): Omit<ModelPackageManifest, 'files'> => ({
  format: 'probity-model-package@1', model: 'test@1.0.0', modelDigest: '1', mode, kind: 'linear', circuit: 'model-test-s2@1.0.0', slots: 2,
  settings: { numberFormat: 1, developmentSeed: 'seed' }, features: { id: 'test@1.0.0' }, originalSha256: HASH,
  circuitArtifacts: { r1csSha256: HASH, wasmSha256: HASH, zkeySha256: HASH, verifyingKeySha256: HASH, trustClass: 'development' },
  versions: { circom: 'circom2', setup: '1', node: '20' }, confidentiality: confidentialityOf(mode),
});
const files = new Map<PackageFile, string>([['canonical.onnx', 'weights'], ['model.circom', 'circuit'], ['registration.json', '{}']]);

describe('registration package', () => {
  test('keeps what is confidential to its owner, in a folder that was open before too', () => {
    const directory = mkdtempSync(join(root, 'open-'));
    writeFileSync(join(directory, 'canonical.onnx'), 'old', { mode: 0o644 });
    writePackage(directory, files, manifest('compiled'));
    const mode = (name: string): number => statSync(join(directory, name)).mode & 0o777;
    assert.deepEqual([mode('.'), mode('canonical.onnx'), mode('model.circom'), mode('registration.json')], [0o700, 0o600, 0o600, 0o644]);
    const { manifest: read, read: file } = readPackage(directory);
    assert.equal(file('canonical.onnx').toString(), 'weights');
    assert.deepEqual([read.files['model.circom']!.audience, read.files['registration.json']!.audience], ['confidential', 'regulator']);
  });

  test('of a committed model says that the circuit is public', () => {
    const directory = join(root, 'committed');
    writePackage(directory, files, manifest('committed'));
    const { manifest: read } = readPackage(directory);
    assert.deepEqual([read.confidentiality.circuitIsPublic, read.files['model.circom']!.audience, read.files['canonical.onnx']!.audience], [true, 'public', 'confidential']);
  });

  test('is refused where a file is another, missing or not listed, and where the manifest holds more', () => {
    const directory = join(root, 'changed');
    writePackage(directory, files, manifest('compiled'));
    const refused = (work: () => unknown, message: RegExp): void => assert.throws(work, (error) => error instanceof ModelFileError && error.code === 'PACKAGE_INVALID' && message.test(error.message));
    writeFileSync(join(directory, 'model.circom'), 'other');
    refused(() => readPackage(directory).read('model.circom'), /model\.circom is not the file/);
    rmSync(join(directory, 'registration.json'));
    refused(() => readPackage(directory).read('registration.json'), /registration\.json is missing/);
    refused(() => readPackage(directory).read('model-salt'), /lists no model-salt/);
    writeFileSync(join(directory, MANIFEST_FILE), JSON.stringify({ ...manifest('compiled'), files: {}, more: 1 }));
    refused(() => readPackage(directory), /model-package\.json/);
    refused(() => readPackage(join(root, 'none')), /ENOENT/);
  });

  test('its README says for each mode who may have the circuit', () => {
    assert.match(packageReadme(manifest('compiled')), /Each of them\ngives the weights away/);
    assert.doesNotMatch(packageReadme(manifest('compiled')), /model-salt/);
    assert.match(packageReadme(manifest('committed')), /anyone, the regulator too/);
    assert.match(packageReadme(manifest('committed')), /`model-salt` \| bank/);
  });
});

describe('inspection', () => {
  const features = [{ name: 'amount', bits: 8 }, { name: 'cash', bits: 1 }, { name: 'idle', bits: 12 }];
  const layout = { id: 'test', version: '1.0.0', features };
  const onnx = treesOnnx(0, [{ feature: 0, cuts: [100], outside: { leaf: 0 }, inside: { feature: 1, cuts: [1], outside: { leaf: 1 }, inside: { leaf: 3 } } }], 3, 'inspected');

  test('names the features that are read, and forecasts both modes', () => {
    const found = inspectModel(onnx, layout, {}, (slots) => 4000 + 1800 * slots);
    assert.deepEqual([found.kind, found.featuresRead, found.featuresNotRead], ['trees', ['amount', 'cash'], ['idle']]);
    assert.ok(found.compiled.supported && found.compiled.forecast!.keyBytes > 0 && found.compiled.forecast!.seconds > 0);
    assert.equal(found.compiled.constraintsPerRecord, compileModel(onnx, layout, { id: 'a', version: '1.0.0' }).costReport(2).record.total);
    assert.equal(found.committed.supported, false);
    assert.match(found.committed.reason!, /committed mode takes linear models/);
  });

  test('says so where not even two records fit', () => {
    assert.match(inspectModel(onnx, layout, {}, () => 2 ** 20).compiled.reason!, /not even two records/);
  });
});
