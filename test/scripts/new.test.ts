import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import sharp from 'sharp';
import {packedSchema} from '../../experiments/datasets/packed.ts';
import {readReport} from '../../experiments/datasets/report.ts';
import {randomGenerator} from '../../experiments/random.ts';

const script = path.resolve('scripts/new.ts');
let home: string;
let pictures: string;

before(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'new-report-'));
  pictures = path.join(home, 'my pictures');
  await writePictures(pictures, {oak: 30, 'maple, red': 31, '<script>alert(1)': 12});
});
after(() => rm(home, {recursive: true}));

/** Writes noise as pictures of several sizes, so many a class. */
async function writePictures(folder: string, counts: Record<string, number>): Promise<void> {
  const random = randomGenerator(folder.length, ...Object.keys(counts));
  for (const [name, count] of Object.entries(counts)) {
    const inside = path.join(folder, name);
    await mkdir(inside, {recursive: true});
    for (let at = 0; at < count; at++) {
      const [width, height] = [40 + 10 * (at % 3), 60];
      const small = Buffer.from(Uint8Array.from({length: 5 * 5 * 3}, () => 256 * random()));
      const picture = sharp(small, {raw: {width: 5, height: 5, channels: 3}}).resize(width, height);
      await picture.toFile(path.join(inside, `picture ${at}.${at % 2 ? 'png' : 'webp'}`));
    }
  }
}

/** Writes grey discs on a ground as pictures of two classes. */
async function writeDiscs(folder: string, {ground, disc}: {ground: number; disc: number}): Promise<void> {
  const random = randomGenerator(folder.length, ground);
  for (const [name, radius] of Object.entries({small: 3, large: 5})) {
    await mkdir(path.join(folder, name), {recursive: true});
    for (let at = 0; at < 12; at++) {
      const [x, y] = [6 + 4 * random(), 6 + 4 * random()];
      const isInside = (place: number) => Math.hypot((place % 16) - x, Math.floor(place / 16) - y) < radius;
      const pixels = Uint8Array.from({length: 256}, (_, place) => (isInside(place) ? disc : ground) + 20 * random());
      const picture = sharp(pixels, {raw: {width: 16, height: 16, channels: 1}});
      await picture
        .toColourspace('b-w')
        .png()
        .toFile(path.join(folder, name, `${at}.png`));
    }
  }
}

interface Said {
  code: number | null;
  said: string;
}

/** Runs the command in a folder of its own; after so many milliseconds it is killed, if that is given. */
async function run(
  options: string[],
  {cwd = home, killed, homeFolder}: {cwd?: string; killed?: number; homeFolder?: string} = {},
): Promise<Said> {
  const child = spawn(process.execPath, [script, ...options], {
    cwd,
    env: {...process.env, CI: 'true', ...(homeFolder && {HOME: homeFolder})},
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  if (killed !== undefined) setTimeout(() => child.kill('SIGKILL'), killed);
  const [code] = await once(child, 'close');
  return {code, said};
}

const reportOf = (name: string, cwd = home) => path.join(cwd, 'reports', name);

test('npm run new looks, says what it found, packs, and writes a report that is ready to be computed', async () => {
  const before = await readdir(pictures, {recursive: true});
  const {code, said} = await run([
    'leaves',
    pictures,
    '--one',
    'leaf',
    '--many',
    'leaves',
    '--beside',
    'fashion-mnist',
  ]);
  assert.equal(code, 0, said);
  assert.match(said, /found folders of pictures: 73 images of 3 classes; 40 x 60 to 60 x 60 pixels.*; in colour/);
  assert.match(said, /packed: 52 images to train on, 7 to choose by, 14 to test with/);
  assert.match(said, /next: npm run experiments -- leaves/);
  const {datasets, effort, title} = await readReport(reportOf('leaves'));
  assert.deepEqual([title, effort, datasets.map(({name}) => name)], ['Leaves', 'small', ['fashion-mnist', 'leaves']]);
  const {image, classNames, validationCount, files} = datasets[1]!;
  assert.deepEqual(image, {height: 40, width: 40, channels: 3});
  assert.deepEqual(classNames, ['<script>alert(1)', 'maple, red', 'oak']);
  assert.deepEqual([files.trainingLabels.shape, files.testImages.shape, validationCount], [[59], [14, 40, 40, 3], 7]);
  assert.deepEqual(await readdir(pictures, {recursive: true}), before);
});

test('npm run new with a name alone packs anew what report.ts asks for, which is told until then', async () => {
  const file = path.join(reportOf('again'), 'report.ts');
  assert.equal((await run(['again', pictures, '--grey'])).code, 0);
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace('height: 40, width: 40', 'height: 12, width: 16').replace(/ +'oak': 'oak',\n/, ''),
  );
  await assert.rejects(
    readReport(reportOf('again')),
    /asks for other images of again than are packed: image is .*npm run new -- again/,
  );
  const {code, said} = await run(['again']);
  assert.equal(code, 0, said);
  assert.match(said, /oak: a class that is not asked for, 30 images/);
  const {datasets} = await readReport(reportOf('again'));
  assert.equal(datasets.length, 1);
  const packed = packedSchema.parse(
    JSON.parse(await readFile(path.join(reportOf('again'), 'data/again/packed.json'), 'utf8')),
  );
  assert.deepEqual(packed.files.testImages.shape, [8, 12, 16]);
});

test('npm run new takes grey values for ink by the ground, dark or light, for light elsewhere, or as it is asked to', async () => {
  const [dark, bright, between] = [
    path.join(home, 'on dark'),
    path.join(home, 'on bright'),
    path.join(home, 'between'),
  ];
  await writeDiscs(dark, {ground: 0, disc: 200});
  await writeDiscs(bright, {ground: 220, disc: 30});
  await writeDiscs(between, {ground: 120, disc: 30});
  const cases: [name: string, from: string, options: string[], ink: boolean, said: RegExp][] = [
    [
      'dark',
      dark,
      [],
      true,
      /grey values: ink, as in MNIST.*of 100 images .* dark in 100, .*report\.ts: ink: true, inverted: false\)/,
    ],
    ['bright', bright, [], true, /dark ink on a light ground: stored inverted.*light in 100 \(.*inverted: true\)/],
    [
      'between',
      between,
      [],
      false,
      /light: 0 is black.*dark in 0, mostly light in 0 \(.*ink: false, inverted: false\)/,
    ],
    ['asked-paper', between, ['--paper'], true, /stored inverted.*; as asked for \(/],
    ['asked-light', dark, ['--light'], false, /grey values: light: .*; as asked for \(/],
    ['asked-ink', bright, ['--ink'], true, /grey values: ink, .*; as asked for \(/],
    ['coloured', pictures, [], false, /in colour/],
  ];
  for (const [name, from, options, ink, words] of cases) {
    const {code, said} = await run([name, from, ...options]);
    assert.equal(code, 0, said);
    assert.match(said, words);
    assert.equal(/grey values/.test(said), name !== 'coloured');
    const {ink: taken, folder} = (await readReport(reportOf(name))).datasets[0]!;
    assert.equal(taken, ink, name);
    if (from === pictures) continue;
    const [corner] = (await readFile(path.join(folder!, 'training-images'))).subarray(16);
    const grounds = {[dark]: 0, [between]: 120, [bright]: 220};
    const stored = /stored inverted/.test(said) ? 255 - grounds[from]! : grounds[from]!;
    assert.ok(Math.abs(corner! - stored) <= 20, `${name}: ${corner} for ${stored}`);
  }
  const file = path.join(reportOf('bright'), 'report.ts');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/ +ink: .*\n/, ''));
  assert.match((await run(['bright'])).said, /grey values of bright: taken for ink.*add a line ink: false,/);
});

test('npm run new cuts the names of classes that nothing has room for, and says so', async () => {
  const [long, like] = [`a${'b'.repeat(100)}c`, `oak${'o'.repeat(60)}`];
  const folder = path.join(home, 'long names');
  await writePictures(folder, {[long]: 12, [`${like}1${'k'.repeat(11)}`]: 12, [`${like}2${'k'.repeat(11)}`]: 12});
  const {code, said} = await run(['long', folder]);
  assert.equal(code, 0, said);
  assert.match(said, /names of over 40 signs, which report\.ts may call otherwise:\n {2}ab+c: ab{27}…b{10}c\n/);
  const {classNames} = (await readReport(reportOf('long'))).datasets[0]!;
  assert.deepEqual(
    classNames.map((name) => name.length),
    [40, 75, 75], // two that would be cut to the same stay whole
  );
});

test('npm run new names what it cannot use, and what is expected', async () => {
  const other = (name: string) => path.join(home, name);
  await writePictures(other('few'), {one: 12, two: 4});
  await writePictures(other('single'), {one: 12});
  await cp(path.join(pictures, 'oak'), other('flat'), {recursive: true});
  await mkdir(other('nothing'));
  await writePictures(other('broken'), {one: 12, two: 12});
  for (const at of [0, 1, 2, 3])
    await writeFile(path.join(other('broken'), `two/picture ${at}.${at % 2 ? 'png' : 'webp'}`), 'cut');
  await writePictures(other('doubtful'), {one: 12, two: 12});
  await cp(path.join(other('doubtful'), 'one/picture 1.png'), path.join(other('doubtful'), 'two/the same.png'));
  await mkdir(reportOf('there'), {recursive: true});
  await writeFile(path.join(reportOf('there'), 'report.ts'), 'export default {}');
  await mkdir(reportOf('typo'), {recursive: true});
  await writeFile(path.join(reportOf('typo'), 'report.ts'), "export default {title: 'T', effort: 'big', datasets: []}");
  await mkdir(reportOf('torn'), {recursive: true});
  await writeFile(path.join(reportOf('torn'), 'report.ts'), 'export default {');
  const cases: [string[], RegExp][] = [
    [['few', other('few')], /class two has 4 images that can be read \(expected 10 or more\).*--without "two"/],
    [['broken', other('broken')], /class two has 8 images that can be read/],
    [['single', other('single')], /1 classes: one \(expected 2 \.\.\. 256/],
    [['flat', other('flat')], /flat/],
    [['nothing', other('nothing')], /nothing/],
    [['gone', other('gone')], /gone/],
    [['Leaves', pictures], /Expected a \.\.\. z, 0 \.\.\. 9 and hyphens/],
    [['mnist', pictures], /not mnist or fashion-mnist/],
    [['a', pictures, '--size', '200'], /Expected a side of 8 to 64 pixels/],
    [['a', pictures, '--size', '20x'], /Expected a side of 8 to 64 pixels/],
    [['a', pictures, '--test', '0.9'], /Expected a share from 0\.02 to 0\.5/],
    [['a', pictures, '--ink'], /--ink: the images are in colour \(expected --grey with it\)/],
    [['a', pictures, '--ink', '--light'], /'--ink' cannot be used with option '--light'/],
    [['a', pictures, '--ink', '--colour'], /'--ink' cannot be used with option '--colour'/],
    [['a', pictures, '--fit', 'squeeze'], /pad, crop, stretch/],
    [['a', pictures, '--beside', 'cifar'], /Expected mnist or fashion-mnist/],
    [['a', pictures, '--without', 'elm'], /unknown class to leave out: elm \(expected one of/],
    [['there', pictures], /report\.ts is there already \(expected a new name\)/],
    [['missing'], /missing report: .*missing\/report\.ts/],
    [['typo'], /invalid report .*typo\/report\.ts.*effort/s],
    [['torn'], /invalid report .*torn\/report\.ts/],
  ];
  for (const [options, message] of cases) {
    const {code, said} = await run(options);
    assert.equal(code, 1, `${options}: ${said}`);
    assert.match(said, message);
    assert.doesNotMatch(said, /\n {4}at /, said); // no stack
  }
  const {code, said} = await run(['doubtful', other('doubtful')]);
  assert.equal(code, 0, said);
  assert.match(said, /the same picture under two classes \(1\).*\n {2}one\/picture 1\.png = two\/the same\.png/);
});

test('npm run new --dry-run writes nothing, --strict nothing where something would be left out', async () => {
  const cwd = await mkdtemp(path.join(home, 'dry-'));
  assert.match((await run(['dry', pictures, '--dry-run'], {cwd})).said, /packing: 40 x 40 pixels/);
  const torn = path.join(cwd, 'torn');
  await cp(pictures, torn, {recursive: true});
  await writeFile(path.join(torn, 'oak/torn.jpg'), 'no picture');
  const {code, said} = await run(['strict', torn, '--strict'], {cwd});
  assert.equal(code, 1);
  assert.match(said, /--strict: 1 would be left out \(expected none\):\noak\/torn\.jpg: /);
  assert.deepEqual(await readdir(path.join(cwd, 'reports'), {recursive: true}).catch(() => []), await leftOf(cwd));
});

/** What a packing that was stopped may leave: drafts alone. */
async function leftOf(cwd: string): Promise<string[]> {
  const left = await readdir(path.join(cwd, 'reports'), {recursive: true}).catch(() => []);
  for (const file of left) assert.doesNotMatch(file, /report\.ts|packed\.json/);
  return left;
}

test('npm run new, killed at ten points, packs with the same command the same bytes', async () => {
  const cwd = await mkdtemp(path.join(home, 'killed-'));
  for (let point = 1; point <= 10; point++) await run(['leaves', pictures], {cwd, killed: 150 * point});
  await mkdir(path.join(reportOf('leaves', cwd), 'data/.99999999.tmp-leaves'), {recursive: true}); // killed while it wrote
  const ended = await readFile(path.join(reportOf('leaves', cwd), 'report.ts'), 'utf8').catch(() => undefined);
  const {code, said} = await run(ended === undefined ? ['leaves', pictures] : ['leaves'], {cwd});
  assert.equal(code, 0, said);
  const [packed, whole] = await Promise.all(
    [cwd, home].map((folder) => readFile(path.join(reportOf('leaves', folder), 'data/leaves/packed.json'), 'utf8')),
  );
  assert.equal(packed, whole);
  assert.deepEqual((await readdir(path.join(reportOf('leaves', cwd), 'data'))).sort(), ['leaves']);
});

test('npm run new tells of a folder that may not be read', {
  skip: process.getuid?.() === 0 && 'root may read all',
}, async () => {
  const shut = path.join(home, 'shut');
  await writePictures(shut, {one: 12, two: 12, three: 10});
  await chmod(path.join(shut, 'three'), 0);
  const {said} = await run(['shut', shut]);
  await chmod(path.join(shut, 'three'), 0o755);
  assert.match(said, /three/);
});

test('npm run new finds again what report.ts names from the home folder', async () => {
  const cwd = await mkdtemp(path.join(home, 'tilde-'));
  assert.equal((await run(['leaves', pictures], {cwd})).code, 0);
  const file = path.join(reportOf('leaves', cwd), 'report.ts');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/from: '.*'/, "from: '~/my pictures'"));
  const {code, said} = await run(['leaves'], {cwd, homeFolder: home});
  assert.equal(code, 0, said);
});
