import { readFileSync } from 'node:fs';
import type { FeatureLayout } from '@probity/bank-compiler';
import { featureProgramDigest, featureProgramSchema, loadFeatureProgram } from '@probity/shared-feature-program';
import { z } from 'zod';
import { ModelFileError } from './errors.js';

const layoutSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  features: z.array(z.strictObject({ name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), bits: z.number().int().min(1).max(24) })).min(1),
});

/** What a model reads: a feature program, or only names and widths. */
export interface ReadLayout extends FeatureLayout {
  /** Of a feature program: what statements and registrations name it by. */
  readonly programDigest?: bigint;
  /** As it was read. */
  readonly document: unknown;
}

/**
 * Reads a feature program or a plain layout `{id, version, features: [{name, bits}]}`.
 * @throws ModelFileError LAYOUT_INVALID, FeatureProgramError
 */
export function readLayout(file: string): ReadLayout {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ModelFileError('LAYOUT_INVALID', `${file}: ${(error as Error).message}`);
  }
  return parseLayout(document, file);
}

/** @param name of the file, for messages */
export function parseLayout(document: unknown, name: string): ReadLayout {
  if (featureProgramSchema.safeParse(document).success) {
    const program = loadFeatureProgram(document);
    return { ...layoutOf(program), programDigest: featureProgramDigest(program), document };
  }
  const layout = layoutSchema.safeParse(document);
  if (layout.success) {
    const names = layout.data.features.map((feature) => feature.name);
    const twice = names.find((feature, i) => names.indexOf(feature) < i);
    if (twice !== undefined) throw new ModelFileError('LAYOUT_INVALID', `${name}: feature ${twice} stands twice`);
    return { ...layout.data, document };
  }
  const [issue] = layout.error.issues;
  throw new ModelFileError('LAYOUT_INVALID', `${name} is no feature program and no layout {id, version, features: [{name, bits}]}: ${issue!.path.join('.') || 'document'}: ${issue!.message}`);
}

const layoutOf = ({ id, version, features }: FeatureLayout): FeatureLayout => ({ id, version, features: features.map(({ name, bits }) => ({ name, bits })) });
