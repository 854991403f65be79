import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AddressGuard, type AddressPolicy } from './address-guard.js';

const CLOSED: AddressPolicy = { hosts: [], networks: [], loopback: false };
const INNER: AddressPolicy = { hosts: ['Case.Bank.Example'], networks: ['10.20.0.0/16', 'fd12:3456::/32'], loopback: false };

/** Whether a connection to a name with these addresses is let through, and to which of them. */
async function reached(policy: AddressPolicy, addresses: readonly string[], url = 'https://receiver.example/hook'): Promise<readonly string[] | string> {
  const guard = new AddressGuard(policy, () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))));
  return new Promise((resolve) => {
    guard.lookupFor(new URL(url))('receiver.example', { all: true }, (error, found) => {
      resolve(error ? error.code! : (found as { address: string }[]).map(({ address }) => address));
    });
  });
}

const PUBLIC = ['93.184.216.34', '2606:2800:220:1::1', '1.1.1.1', '::ffff:93.184.216.34'];
const INSIDE = ['10.20.3.4', '::ffff:10.20.3.4', 'fd12:3456::1'];
const PRIVATE = ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fd00::1', 'fec0::1', '::ffff:10.0.0.1', '::ffff:192.168.1.1', '::10.0.0.1'];
const SPECIAL = ['192.0.0.8', '192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', '64:ff9b::a00:1', '64:ff9b::a9fe:a9fe', '2002:a00:1::', '2001::1', '2001:db8::1', '100::1', '5f00::1', '4000::1'];
const LOOPBACK = ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'];
const NEVER = [
  '0.0.0.0', '0.1.2.3', '255.255.255.255', '224.0.0.1', '169.254.0.1', '169.254.169.254', '::ffff:169.254.169.254', '::', 'fe80::1', 'fe80::1%eth0', 'ff02::1',
  '100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254', 'no address',
];

test('a closed guard lets public addresses through and nothing else', async () => {
  for (const address of PUBLIC) assert.deepEqual(await reached(CLOSED, [address]), [address], address);
  for (const address of [...INSIDE, ...PRIVATE, ...SPECIAL, ...LOOPBACK, ...NEVER]) assert.equal(await reached(CLOSED, [address]), 'ADDRESS_FORBIDDEN', address);
});

test('one address that may not be reached is enough to refuse a name', async () => {
  for (const address of [...PRIVATE, ...LOOPBACK, ...NEVER]) {
    assert.equal(await reached(CLOSED, ['93.184.216.34', address]), 'ADDRESS_FORBIDDEN', address);
    assert.equal(await reached(CLOSED, [address, '93.184.216.34']), 'ADDRESS_FORBIDDEN', address);
  }
  assert.equal(await reached(CLOSED, []), 'ENOTFOUND');
});

test('inner networks and hosts that the bank names may be reached; clouds, links and the machine itself by no name', async () => {
  for (const address of [...PUBLIC, ...INSIDE]) assert.deepEqual(await reached(INNER, [address]), [address], address);
  for (const address of [...PRIVATE, ...LOOPBACK, ...NEVER]) assert.equal(await reached(INNER, [address]), 'ADDRESS_FORBIDDEN', address);
  for (const address of [...PUBLIC, ...INSIDE, ...PRIVATE]) assert.deepEqual(await reached(INNER, [address], 'https://CASE.bank.example./hook'), [address], address);
  for (const address of [...LOOPBACK, ...NEVER]) assert.equal(await reached(INNER, [address], 'https://case.bank.example/hook'), 'ADDRESS_FORBIDDEN', address);
  assert.equal(await reached(INNER, ['10.0.0.1'], 'https://other.case.bank.example/'), 'ADDRESS_FORBIDDEN');
});

test('http is for this machine alone, where the bank said so', async () => {
  const open: AddressPolicy = { ...INNER, loopback: true };
  for (const address of LOOPBACK) assert.deepEqual(await reached(open, [address], 'http://localhost:8080/'), [address], address);
  for (const address of [...PUBLIC, ...INSIDE, ...PRIVATE, ...NEVER]) assert.equal(await reached(open, [address], 'http://localhost/'), 'ADDRESS_FORBIDDEN', address);
});

test('a URL is refused for what can be seen of it', () => {
  const taken = (policy: AddressPolicy, url: string): boolean => {
    try {
      new AddressGuard(policy).checked(url);
      return true;
    } catch (error) {
      assert.equal((error as { code?: string }).code, 'WEBHOOK_URL_REFUSED');
      // It may hold a receiver's token.
      assert.equal((error as Error).message.includes(url), false);
      return false;
    }
  };
  const good = ['https://receiver.example/hook?token=1', 'https://receiver.example:8443/', 'https://93.184.216.34/', 'https://[2606:2800:220:1::1]/'];
  const bad = [
    'nonsense', 'ftp://receiver.example/', 'file:///etc/passwd', 'http://receiver.example/', 'http://localhost/', 'http://127.0.0.1/', 'https://user@receiver.example/', 'https://user:word@receiver.example/',
    'https://receiver.example/#part', `https://receiver.example/${'a'.repeat(2048)}`, 'https://10.0.0.1/', 'https://127.0.0.1/', 'https://0x7f.1/', 'https://2130706433/', 'https://0177.0.0.1/',
    'https://169.254.169.254/latest/meta-data', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'https://[fe80::1]/', 'https://0/',
  ];
  for (const url of good) assert.ok(taken(CLOSED, url), url);
  for (const url of bad) assert.equal(taken(CLOSED, url), false, url);
  for (const url of ['http://localhost:3000/', 'http://127.0.0.1/', 'http://[::1]:1/', 'https://127.0.0.1/']) assert.ok(taken({ ...CLOSED, loopback: true }, url), url);
  assert.equal(taken({ ...CLOSED, loopback: true }, 'http://receiver.example/'), false);
  assert.ok(taken(INNER, 'https://10.20.0.1/'));
});
