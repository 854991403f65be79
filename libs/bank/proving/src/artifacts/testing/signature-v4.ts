/**
 * Checks AWS Signature Version 4 as a server does, written from Amazon's own description ("Signature Calculations for the
 * Authorization Header: Transferring Payload in a Single Chunk"). It shares no code with the client.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they stood on the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const MINUTES_15 = 15 * 60_000;
const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();
/** RFC 3986 unreserved characters stay as they are. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** The S3 error code that a request earns, `undefined` where it is signed by these credentials and unchanged. */
export function signatureFault({ method, target, headers, body }: SignedRequest, { accessKeyId, secretAccessKey, region }: Credentials, now: Date): string | undefined {
  const match = /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(headers['authorization'] ?? '');
  if (match === null) return 'AccessDenied';
  const [, keyId, day, ofRegion, signedHeaders, signature] = match as unknown as readonly string[];
  if (keyId !== accessKeyId) return 'InvalidAccessKeyId';
  if (ofRegion !== region) return 'AuthorizationHeaderMalformed';

  const time = headers['x-amz-date'] ?? '';
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!time.startsWith(day!) || !(Math.abs(now.getTime() - at) <= MINUTES_15)) return 'RequestTimeTooSkewed';

  const names = signedHeaders!.split(';');
  const mustBeSigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (mustBeSigned.some((name) => !names.includes(name)) || names.some((name) => headers[name] === undefined)) return 'AccessDenied';

  const contentHash = headers['x-amz-content-sha256'];
  if (contentHash === undefined || (contentHash !== 'UNSIGNED-PAYLOAD' && contentHash !== sha256(body))) return 'XAmzContentSHA256Mismatch';

  const [path, query = ''] = target.split('?') as [string, string?];
  const canonicalRequest = [
    method,
    path.split('/').map((part) => encode(decodeURIComponent(part))).join('/'),
    [...new URLSearchParams(query)].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join('&'),
    ...names.map((name) => `${name}:${headers[name]!.trim().replaceAll(/ +/g, ' ')}`),
    '',
    signedHeaders,
    contentHash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day!), region), 's3'), 'aws4_request');
  const expected = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest)].join('\n'));
  return timingSafeEqual(expected, Buffer.from(signature!, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}
