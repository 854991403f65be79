import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { platformError } from '../errors.js';
import type { ProbityError } from '../errors.js';
import { problemOf } from './problem.filter.js';
import { REQUEST_ID_HEADER } from './request-id.js';

/** Who is cut off while still sending loses the answer with the connection; who sends for ever holds it no longer than this. */
const LINGER_MILLISECONDS = 2_000;

/**
 * Idle connections are kept longer than clients and balancers keep theirs, a minute at most: else a request can meet the close of its
 * connection, and is lost without an answer.
 */
const KEEP_ALIVE_MILLISECONDS = 65_000;

/**
 * Answers requests that Node's parser refuses, which no route and no filter ever sees, with problem details too: headers or
 * a URL that are too large (431), a request that takes too long to come (408), and what is no HTTP (400).
 */
export function answerUnparsedRequests(server: Server): void {
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  server.headersTimeout = KEEP_ALIVE_MILLISECONDS + 1_000;
  /** The answer that a connection is at. */
  const answering = new WeakMap<Duplex, ServerResponse>();

  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answering.set(socket, response);
    response.once('close', () => {
      if (answering.get(socket) === response) answering.delete(socket);
    });
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Its own end of the connection was reset, or this was answered before: the parser fails again at each further byte.
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    // Half an answer is on the wire: a second one within it would be read as a part of the first.
    if (answering.get(socket)?.headersSent === true) {
      socket.destroy();
      return;
    }
    socket.end(answerOf(refusalOf(error.code)));
    const cut = setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref();
    socket.once('close', () => clearTimeout(cut));
  });
}

/** Fixed texts: what was sent may hold anything. */
function refusalOf(code: string | undefined): ProbityError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return platformError('HEADERS_TOO_LARGE', 'the URL and headers are too large together: send 16 kB at the most', { status: 431 });
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return platformError('PAYLOAD_TOO_LARGE', 'the extensions of the chunks are too large: send none', { status: 413 });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return platformError('REQUEST_TIMEOUT', 'the request took too long to come: send it again', { status: 408 });
    default:
      return platformError('REQUEST_REFUSED', 'this is no well-formed HTTP request', { status: 400 });
  }
}

function answerOf(refusal: ProbityError): string {
  const id = randomUUID();
  const body = JSON.stringify({ ...problemOf(refusal), instance: `urn:probity:request:${id}` });
  return [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `${REQUEST_ID_HEADER}: ${id}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
