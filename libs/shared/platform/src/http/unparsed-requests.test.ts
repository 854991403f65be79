import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { answerUnparsedRequests } from './unparsed-requests.js';

describe('requests that the parser refuses', () => {
  let server: Server;
  /** A canary: nothing that was sent may be quoted. */
  const SECRET = 'ACCOUNT-4711';

  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/half') {
        response.writeHead(200, { 'content-length': '10' });
        response.write('half');
        return;
      }
      response.end('ok');
    });
    answerUnparsedRequests(server);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Everything that comes back until the connection ends. */
  const exchange = (...parts: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      let answer = '';
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
      socket.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
      socket.on('error', () => undefined).on('close', () => resolve(answer));
      void (async () => {
        for (const part of parts) {
          socket.write(part);
          await new Promise((next) => setTimeout(next, 50));
        }
      })();
    });

  const problemIn = (answer: string): Record<string, unknown> => {
    const [head, body] = answer.split('\r\n\r\n');
    assert.match(head!, /^content-type: application\/problem\+json/im);
    assert.match(head!, /^connection: close/im);
    assert.equal(Number(/^content-length: (\d+)/im.exec(head!)![1]), Buffer.byteLength(body!));
    assert.ok(!answer.includes(SECRET), answer);
    const problem = JSON.parse(body!) as Record<string, unknown>;
    assert.equal(Number(/^HTTP\/1\.1 (\d+) /.exec(head!)![1]), problem['status']);
    assert.equal(problem['type'], `urn:probity:problem:${String(problem['code'])}`);
    assert.equal(problem['instance'], `urn:probity:request:${/^x-request-id: (.*)$/im.exec(head!)![1]}`);
    return problem;
  };

  it('are answered with problem details: headers or a URL too large', async () => {
    const large = problemIn(await exchange(`GET / HTTP/1.1\r\nHost: x\r\nX-Secret: ${SECRET}${'a'.repeat(60_000)}\r\n\r\n`));
    assert.deepEqual([large['status'], large['code']], [431, 'HEADERS_TOO_LARGE']);
    const url = problemIn(await exchange(`GET /${SECRET}${'a'.repeat(60_000)} HTTP/1.1\r\nHost: x\r\n\r\n`));
    assert.equal(url['code'], 'HEADERS_TOO_LARGE');
  });

  it('are answered with problem details: no HTTP, in one piece or after a good request', async () => {
    for (const sent of [`${SECRET}\r\n\r\n`, `GET / HTTP/1.1\r\nHost: x\r\nContent-Length: ${SECRET}\r\n\r\n`]) {
      const problem = problemIn(await exchange(sent, 'more of it'));
      assert.deepEqual([problem['status'], problem['code']], [400, 'REQUEST_REFUSED']);
    }
    const answers = await exchange('GET / HTTP/1.1\r\nHost: x\r\n\r\n', `${SECRET}\r\n\r\n`);
    assert.match(answers, /^HTTP\/1\.1 200 OK[\s\S]*ok/);
    assert.equal(problemIn(answers.slice(answers.lastIndexOf('HTTP/1.1')))['code'], 'REQUEST_REFUSED');
  });

  it('get nothing within the answer of the request before', async () => {
    const answer = await exchange('GET /half HTTP/1.1\r\nHost: x\r\n\r\n', `${SECRET}\r\n\r\n`);
    assert.match(answer, /\r\n\r\nhalf$/);
  });
});
