/** Where the bank keeps circuit artifacts for all its machines: S3-compatible object storage, by `ARTIFACTS_S3_*`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { platformError } from './errors.js';

/** One bucket, or a part of it. All objects lie at `<endpoint>/<bucket>/<prefix><sha256>`. */
export interface ObjectStorageConfig {
  /** Origin without a slash at its end; https, or http on this machine's loopback. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

function isOrigin(text: string): boolean {
  const url = parsed(text);
  return url !== undefined && url.username === '' && url.password === '' && url.search === '' && url.hash === '' && url.pathname === '/' && /^https?:$/.test(url.protocol);
}

/** Keys stand for a model's weights: in clear they may not leave the machine. */
function isPrivate(text: string): boolean {
  const url = parsed(text);
  return url === undefined || url.protocol === 'https:' || LOOPBACK.test(url.hostname);
}

/** Variables of the environment; an empty value counts as not set. */
export const objectStorageVariables = {
  ARTIFACTS_S3_ENDPOINT: z.string().refine(isOrigin, 'must be an origin such as https://storage.bank.example:9000').refine(isPrivate, 'must be https: only an address of this machine (loopback) may be http').optional(),
  ARTIFACTS_S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a bucket name').optional(),
  // No empty or dotted part: addresses are normalised, and the object would be another.
  ARTIFACTS_S3_PREFIX: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/, 'must be parts of letters, digits, dots, dashes and underscores, divided by slashes').optional(),
  ARTIFACTS_S3_REGION: z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be a region name').optional(),
  ARTIFACTS_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  ARTIFACTS_S3_ACCESS_KEY_ID_FILE: z.string().min(1).optional(),
  ARTIFACTS_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  ARTIFACTS_S3_SECRET_ACCESS_KEY_FILE: z.string().min(1).optional(),
} as const;

type Variables = { readonly [name in keyof typeof objectStorageVariables]?: string | undefined };

/**
 * The object storage that the variables name, `undefined` where none of them is set. Secrets are read from their files once.
 *
 * @throws ProbityError CONFIG_INVALID naming the variable, never its value
 */
export function objectStorageConfig(env: Variables): ObjectStorageConfig | undefined {
  const given = (Object.keys(objectStorageVariables) as (keyof Variables)[]).filter((name) => env[name] !== undefined);
  if (given.length === 0) return undefined;

  const required = (name: 'ARTIFACTS_S3_ENDPOINT' | 'ARTIFACTS_S3_BUCKET'): string => {
    const value = env[name];
    if (value === undefined) throw platformError('CONFIG_INVALID', `${name} is not set, but ${given[0]} is: object storage needs endpoint, bucket, access key id and secret access key`);
    return value;
  };
  const prefix = env.ARTIFACTS_S3_PREFIX ?? '';

  return {
    endpoint: new URL(required('ARTIFACTS_S3_ENDPOINT')).origin,
    bucket: required('ARTIFACTS_S3_BUCKET'),
    prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`,
    region: env.ARTIFACTS_S3_REGION ?? 'us-east-1',
    accessKeyId: secret(env, 'ARTIFACTS_S3_ACCESS_KEY_ID'),
    secretAccessKey: secret(env, 'ARTIFACTS_S3_SECRET_ACCESS_KEY'),
  };
}

/** The variables that give this configuration, for a child process. */
export function objectStorageEnvironment({ endpoint, bucket, prefix, region, accessKeyId, secretAccessKey }: ObjectStorageConfig): Record<string, string> {
  return {
    ARTIFACTS_S3_ENDPOINT: endpoint,
    ARTIFACTS_S3_BUCKET: bucket,
    ARTIFACTS_S3_PREFIX: prefix,
    ARTIFACTS_S3_REGION: region,
    ARTIFACTS_S3_ACCESS_KEY_ID: accessKeyId,
    ARTIFACTS_S3_SECRET_ACCESS_KEY: secretAccessKey,
  };
}

function secret(env: Variables, name: 'ARTIFACTS_S3_ACCESS_KEY_ID' | 'ARTIFACTS_S3_SECRET_ACCESS_KEY'): string {
  const [value, file] = [env[name], env[`${name}_FILE`]];
  if (value !== undefined && file !== undefined) throw platformError('CONFIG_INVALID', `${name} and ${name}_FILE are both set: set one of them`);
  if (value !== undefined) return value;
  if (file === undefined) throw platformError('CONFIG_INVALID', `neither ${name} nor ${name}_FILE is set: object storage needs endpoint, bucket, access key id and secret access key`);

  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw platformError('CONFIG_INVALID', `${name}_FILE: the file can't be read`, { cause });
  }
  if (!/^[\x21-\x7e]{1,512}$/.test(text)) throw platformError('CONFIG_INVALID', `${name}_FILE: the file must hold one word and nothing else`);
  return text;
}
