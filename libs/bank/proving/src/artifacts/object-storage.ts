/** Artifacts in S3-compatible object storage of the bank, so that workers on many machines share one place. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectStorageConfig } from '@probity/shared-platform';
import { AwsV4Signer } from 'aws4fetch';
import { ArtifactError } from './artifact-error.js';
import { requireArtifactName, sha256Of } from './artifact-store.js';
import type { Artifacts } from './artifact-store.js';

export interface ObjectStorageOptions {
  /** Larger objects are refused while they come in: what lies under a name is not ours to trust before it is hashed. */
  readonly maxBytes: number;
  /** Tries of one request; a download goes on where it broke off. */
  readonly attempts: number;
  /** Before the second try, in milliseconds; doubled each time, with jitter. */
  readonly retryMilliseconds: number;
  /** Longest silence of the store, before and within an answer. */
  readonly silenceMilliseconds: number;
}

const DEFAULTS: ObjectStorageOptions = { maxBytes: 2 * 2 ** 30 - 1, attempts: 5, retryMilliseconds: 250, silenceMilliseconds: 30_000 };

/** Bytes a millisecond. While we send nothing is heard. */
const SLOWEST_UPLOAD = 256;

/** Of the store or the way to it, and gone the next time. Everything else that is no success is an answer. */
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** A broken connection or a store in trouble; never leaves this file. */
class PassingError extends Error {}

/**
 * One object per artifact, `<bucket>/<prefix><sha256>`, addressed by path. Objects are private; each request is signed
 * (AWS Signature Version 4), an upload together with its content's hash, which the store checks.
 */
export class ObjectStorage implements Artifacts {
  readonly #config: ObjectStorageConfig;
  readonly #options: ObjectStorageOptions;
  /** Of signing keys, one a day. */
  readonly #signingKeys = new Map<string, ArrayBuffer>();

  constructor(config: ObjectStorageConfig, options: Partial<ObjectStorageOptions> = {}) {
    this.#config = config;
    this.#options = { ...DEFAULTS, ...options };
  }

  /**
   * Downloads an artifact. Bytes of another hash are fetched once more, since a transfer can spoil them, then refused.
   * @param requireRoom told the size before the content is fetched; may throw
   * @throws ArtifactError
   */
  async get(sha256: string, requireRoom: (bytes: number) => Promise<void> = async () => {}): Promise<Uint8Array> {
    for (let tries = 0; tries < 2; tries++) {
      const bytes = await this.#download(requireArtifactName(sha256), requireRoom);
      if (sha256Of(bytes) === sha256) return bytes;
    }
    throw new ArtifactError('ARTIFACT_HASH_MISMATCH', `${this.#place(sha256)} holds other bytes than its name says: find out who wrote it, delete it and publish the circuits again`);
  }

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    await this.#withRetries(sha256, async (silence) => {
      silence.lastsLonger(bytes.length / SLOWEST_UPLOAD);
      const response = await this.#send('PUT', sha256, { headers: { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sha256 }, body: bytes as Uint8Array<ArrayBuffer>, signal: silence.signal });
      await response.body?.cancel();
    });
    return sha256;
  }

  /** Size of the object in bytes, `undefined` where there is none. Says nothing of its content. @throws ArtifactError */
  async size(sha256: string): Promise<number | undefined> {
    requireArtifactName(sha256);
    try {
      return await this.#withRetries(sha256, async (silence) => lengthOf(await this.#send('HEAD', sha256, { headers: {}, signal: silence.signal })));
    } catch (error) {
      if (error instanceof ArtifactError && error.code === 'ARTIFACT_MISSING') return undefined;
      throw error;
    }
  }

  async #download(sha256: string, requireRoom: (bytes: number) => Promise<void>): Promise<Uint8Array> {
    let parts: Uint8Array[] = [];
    let received = 0;
    let etag: string | null = null;

    await this.#withRetries(sha256, async (silence) => {
      // The tag keeps halves of two objects apart, should one be replaced in between.
      const resumes = received > 0 && etag !== null;
      const headers: Record<string, string> = resumes ? { range: `bytes=${received}-`, 'if-match': etag! } : {};
      const response = await this.#send('GET', sha256, { headers, signal: silence.signal });
      const goesOn = resumes && response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${received}-`) === true;
      if (!goesOn) {
        if (response.status !== 200) throw await given(response, new StartOverError('a part that nobody asked for'));
        parts = [];
        received = 0;
        etag = response.headers.get('etag');
        const length = lengthOf(response) ?? 0;
        try {
          this.#requireSize(sha256, length);
          await requireRoom(length);
        } catch (error) {
          throw await given(response, error);
        }
      }
      for await (const part of response.body ?? []) {
        silence.broken();
        this.#requireSize(sha256, received + part.length);
        parts.push(part);
        received += part.length;
      }
    }, () => {
      // The object changed, or the store takes no ranges: from the start.
      parts = [];
      received = 0;
    });

    return Buffer.concat(parts, received);
  }

  #requireSize(sha256: string, bytes: number): void {
    if (bytes > this.#options.maxBytes) throw new ArtifactError('ARTIFACT_TOO_LARGE', `${this.#place(sha256)} is larger than the ${this.#options.maxBytes} bytes that an artifact may have`);
  }

  /** Sends one signed request. Returns what is a success; anything else is thrown, `PassingError` where it may go away. */
  async #send(method: 'GET' | 'HEAD' | 'PUT', sha256: string, { headers, body, signal }: { headers: Record<string, string>; body?: Uint8Array<ArrayBuffer>; signal: AbortSignal }): Promise<Response> {
    const { endpoint, bucket, prefix, region, accessKeyId, secretAccessKey } = this.#config;
    const signed = await new AwsV4Signer({
      method, url: `${endpoint}/${bucket}/${prefix}${sha256}`, headers: { 'x-amz-content-sha256': EMPTY_SHA256, ...headers }, service: 's3', region, accessKeyId, secretAccessKey, cache: this.#signingKeys,
    }).sign();
    // After signing, since gateways rewrite it. A compressed answer could not be gone on with.
    signed.headers.set('accept-encoding', 'identity');
    const response = await fetch(signed.url, { method, headers: signed.headers, body, signal, redirect: 'manual' });

    if (response.status === 200 || response.status === 206) return response;
    const { status } = response;
    const reason = `HTTP ${status}${await errorCodeOf(response)}`;
    if (PASSING_STATUS.has(status)) throw new PassingError(reason);
    if (status === 412 || status === 416) throw new StartOverError(reason);
    if (status === 404) throw new ArtifactError('ARTIFACT_MISSING', `${this.#place(sha256)} is not there (${reason}): publish the circuits with \`probity circuits publish\``);
    const hint = status >= 300 && status < 400 ? 'region or endpoint are of another bucket' : 'look at credentials, policy and clock; a store also answers 403 for what is not there to someone who may not list';
    throw new ArtifactError('ARTIFACT_STORE_REFUSED', `${this.#place(sha256)}: the store refuses (${reason}): ${hint}`);
  }

  async #withRetries<T>(sha256: string, work: (silence: Silence) => Promise<T>, startOver: () => void = () => {}): Promise<T> {
    const { attempts, retryMilliseconds, silenceMilliseconds } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const silence = new Silence(silenceMilliseconds);
      try {
        return await work(silence);
      } catch (error) {
        if (error instanceof ArtifactError) throw error;
        if (error instanceof StartOverError) startOver();
        if (attempt >= attempts) throw new ArtifactError('ARTIFACT_STORE_UNREACHABLE', `${this.#place(sha256)}: no answer after ${attempts} tries (${causeOf(error)})`);
      } finally {
        silence.end();
      }
      await sleep(retryMilliseconds * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }

  #place(sha256: string): string {
    const { bucket, prefix } = this.#config;
    return `artifact ${sha256} in bucket ${bucket}${prefix === '' ? '' : ` under ${prefix}`}`;
  }
}

const EMPTY_SHA256 = sha256Of(new Uint8Array());

/** What was begun can't be gone on with. */
class StartOverError extends PassingError {}

/** Ends a request when nothing is heard for long. */
class Silence {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  #timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#timer = this.#start(0);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  lastsLonger(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start(milliseconds);
  }

  broken(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #start(longer: number): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(new PassingError('the store fell silent')), this.#milliseconds + longer);
  }
}

function lengthOf(response: Response): number | undefined {
  const header = response.headers.get('content-length');
  return header === null || !/^\d{1,15}$/.test(header) ? undefined : Number(header);
}

/** Lets go of a response that is not read. */
async function given<E>(response: Response, error: E): Promise<E> {
  await response.body?.cancel().catch(() => {});
  return error;
}

/** The `<Code>` of an S3 error answer, of which only the start is read. It is a stranger's text: words of letters only. */
async function errorCodeOf(response: Response): Promise<string> {
  let text = '';
  try {
    for await (const part of response.body ?? []) {
      text += Buffer.from(part as Uint8Array).toString('latin1');
      if (text.length > 4096) break;
    }
  } catch {
    // An answer that breaks off has no code.
  }
  const code = /<Code>([A-Za-z]{1,64})<\/Code>/.exec(text)?.[1];
  return code === undefined ? '' : ` ${code}`;
}

/** Why a request failed, in words that come from us or from Node's own codes. */
function causeOf(error: unknown): string {
  if (error instanceof PassingError) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'connection broken';
}
