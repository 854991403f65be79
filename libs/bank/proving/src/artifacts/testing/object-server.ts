/** Object storage for tests: the part of S3's interface that artifacts need, with signatures checked, and faults on demand. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ObjectStorageConfig } from '@probity/shared-platform';
import { signatureFault } from './signature-v4.js';

/** What goes wrong with one request, after its signature was found good. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly code: string }
  /** The connection breaks after so many bytes of the content. */
  | { readonly kind: 'cut'; readonly bytes: number }
  /** Nothing comes any more after so many bytes of the content. */
  | { readonly kind: 'silence'; readonly bytes: number }
  /** One bit of the content is turned over on the way. */
  | { readonly kind: 'spoilt' };

export interface ObjectServer {
  readonly config: ObjectStorageConfig;
  /** By path, without the leading slash. */
  readonly objects: Map<string, Uint8Array>;
  /** Taken one a request. */
  readonly faults: Fault[];
  /** Method, path, range and outcome of each request. */
  readonly requests: { readonly method: string; readonly path: string; readonly range: string | undefined; readonly status: number }[];
  close(): Promise<void>;
}

const REGION = 'eu-central-1';

export async function startObjectServer(): Promise<ObjectServer> {
  const objects = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  const requests: ObjectServer['requests'] = [];
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test/secret+key', region: REGION };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const method = request.method!;
    const path = request.url!.slice(1);
    const { range, 'if-match': ifMatch } = request.headers;
    const begin = (status: number, headers: Record<string, string | number> = {}): void => {
      requests.push({ method, path, range, status });
      response.writeHead(status, headers);
    };
    const fail = (status: number, code: string): void => {
      begin(status);
      response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    };

    const refused = signatureFault({ method, target: request.url!, headers: request.headers as Record<string, string>, body }, credentials, new Date());
    if (refused !== undefined) return fail(403, refused);
    const fault = faults.shift();
    if (fault?.kind === 'status') return fail(fault.status, fault.code);

    if (method === 'PUT') {
      objects.set(path, new Uint8Array(body));
      begin(200);
      response.end();
      return;
    }
    const object = objects.get(path);
    if (object === undefined) return fail(404, 'NoSuchKey');
    const etag = `"${createHash('md5').update(object).digest('hex')}"`;
    if (ifMatch !== undefined && ifMatch !== etag) return fail(412, 'PreconditionFailed');
    const from = range === undefined ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1]);
    const content = Buffer.from(object.subarray(from));
    if (fault?.kind === 'spoilt') content[content.length - 1]! ^= 1;
    begin(range === undefined ? 200 : 206, { etag, 'content-length': content.length, ...(range === undefined ? {} : { 'content-range': `bytes ${from}-${object.length - 1}/${object.length}` }) });
    if (method === 'HEAD') response.end();
    else if (fault?.kind === 'cut') response.write(content.subarray(0, fault.bytes), () => setTimeout(() => response.destroy(), 20));
    else if (fault?.kind === 'silence') response.write(content.subarray(0, fault.bytes));
    else response.end(content);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  return {
    config: { endpoint: `http://127.0.0.1:${port}`, bucket: 'artifacts', prefix: 'bank-one/', region: REGION, accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey },
    objects, faults, requests,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}
