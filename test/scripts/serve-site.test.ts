import assert from 'node:assert/strict';
import {once} from 'node:events';
import fs, {readdirSync} from 'node:fs';
import {mkdir, rm, symlink, truncate, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import {serveSite} from '../../scripts/serve-site.ts';
import {type FakeMachine, fakeMachine} from './fake-machine.ts';

async function builtSite(): Promise<FakeMachine> {
  const machine = await fakeMachine();
  await mkdir(path.join(machine.root, 'methods'));
  for (const [name, text] of Object.entries({
    'index.html': 'home',
    'methods/index.html': 'methods',
    '404.html': 'lost',
  })) {
    await writeFile(path.join(machine.root, name), text);
  }
  return machine;
}

for (const base of ['/', '/report', '/report/', '/日本/', '/ü/', '/%C3%BC/']) {
  test(`serveSite(folder, '${base}', 0) serves pages under the base path`, async () => {
    await using site = await builtSite();
    await using server = await serveSite(site.root, base, 0);
    assert.equal(await (await fetch(server.address)).text(), 'home');
    assert.equal(await (await fetch(`${server.address}methods/`)).text(), 'methods');
    assert.equal((await fetch(`${server.address}methods`)).url, `${server.address}methods/`);
    const missing = await fetch(`${server.address}nowhere/`);
    assert.deepEqual([missing.status, await missing.text()], [404, 'lost']);
    assert.equal(await (await fetch(new URL('/', server.address))).text(), 'home');
  });
}

test('serveSite() gives 404, never the home page, for what is asked for outside the base path', async () => {
  await using site = await builtSite();
  await using server = await serveSite(site.root, '/report/', 0);
  for (const address of ['/networks/a.f16', '/methods/', '/reports/', '/report/../methods/']) {
    const {status} = await fetch(new URL(address, server.address));
    assert.equal(status, 404, address);
  }
});

const parts: [range: string, status: number, text: string][] = [
  ['bytes=0-0', 206, 'n'],
  ['bytes=-5', 206, 'mbers'],
  ['bytes=4-', 206, 'ers'],
  ['bytes=2-90', 206, 'mbers'],
  ['bytes=5-2', 416, ''],
  ['bytes=90-', 416, ''],
  ['bytes=', 416, ''],
  ['items=0-5', 200, 'numbers'],
  ['nonsense', 200, 'numbers'],
];

test('serveSite() sends the part of a file that a range names', async () => {
  await using site = await builtSite();
  await writeFile(path.join(site.root, 'numbers.bin'), 'numbers');
  await using server = await serveSite(site.root, '/', 0);
  for (const [range, status, text] of parts) {
    const answer = await fetch(`${server.address}numbers.bin`, {headers: {range}});
    const body = await answer.text();
    assert.deepEqual([answer.status, status === 416 ? '' : body], [status, text], range);
  }
});

test('serveSite() answers HEAD without a body, 405 to other methods and 400 to what cannot be decoded', async () => {
  await using site = await builtSite();
  await using server = await serveSite(site.root, '/', 0);
  const head = await fetch(server.address, {method: 'HEAD'});
  assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, '4', '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const {status, headers} = await fetch(server.address, {method});
    assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD'], method);
  }
  for (const address of ['/%', '/%E0%A4%A', '/%ff', '/a%00b']) {
    assert.equal(Number((await ask(server.address, `GET ${address} HTTP/1.1`)).split(' ')[1]), 400, address);
  }
});

test('serveSite() keeps to its folder: neither `..` nor links lead out of it', async () => {
  await using site = await builtSite();
  const folder = path.join(site.root, 'methods');
  await symlink(path.join(site.root, '404.html'), path.join(folder, 'outside.html'));
  await symlink(site.root, path.join(folder, 'up'));
  await symlink('index.html', path.join(folder, 'inside.html'));
  await using server = await serveSite(folder, '/', 0);
  for (const address of [
    '/outside.html',
    '/up/404.html',
    '/../404.html',
    '/%2e%2e/404.html',
    '/..%2f404.html',
    '//404.html',
  ])
    assert.match(await ask(server.address, `GET ${address} HTTP/1.1`), /^HTTP\/1.1 404 /, address);
  assert.equal(await (await fetch(`${server.address}inside.html`)).text(), 'methods');
});

test('serveSite() never redirects to another host', async () => {
  await using site = await builtSite();
  await using server = await serveSite(site.root, '/', 0);
  for (const address of ['//methods', '/%2Fmethods', '/x/..//methods', '///methods'])
    assert.match(await ask(server.address, `GET ${address} HTTP/1.1`), /^location: \/methods\/\r$/m, address);
});

test('serveSite() finds names in any script', async () => {
  await using site = await builtSite();
  await using server = await serveSite(site.root, '/', 0);
  for (const name of ['größe.txt', '日本.txt', 'a b#c?d%e.txt', "it's.txt"]) {
    await writeFile(path.join(site.root, name), name);
    assert.equal(await (await fetch(server.address + encodeURIComponent(name))).text(), name);
  }
});

test('serveSite() says when a page is as it was, and shows it once it has changed', async () => {
  await using site = await builtSite();
  await using server = await serveSite(site.root, '/', 0);
  const first = await fetch(server.address);
  assert.equal(first.headers.get('cache-control'), 'no-cache');
  assert.equal(first.headers.get('content-type'), 'text/html; charset=utf-8');
  const headers = {'if-none-match': first.headers.get('etag')!};
  assert.match(
    await ask(server.address, `GET / HTTP/1.1\r\nif-none-match: ${headers['if-none-match']}`),
    /^HTTP\/1.1 304 /,
  );
  await writeFile(path.join(site.root, 'index.html'), 'new home');
  assert.equal(await (await fetch(server.address, {headers})).text(), 'new home');
});

test('serveSite() sends the gzipped file beside one that is asked for, to those who read it', async () => {
  await using site = await builtSite();
  await writeFile(path.join(site.root, 'numbers.csv'), 'numbers');
  await writeFile(path.join(site.root, 'numbers.csv.gz'), gzipSync('numbers'));
  await using server = await serveSite(site.root, '/', 0);
  const accepted = {'gzip, deflate, br': 'gzip', '*': 'gzip', 'gzip;q=0.5': 'gzip', 'gzip;q=0': null, identity: null};
  for (const [encoding, sent] of Object.entries(accepted)) {
    const answer = await fetch(`${server.address}numbers.csv`, {headers: {'accept-encoding': encoding}});
    assert.equal(answer.headers.get('content-encoding'), sent, encoding);
    assert.equal(answer.headers.get('vary'), 'accept-encoding');
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.equal(await answer.text(), 'numbers');
  }
});

test('serveSite() sends the gzipped page of a folder', async () => {
  await using site = await builtSite();
  for (const page of ['index.html', 'methods/index.html'])
    await writeFile(path.join(site.root, `${page}.gz`), gzipSync(page));
  await using server = await serveSite(site.root, '/report/', 0);
  for (const [address, page] of Object.entries({'': 'index.html', 'methods/': 'methods/index.html'})) {
    const answer = await fetch(server.address + address);
    assert.equal(answer.headers.get('content-encoding'), 'gzip');
    assert.equal(await answer.text(), page);
  }
});

test('serveSite() leaves no file open after 400 aborted downloads and 1,000 idle connections', async () => {
  await using site = await builtSite();
  await writeFile(path.join(site.root, 'large.bin'), new Uint8Array(8e6));
  await using server = await serveSite(site.root, '/', 0);
  const before = openFiles();
  const {hostname, port} = new URL(server.address);
  for (let round = 0; round < 4; round++) {
    const sockets = Array.from({length: 100}, () => connect(Number(port), hostname).on('error', () => {}));
    for (const socket of sockets) socket.write('GET /large.bin HTTP/1.1\r\nhost: here\r\n\r\n');
    await Promise.all(sockets.map((socket) => once(socket, 'readable')));
    for (const socket of sockets) socket.destroy();
  }
  const idle = Array.from({length: 1000}, () => connect(Number(port), hostname).on('error', () => {}));
  await Promise.all(idle.map((socket) => once(socket, 'connect')));
  assert.equal(await (await fetch(server.address)).text(), 'home');
  for (const socket of idle) socket.destroy();
  for (let tries = 0; openFiles() > before + 2 && tries < 50; tries++) await wait(100);
  assert.ok(openFiles() <= before + 2, `${openFiles()} files are open (expected ${before}, and the last connection)`);
});

test('serveSite() goes on when files become shorter, change or vanish while they are sent', async () => {
  await using site = await builtSite();
  const large = path.join(site.root, 'large.bin');
  await using server = await serveSite(site.root, '/', 0);
  for (const change of [() => truncate(large, 10), () => writeFile(large, 'other'), () => rm(large)]) {
    await writeFile(large, new Uint8Array(2e7));
    const answer = await fetch(`${server.address}large.bin`);
    await change();
    const signal = AbortSignal.timeout(4000); // after five seconds Node ends any connection that rests
    const length = await Promise.race([
      answer.arrayBuffer().then(
        ({byteLength}) => byteLength,
        () => 'cut off',
      ),
      once(signal, 'abort').then(() => 'awaited in vain'),
    ]);
    assert.ok(length === 'cut off' || length === 2e7, `${length}`);
  }
  const name = `${server.address}methods/index.html`;
  const replacing = (async () => {
    for (let time = 0; time < 200; time++) {
      await rm(path.join(site.root, 'methods'), {recursive: true, force: true});
      await mkdir(path.join(site.root, 'methods'));
      await writeFile(path.join(site.root, 'methods', 'index.html'), 'methods');
    }
  })();
  let isReplaced = false;
  void replacing.then(() => {
    isReplaced = true;
  });
  while (!isReplaced) assert.ok([200, 404].includes((await fetch(name)).status));
  assert.equal(await (await fetch(server.address)).text(), 'home');
});

for (const [code, status] of [
  ['ENOENT', 404],
  ['EMFILE', 503],
  ['ENFILE', 503],
  ['EIO', 500],
] as const)
  test(`serveSite() answers ${status} where a file that is there cannot be opened for ${code}, and goes on`, async ({
    mock,
  }) => {
    await using site = await builtSite();
    await using server = await serveSite(site.root, '/', 0);
    const open = mock.method(fs, 'open', (...all: unknown[]) =>
      (all.at(-1) as (error: Error) => void)(Object.assign(new Error(code), {code})),
    );
    assert.equal((await fetch(server.address)).status, status);
    assert.equal(open.mock.callCount(), 1);
    open.mock.restore();
    assert.equal(await (await fetch(server.address)).text(), 'home');
  });

test('serveSite() takes the next port where one is taken', async () => {
  await using site = await builtSite();
  await using first = await serveSite(site.root, '/', 0);
  const port = Number(new URL(first.address).port);
  await using second = await serveSite(site.root, '/', port);
  assert.ok(Number(new URL(second.address).port) > port);
});

test('serveSite() serves at both addresses of localhost, on a port that is free at both', async () => {
  await using site = await builtSite();
  await using first = await serveSite(site.root, '/', 0, '::1');
  const taken = Number(new URL(first.address).port);
  await using second = await serveSite(site.root, '/', taken);
  const {port, hostname} = new URL(second.address);
  assert.equal(hostname, 'localhost');
  assert.ok(Number(port) > taken, port);
  for (const host of ['127.0.0.1', '[::1]'])
    assert.equal(await (await fetch(`http://${host}:${port}/`)).text(), 'home', host);
});

test('serveSite(folder, base, port, host) serves at another address of this machine', async () => {
  await using site = await builtSite();
  for (const [host, address] of [
    ['127.0.0.1', 'http://127.0.0.1:'],
    ['::1', 'http://[::1]:'],
    ['[::1]', 'http://[::1]:'],
  ] as const) {
    await using server = await serveSite(site.root, '/', 0, host);
    assert.ok(server.address.startsWith(address), server.address);
    assert.equal(await (await fetch(server.address)).text(), 'home');
  }
});

test('serveSite() says which port or host it cannot have, and what to name instead', async () => {
  const refused = (port: number, host: string) => serveSite('.', '/', port, host).then(({address}) => address);
  await assert.rejects(refused(0, 'no.such.host.invalid'), /unknown host no\.such\.host\.invalid .*--host/);
  await assert.rejects(refused(0, '192.0.2.1'), /192\.0\.2\.1 is no address of this machine .*--host/);
  await assert.rejects(refused(0, ''), /invalid --host: it is empty/);
  await using last = await serveSite('.', '/', 65535, '127.0.0.1');
  assert.match(last.address, /65535/);
  await assert.rejects(refused(65535, '127.0.0.1'), /ports 65535 to 65535 are taken .*--port/);
});

/** Sends a request as it is written, and resolves to the whole answer. */
async function ask(address: string, request: string): Promise<string> {
  const {hostname, port} = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.write(`${request}\r\nhost: here\r\nconnection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function openFiles(): number {
  return readdirSync('/proc/self/fd').length;
}
