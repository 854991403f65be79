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
 * @param stop ends it before its time, where the process ends
 */
export async function post(guard: AddressGuard, target: string, headers: Readonly<Record<string, string>>, body: string, stop?: AbortSignal): Promise<Answer> {
  let url: URL;
  try {
    // Again: the policy may have become stricter since the webhook was made.
    url = guard.checked(target);
  } catch (error) {
    if (error instanceof NoticeError) return { obstacle: ADDRESS_FORBIDDEN };
    throw error;
  }
  return new Promise((resolve) => {
    if (stop?.aborted) return resolve({ obstacle: 'STOPPED' });
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'POST', agent: false, lookup: guard.lookupFor(url), signal, maxHeaderSize: MAX_HEADER_BYTES,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'probity-webhooks/1' },
    });
    let answer: Answer | undefined;
    const failed = (error: Error): void => resolve(answer ?? { obstacle: stop?.aborted ? 'STOPPED' : signal.aborted ? 'TIMEOUT' : obstacleOf(error) });
    const end = (): void => void request.destroy(new Error('stopped'));
    stop?.addEventListener('abort', end);
    request.on('close', () => stop?.removeEventListener('abort', end));
    request.on('error', failed);
    request.on('response', (response) => {
      answer = { status: response.statusCode!, retryAfter: retryAfterSeconds(response.headers['retry-after'], Date.now() / 1000) };
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES) response.destroy();
      });
      response.on('error', failed);
      response.on('close', () => resolve(answer!));
    });
    request.end(body);
  });
}

function obstacleOf(error: Error): Obstacle {
  const code = 'code' in error ? String(error.code) : '';
  if (code === ADDRESS_FORBIDDEN) return code;
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'UNRESOLVED';
  return /CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code) ? 'TLS_REFUSED' : 'CONNECTION_FAILED';
}
