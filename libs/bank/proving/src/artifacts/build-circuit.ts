/** From circom source to a pinned set of artifacts with a development key. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compileCircom, COMPILER, listCircomSources } from '@probity/shared-circuit-build';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { z } from 'zod';
import { directSetup, SETUP_VERSION } from '@probity/shared-proving-key';
import { ArtifactStore, writeAtomically } from './artifact-store.js';
import { withBuildLock } from './build-lock.js';

export type CircuitBuild = {
  /** For messages and the build's file name: lower case, digits, dashes. */
  readonly name: string;
  /** The file with `component main`. */
  readonly source: string;
  readonly includeDirs: readonly string[];
  /** Published seed of the development key. */
  readonly seed: string;
  /** Holds `artifacts/` (by hash) and `builds/` (what was built from what). */
  readonly cacheDir: string;
  readonly onProgress?: (stage: 'compile' | 'setup', fraction: number) => void;
};

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const builtCircuitSchema = z.strictObject({
  name: z.string(),
  r1csSha256: sha256Schema,
  wasmSha256: sha256Schema,
  zkeySha256: sha256Schema,
  /** Also the verifying key's digest: the file is its canonical JSON. */
  vkSha256: sha256Schema,
  constraints: z.int().positive(),
  wires: z.int().positive(),
  nPublic: z.literal(1),
  domainSize: z.int().positive(),
  trustClass: z.literal('development'),
  seed: z.string(),
  compiler: z.string(),
  setup: z.string(),
});

/** What one build gave. Same sources, seed, compiler and setup version: the same hashes on every machine. */
export type BuiltCircuit = z.infer<typeof builtCircuitSchema> & {
  readonly paths: { readonly r1cs: string; readonly wasm: string; readonly zkey: string; readonly vk: string };
  /** True when nothing had to be built. */
  readonly cached: boolean;
};

/**
 * Builds a circuit, or finds it in the cache. The key of the cache is the content of every source file (circomlib's
 * too), the compiler, the seed and the setup's version.
 * @throws CircuitBuildError, ArtifactError, SetupError
 */
export async function buildCircuit(build: CircuitBuild): Promise<BuiltCircuit> {
  const cacheDir = resolve(build.cacheDir);
  const includeDirs = build.includeDirs.map((directory) => resolve(directory));
  const source = resolve(build.source);
  const store = new ArtifactStore(join(cacheDir, 'artifacts'));
  const builds = join(cacheDir, 'builds');
  await mkdir(builds, { recursive: true });

  const sources = await listCircomSources(source, includeDirs);
  const key = sha256Hex(canonicalJson({ name: build.name, sources, compiler: COMPILER, setup: SETUP_VERSION, seed: build.seed }));
  const record = join(builds, `${build.name}-${key.slice(0, 32)}.json`);
  return withBuildLock(`${record}.lock`, async () => {
    const known = await findBuild(record, store);
    if (known !== undefined) return withPaths(known, store, true);
    const built = await compileAndSetUp(build, source, includeDirs, cacheDir, store);
    await writeAtomically(record, canonicalJson(built));
    return withPaths(built, store, false);
  });
}

type BuildRecord = z.infer<typeof builtCircuitSchema>;

/** A build counts as known when every artifact of it is there with the right bytes; a damaged one is built again. */
async function findBuild(record: string, store: ArtifactStore): Promise<BuildRecord | undefined> {
  try {
    const built = builtCircuitSchema.parse(JSON.parse(await readFile(record, 'utf8')));
    for (const sha256 of [built.r1csSha256, built.wasmSha256, built.zkeySha256, built.vkSha256]) await store.get(sha256);
    return built;
  } catch {
    return undefined;
  }
}

async function compileAndSetUp(build: CircuitBuild, source: string, includeDirs: readonly string[], cacheDir: string, store: ArtifactStore): Promise<BuildRecord> {
  const progress = build.onProgress ?? (() => {});
  const output = await mkdtemp(join(cacheDir, 'compile-'));
  try {
    progress('compile', 0);
    const { r1cs, wasm } = await compileCircom(source, includeDirs, output);
    progress('compile', 1);
    const setup = await directSetup(r1cs, build.seed, (fraction) => progress('setup', fraction));
    return {
      name: build.name,
      r1csSha256: await store.put(r1cs),
      wasmSha256: await store.put(wasm),
      zkeySha256: await store.put(setup.zkey),
      vkSha256: await store.put(Buffer.from(canonicalJson(setup.verifyingKey), 'utf8')),
      constraints: setup.constraints,
      wires: setup.wires,
      nPublic: 1,
      domainSize: setup.domainSize,
      trustClass: 'development',
      seed: build.seed,
      compiler: COMPILER,
      setup: SETUP_VERSION,
    };
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

function withPaths(built: BuildRecord, store: ArtifactStore, cached: boolean): BuiltCircuit {
  return {
    ...built,
    paths: { r1cs: store.pathOf(built.r1csSha256), wasm: store.pathOf(built.wasmSha256), zkey: store.pathOf(built.zkeySha256), vk: store.pathOf(built.vkSha256) },
    cached,
  };
}
