import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { ADDRESS_FORBIDDEN, type AddressGuard } from './address-guard.js';
import { retryAfterSeconds } from './backoff.js';
import { NoticeError } from './errors.js';

/** Of the whole attempt, from the look-up of the host to the answer. */
const TIMEOUT_MILLISECONDS = 10_000;
/** A receiver's answer is its status. What it sends besides is read so far, to let it finish, and thrown away. */
const MAX_ANSWER_BYTES = 4096;
const MAX_HEADER_BYTES = 16 * 1024;

/** What was in the way before there was an answer. */
export type Obstacle = typeof ADDRESS_FORBIDDEN | 'UNRESOLVED' | 'TIMEOUT' | 'STOPPED' | 'TLS_REFUSED' | 'CONNECTION_FAILED';

export type Answer =
  | { readonly status: number; readonly retryAfter: number | undefined }
  | { readonly obstacle: Obstacle };

/**
 * Posts JSON once, to an address that the guard lets pass, by a connection of its own. Redirects are not followed: they are
 * answers like any other that is not 2xx.
 * @param options.stop ends it before its time, where the process ends
 */
export async function post(
  guard: AddressGuard, target: string, headers: Readonly<Record<string, string>>, body: string,
  { stop, timeoutMilliseconds = TIMEOUT_MILLISECONDS }: { readonly stop?: AbortSignal | undefined; readonly timeoutMilliseconds?: number } = {},
): Promise<Answer> {
  let url: URL;
  try {
    // Again: the policy may have become stricter since the webhook was made.
    url = guard.checked(target);
  } catch (error) {
    if (error instanceof NoticeError) return { obstacle: ADDRESS_FORBIDDEN };
    throw error;
  }
  if (stop?.aborted) return { obstacle: 'STOPPED' };
  return new Promise((resolve) => {
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'POST', agent: false, lookup: guard.lookupFor(url), signal: timeout, maxHeaderSize: MAX_HEADER_BYTES,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'probity-webhooks/1' },
    });
    let answer: Answer | undefined;
    let error: Error | undefined;
    const fail = (first: Error): void => void (error ??= first);
    const end = (): void => void request.destroy();
    stop?.addEventListener('abort', end);
    request.on('error', fail);
    request.on('response', (response) => {
      answer = { status: response.statusCode!, retryAfter: retryAfterSeconds(response.headers['retry-after'], Date.now() / 1000) };
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES) request.destroy();
      });
      response.on('error', fail);
    });
    // It comes in every case, also where a receiver wants to change the protocol, which is neither an answer nor an error.
    request.on('close', () => {
      stop?.removeEventListener('abort', end);
      resolve(answer ?? { obstacle: stop?.aborted ? 'STOPPED' : timeout.aborted ? 'TIMEOUT' : obstacleOf(error) });
    });
    request.end(body);
  });
}

function obstacleOf(error: Error | undefined): Obstacle {
  const code = error !== undefined && 'code' in error ? String(error.code) : '';
  if (code === ADDRESS_FORBIDDEN) return code;
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'UNRESOLVED';
  return /CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code) ? 'TLS_REFUSED' : 'CONNECTION_FAILED';
}
