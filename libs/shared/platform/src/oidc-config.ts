/** What the bank's service is told of its OpenID provider: `OIDC_*`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { platformError } from './errors.js';

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for, divided by spaces; `openid` is in it. */
  readonly scopes: string;
  /** Name of the claim that lists a person's groups. */
  readonly groupsClaim: string;
  /** Roles that a group gives; which words are roles is the bank's matter. */
  readonly groupRoles: Readonly<Record<string, readonly string[]>>;
  /** Origin of PUBLIC_URL: where the provider sends people back to. */
  readonly publicOrigin: string;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** Whether a host name is this machine's own; only that is reached by plain http. */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK.has(hostname);
}

/** Variables of the environment; an empty value counts as not set. */
export const oidcVariables = z.object({
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  OIDC_SCOPES: z.string().refine((text) => text.split(' ').includes('openid'), 'must hold openid, divided from others by spaces').optional(),
  OIDC_GROUPS_CLAIM: z.string().min(1).optional(),
  OIDC_ROLES: z.string().optional(),
});

const rolesSchema = z.record(z.string().min(1), z.array(z.string().min(1)).min(1));

/** What is set of these variables, and the PUBLIC_URL that they need, for a child process. */
export function oidcEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(['PUBLIC_URL', ...Object.keys(oidcVariables.shape)].flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
}

/**
 * @param publicOrigin of PUBLIC_URL
 * @returns undefined where nothing of it is set: people sign in with passwords then
 * @throws ProbityError CONFIG_INVALID naming the variable, never its value
 */
export function oidcConfig(env: z.infer<typeof oidcVariables>, publicOrigin: string | undefined): OidcConfig | undefined {
  if (Object.values(env).every((value) => value === undefined)) return undefined;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_ROLES: roles } = env;
  const clientSecret = secretOf(env);
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || roles === undefined || publicOrigin === undefined) {
    throw platformError('CONFIG_INVALID', 'login at an OpenID provider needs all of OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET (or OIDC_CLIENT_SECRET_FILE), OIDC_ROLES and PUBLIC_URL');
  }
  const { protocol, hostname, search, hash } = new URL(issuer);
  if (protocol === 'http:' && !isLoopbackHost(hostname)) {
    throw platformError('CONFIG_INVALID', 'OIDC_ISSUER is http://: whoever is on the way could say who signs in; http is for a provider on this machine only');
  }
  if (search !== '' || hash !== '') throw platformError('CONFIG_INVALID', 'OIDC_ISSUER has a query or a fragment, which no issuer has');
  return {
    issuer, clientId, clientSecret, publicOrigin, scopes: env.OIDC_SCOPES ?? 'openid profile email', groupsClaim: env.OIDC_GROUPS_CLAIM ?? 'groups', groupRoles: rolesOf(roles),
  };
}

function secretOf({ OIDC_CLIENT_SECRET: value, OIDC_CLIENT_SECRET_FILE: file }: z.infer<typeof oidcVariables>): string | undefined {
  if (value !== undefined && file !== undefined) throw platformError('CONFIG_INVALID', 'OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set: set one of them');
  if (file === undefined) return value;
  let secret: string;
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw platformError('CONFIG_INVALID', "OIDC_CLIENT_SECRET_FILE: the file can't be read", { cause });
  }
  if (secret === '') throw platformError('CONFIG_INVALID', 'OIDC_CLIENT_SECRET_FILE: the file is empty');
  return secret;
}

function rolesOf(text: string): OidcConfig['groupRoles'] {
  try {
    return rolesSchema.parse(JSON.parse(text));
  } catch {
    throw platformError('CONFIG_INVALID', 'OIDC_ROLES must be JSON, group to roles, such as {"aml-analysts": ["analyst"]}');
  }
}
