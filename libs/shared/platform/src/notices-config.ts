/** What the bank's service is told of notices: `WEBHOOK_*`, `SMTP_*`, `NOTICE_*`. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { platformError } from './errors.js';

export interface NoticesConfig {
  readonly webhooks: {
    /** Names of inner hosts that may be reached whatever address they have. */
    readonly hosts: readonly string[];
    /** Inner networks that may be reached, as CIDR. */
    readonly networks: readonly string[];
    /** This machine may be reached, by http too. */
    readonly loopback: boolean;
  };
  /** No mail is sent without it. */
  readonly mail: MailConfig | undefined;
}

export interface MailConfig {
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly tls: 'implicit' | 'starttls' | 'none';
    readonly credentials: { readonly user: string; readonly password: string } | undefined;
  };
  readonly from: string;
  /** Who is told of what. */
  readonly to: Readonly<Record<'alert.created' | 'day.cosigned' | 'day.refused', readonly string[]>>;
  /** So long the first notice waits for others to come into the same mail. */
  readonly minutes: number;
  /** Where people look further. */
  readonly link: string | undefined;
}

const HOST = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;
const MAILBOX = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;

const listed = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');
const mailboxes = z.string().transform(listed).refine((list) => list.length > 0 && list.every((mailbox) => MAILBOX.test(mailbox)), 'must be addresses, divided by commas');
const flag = z.enum(['true', 'false']).default('false').transform((value) => value === 'true');

/** An address stands for the network that holds only it. */
function networkOf(text: string): string | undefined {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  return rest.length === 0 && length >= 0 && length <= most ? `${address}/${length}` : undefined;
}

/** Variables of the environment; an empty value counts as not set. */
export const noticesVariables = z.object({
  WEBHOOK_ALLOWED_HOSTS: z.string().transform(listed).refine((list) => list.every((entry) => networkOf(entry) !== undefined || HOST.test(entry)), 'must be host names, addresses and networks such as 10.1.0.0/16, divided by commas').default([]),
  WEBHOOK_ALLOW_LOOPBACK: flag,
  SMTP_URL: z.string().min(1).optional(),
  SMTP_URL_FILE: z.string().min(1).optional(),
  SMTP_TLS: z.enum(['required', 'none']).default('required'),
  NOTICE_FROM: z.string().refine((text) => MAILBOX.test(/<([^<>]*)>$/.exec(text)?.[1] ?? text) && !/[\r\n]/.test(text), 'must be an address, or a name with <an address>').optional(),
  NOTICE_TO: mailboxes.optional(),
  NOTICE_TO_ALERT_CREATED: mailboxes.optional(),
  NOTICE_TO_DAY_COSIGNED: mailboxes.optional(),
  NOTICE_TO_DAY_REFUSED: mailboxes.optional(),
  NOTICE_MINUTES: z.coerce.number().int().min(1).max(24 * 60).default(5),
  NOTICE_LINK: z.string().regex(/^https?:\/\/[^\s]+$/, 'must be an http(s):// URL').optional(),
});

/** What is set of these variables, for a child process. */
export function noticesEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.keys(noticesVariables.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
}

type Variables = z.infer<typeof noticesVariables>;

/** @throws ProbityError CONFIG_INVALID naming the variable, never its value */
export function noticesConfig(env: Variables): NoticesConfig {
  const networks = env.WEBHOOK_ALLOWED_HOSTS.map(networkOf);
  return {
    webhooks: {
      hosts: env.WEBHOOK_ALLOWED_HOSTS.filter((_, i) => networks[i] === undefined),
      networks: networks.filter((network) => network !== undefined),
      loopback: env.WEBHOOK_ALLOW_LOOPBACK,
    },
    mail: mailConfig(env),
  };
}

function mailConfig(env: Variables): MailConfig | undefined {
  const everybody = env.NOTICE_TO ?? [];
  const to = {
    'alert.created': env.NOTICE_TO_ALERT_CREATED ?? everybody,
    'day.cosigned': env.NOTICE_TO_DAY_COSIGNED ?? everybody,
    'day.refused': env.NOTICE_TO_DAY_REFUSED ?? everybody,
  };
  const url = smtpUrl(env);
  const somebody = Object.values(to).some((list) => list.length > 0);
  if (url === undefined && env.NOTICE_FROM === undefined && !somebody) return undefined;
  if (url === undefined || env.NOTICE_FROM === undefined || !somebody) {
    throw platformError('CONFIG_INVALID', 'mails need all of SMTP_URL (or SMTP_URL_FILE), NOTICE_FROM, and NOTICE_TO or one of NOTICE_TO_ALERT_CREATED, NOTICE_TO_DAY_COSIGNED, NOTICE_TO_DAY_REFUSED');
  }
  return { server: serverOf(url, env.SMTP_TLS), from: env.NOTICE_FROM, to, minutes: env.NOTICE_MINUTES, link: env.NOTICE_LINK };
}

/** It holds a password, so it may come from a file. */
function smtpUrl({ SMTP_URL: value, SMTP_URL_FILE: file }: Variables): string | undefined {
  if (value !== undefined && file !== undefined) throw platformError('CONFIG_INVALID', 'SMTP_URL and SMTP_URL_FILE are both set: set one of them');
  if (file === undefined) return value;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw platformError('CONFIG_INVALID', "SMTP_URL_FILE: the file can't be read", { cause });
  }
}

function serverOf(text: string, tls: Variables['SMTP_TLS']): MailConfig['server'] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const secure = url?.protocol === 'smtps:';
  if (url === undefined || !(secure || url.protocol === 'smtp:') || url.hostname === '' || !['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') {
    throw platformError('CONFIG_INVALID', 'SMTP_URL must be smtp:// or smtps:// with a host and, where needed, user, password and port');
  }
  const credentials = url.username === '' ? undefined : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  if (credentials !== undefined && !secure && tls === 'none') throw platformError('CONFIG_INVALID', 'SMTP_TLS=none would send the password of SMTP_URL in clear: leave out one of them');
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port === '' ? (secure ? 465 : 587) : Number(url.port), tls: secure ? 'implicit' : tls === 'none' ? 'none' : 'starttls', credentials };
}
