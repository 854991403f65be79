import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { AddressGuard } from './address-guard.js';
import { post, type Answer } from './post.js';

const GUARD = new AddressGuard({ hosts: [], networks: [], loopback: true });

describe('a post', () => {
  let server: Server;
  let port: number;
  let answer: RequestListener;
  let requests = 0;

  before(async () => {
    server = createServer((request, response) => {
      requests += 1;
      answer(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (options: Parameters<typeof post>[4] = {}, scheme = 'http', guard = GUARD): Promise<Answer> => post(guard, `${scheme}://localhost:${port}/hook`, { 'webhook-id': 'one' }, '{"a":"ü"}', options);

  it('gives the status, whatever it is, and follows no redirect', async () => {
    for (const status of [200, 204, 301, 308, 404, 410, 500]) {
      requests = 0;
      answer = (_, response) => response.writeHead(status, { location: `http://127.0.0.1:${port}/other`, 'retry-after': '7' }).end('text');
      assert.deepEqual([await send(), requests], [{ status, retryAfter: 7 }, 1]);
    }
  });

  it('does not read on what never ends, too much or too slow', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    };
    assert.deepEqual(await send(), { status: 200, retryAfter: undefined });
    answer = (_, response) => response.writeHead(200).write('slow');
    assert.deepEqual(await send({ timeoutMilliseconds: 100 }), { status: 200, retryAfter: undefined });
    answer = (_, response) => response.writeHead(200, { long: 'x'.repeat(20_000) }).end();
    assert.deepEqual(await send(), { obstacle: 'CONNECTION_FAILED' });
  });

  it('says what was in the way', async () => {
    answer = () => undefined;
    assert.deepEqual(await send({ timeoutMilliseconds: 100 }), { obstacle: 'TIMEOUT' });
    answer = (request) => request.socket.destroy();
    assert.deepEqual(await send(), { obstacle: 'CONNECTION_FAILED' });
    answer = (_, response) => response.socket!.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: other\r\nconnection: upgrade\r\n\r\n');
    assert.deepEqual(await send(), { obstacle: 'CONNECTION_FAILED' });
    assert.deepEqual(await send({}, 'https'), { obstacle: 'TLS_REFUSED' });
    const nowhere = new AddressGuard({ hosts: [], networks: [], loopback: true }, () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })));
    assert.deepEqual(await send({}, 'http', nowhere), { obstacle: 'UNRESOLVED' });
    const hanging = new AddressGuard({ hosts: [], networks: [], loopback: true }, () => new Promise(() => undefined));
    assert.deepEqual(await send({ timeoutMilliseconds: 50 }, 'http', hanging), { obstacle: 'TIMEOUT' });
  });

  it('sends nothing where the policy does not let it, or the process ends', async () => {
    requests = 0;
    assert.deepEqual(await send({}, 'http', new AddressGuard({ hosts: ['localhost'], networks: ['127.0.0.0/8'], loopback: false })), { obstacle: 'ADDRESS_FORBIDDEN' });
    assert.deepEqual(await send({}, 'https', new AddressGuard({ hosts: ['localhost'], networks: ['127.0.0.0/8'], loopback: false })), { obstacle: 'ADDRESS_FORBIDDEN' });
    assert.deepEqual(await send({ stop: AbortSignal.abort() }), { obstacle: 'STOPPED' });
    assert.equal(requests, 0);
  });
});
