/**
 * Requests signed with the sender's own key: RFC 9421 over method, path, query and, by RFC 9530, the body. Who records what goes over the wire gets no
 * secret out of it. A signature is good for minutes and may be played again within them: what is signed here is idempotent.
 */
import { createHash, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto';
import type { Request } from 'express';
import { httpbis } from 'http-message-signatures';
import { platformError } from '../errors.js';
import type { Actor } from './service-tokens.js';

/** Who signs with a key. */
export interface Signer {
  readonly actor: Actor;
  /** Ed25519, 32 bytes, hex. */
  readonly publicKey: string;
}

/** Finds the key that counts now. @param keyId as the request names it: anybody's text */
export type SignerLookup = (keyId: string) => Promise<Signer | undefined>;

/** Where an Express application keeps its {@link SignerLookup} (`app.locals`). */
export const SIGNERS_LOCAL = 'probity:signers';

const FIELDS = ['@method', '@path', '@query'];
const DIGEST = 'content-digest';
const ALGORITHM = 'ed25519';
/** Clocks differ, and a large body takes its time. */
const GOOD_FOR_SECONDS = 300;
const TOLERANCE_SECONDS = 60;
/**
 * The one form that is taken: one signature, over whole components. The library would take more: of several signatures one that holds, and components with
 * parameters that cover a part (`"content-digest";key="x"`).
 */
const INPUT = /^probity=\("@method" "@path" "@query"( "content-digest")?\);created=\d{1,12};expires=\d{1,12};keyid="[\x20-\x21\x23-\x5b\x5d-\x7e]{1,100}";alg="ed25519"$/;
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const digestOf = (body: Uint8Array | string): string => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/**
 * Headers that sign a request.
 * @param url as it is asked for @param key `id`: as the other side knows it; `secretKey`: Ed25519 seed, 32 bytes
 * @param now milliseconds: the other side's clock, as far as it is known
 */
export async function signedHeaders(request: { readonly method: string; readonly url: URL; readonly body?: string }, key: { readonly id: string; readonly secretKey: Uint8Array }, now = Date.now()): Promise<Record<string, string>> {
  const { method, url, body } = request;
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, key.secretKey]), format: 'der', type: 'pkcs8' });
  const headers: Record<string, string> = body === undefined ? {} : { [DIGEST]: digestOf(body) };
  const signed = await httpbis.signMessage(
    {
      key: { id: key.id, alg: ALGORITHM, sign: (data) => Promise.resolve(sign(null, data, privateKey)) }, name: 'probity', fields: body === undefined ? FIELDS : [...FIELDS, DIGEST],
      params: ['created', 'expires', 'keyid', 'alg'], paramValues: { created: new Date(now), expires: new Date(now + GOOD_FOR_SECONDS * 1000) },
    },
    { method, url: url.href, headers },
  );
  return signed.headers as Record<string, string>;
}

const known = new WeakMap<Request, Promise<Actor | undefined>>();

/** The actor whose key signed a request; undefined where it carries no signature, or one that does not hold. Looked up once a request. */
export function actorOfSignature(request: Request): Promise<Actor | undefined> {
  let actor = known.get(request);
  if (actor === undefined) {
    actor = verifiedActor(request).catch(() => undefined);
    known.set(request, actor);
  }
  return actor;
}

async function verifiedActor(request: Request): Promise<Actor | undefined> {
  const lookup = request.app.locals[SIGNERS_LOCAL] as SignerLookup | undefined;
  const input = request.headers['signature-input'];
  const form = typeof input === 'string' ? INPUT.exec(input) : null;
  if (lookup === undefined || form === null || (form[1] !== undefined) !== hasBody(request)) return undefined;
  let signer: Signer | undefined;
  const headers = Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const holds = await httpbis.verifyMessage(
    {
      keyLookup: async ({ keyid }) => {
        signer = typeof keyid === 'string' ? await lookup(keyid) : undefined;
        if (signer === undefined) return null;
        const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signer.publicKey, 'hex').toString('base64url') }, format: 'jwk' });
        return { algs: [ALGORITHM], verify: (data, signature) => Promise.resolve(verify(null, data, publicKey, signature)) };
      },
      maxAge: GOOD_FOR_SECONDS, tolerance: TOLERANCE_SECONDS,
    },
    { method: request.method, url: new URL(request.originalUrl, 'http://host.invalid').href, headers },
  );
  return holds === true ? signer?.actor : undefined;
}

function hasBody({ headers: { 'content-length': length = '0', 'transfer-encoding': encoding } }: Request): boolean {
  return encoding !== undefined || length !== '0';
}

/**
 * Refuses a signed request whose body is another than the one that was signed. The guard calls it for bodies that the parser read; a route that reads its
 * own body calls it with that.
 * @throws ProbityError SIGNATURE_INVALID (401)
 */
export async function requireSignedBody(request: Request & { readonly rawBody?: Buffer }, body: Uint8Array | undefined = request.rawBody): Promise<void> {
  // Nothing was read: nothing can be believed.
  if (body === undefined || (await actorOfSignature(request)) === undefined) return;
  const said = request.headers[DIGEST];
  const [a, b] = [Buffer.from(digestOf(body)), Buffer.from(typeof said === 'string' ? said : '')];
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw platformError('SIGNATURE_INVALID', 'the body is not the one that was signed', { status: 401 });
}
