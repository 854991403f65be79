/**
 * Which addresses a webhook may reach. Its URL comes from a request, and the service stands inside the bank's network: without
 * this, a webhook would be a way to send requests to whatever listens in there, or to a cloud's metadata.
 */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { NoticeError } from './errors.js';

export interface AddressPolicy {
  /** Names of inner hosts that may be reached whatever address they have. */
  readonly hosts: readonly string[];
  /** Inner networks that may be reached, as CIDR. */
  readonly networks: readonly string[];
  /** This machine may be reached, by http too: for tests and development. */
  readonly loopback: boolean;
}

/** All addresses of a host. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

type Address = ReturnType<typeof ipaddr.parse>;

/** Never a receiver of anything, whatever the policy says. */
const NEVER: readonly string[] = ['unspecified', 'broadcast', 'multicast', 'linkLocal'];
/** Where clouds answer for their machines, outside of the link-local range. */
const METADATA = ['100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254'].map((address) => ipaddr.parse(address).toNormalizedString());
/** All of IPv6 that is given out for use on the internet. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

const MAX_URL = 2048;

export class AddressGuard {
  readonly #hosts: ReadonlySet<string>;
  readonly #networks: readonly ReturnType<typeof ipaddr.parseCIDR>[];

  constructor(
    private readonly policy: AddressPolicy,
    private readonly resolve: Resolve = resolveBySystem,
  ) {
    this.#hosts = new Set(policy.hosts.map(plainName));
    this.#networks = policy.networks.map((network) => ipaddr.parseCIDR(network));
  }

  /**
   * A URL that may be kept: what can be said of it without asking for its host's addresses, which may change at any time.
   * @throws NoticeError WEBHOOK_URL_REFUSED (422)
   */
  checked(text: string): URL {
    const refuse = (why: string): never => {
      throw new NoticeError('WEBHOOK_URL_REFUSED', `the webhook's URL ${why}`, 422);
    };
    const url = text.length <= MAX_URL && URL.canParse(text) ? new URL(text) : refuse('is none, or too long');
    if (url.username !== '' || url.password !== '' || url.hash !== '') return refuse('must have no user, password or fragment');
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('must be https');
    const literal = literalOf(url);
    if (url.protocol === 'http:' && !(this.policy.loopback && (plainName(url.hostname) === 'localhost' || (literal !== undefined && isLoopback(literal))))) return refuse('must be https');
    if (literal !== undefined && !this.#mayReach(url, literal)) return refuse('names an address that webhooks may not reach: WEBHOOK_ALLOWED_HOSTS lists inner ones that they may');
    return url;
  }

  /**
   * Looks up a host for one connection and hands on its addresses only when each of them may be reached. The connection is made to
   * what was checked: a name that answers otherwise the next time (DNS rebinding) gains nothing.
   */
  lookupFor(url: URL): LookupFunction {
    return (hostname, options, done) => {
      this.resolve(hostname).then(
        (addresses) => {
          const [first] = addresses;
          if (first === undefined) return done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
          if (!addresses.every(({ address }) => this.#mayReach(url, address))) return done(forbidden(), '');
          return options.all ? done(null, [...addresses]) : done(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => done(error, ''),
      );
    };
  }

  #mayReach(url: URL, text: string): boolean {
    if (!ipaddr.isValid(text)) return false;
    // An IPv4 address within an IPv6 one counts as what it is.
    const address = ipaddr.process(text);
    const range = address.range();
    if (NEVER.includes(range) || METADATA.includes(address.toNormalizedString())) return false;
    if (range === 'loopback') return this.policy.loopback;
    if (url.protocol === 'http:') return false;
    if (range === 'unicast' && (address.kind() === 'ipv4' || isWithin(address, GLOBAL_IPV6))) return true;
    return this.#hosts.has(plainName(url.hostname)) || this.#networks.some((network) => isWithin(address, network));
  }
}

/** The code of the error that ends a connection at its look-up. */
export const ADDRESS_FORBIDDEN = 'ADDRESS_FORBIDDEN';
const forbidden = (): NodeJS.ErrnoException => Object.assign(new Error('the host has an address that webhooks may not reach'), { code: ADDRESS_FORBIDDEN });

const plainName = (hostname: string): string => hostname.toLowerCase().replace(/\.$/, '');
const isLoopback = (literal: string): boolean => ipaddr.process(literal).range() === 'loopback';
const isWithin = (address: Address, [network, bits]: ReturnType<typeof ipaddr.parseCIDR>): boolean => address.kind() === network.kind() && address.match(network, bits);

/** The address that a URL names itself: no look-up is made for it. The parser has brought forms such as `0x7f.1` to the usual one. */
function literalOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? undefined : bare;
}

const resolveBySystem: Resolve = (hostname) =>
  new Promise((resolve, failed) => systemLookup(hostname, { all: true }, (error, addresses) => (error ? failed(error) : resolve(addresses))));
