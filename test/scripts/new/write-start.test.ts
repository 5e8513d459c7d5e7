import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import ts from 'typescript';
import {
  architectureText,
  figureText,
  listedIn,
  studyText,
  withCase,
  withMember,
} from '../../../scripts/new/start-texts.ts';
import {readOwnPages} from '../../../site/report/own-pages.ts';

let home: string;

before(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'starts-'));
  await mkdir(path.join(home, 'reports/leaves'), {recursive: true});
  await writeFile(path.join(home, 'reports/leaves/report.ts'), '');
  for (const folder of [
    'site/pages',
    'site/figures/data-sets',
    'experiments/studies',
    'experiments/models',
    'experiments/artifacts',
  ])
    await cp(folder, path.join(home, folder), {recursive: true});
});
after(() => rm(home, {recursive: true}));

/** Runs `npm run new` in a folder of its own; its exit code and what it says. */
function run(...options: string[]): [code: number | null, said: string] {
  const {status, stdout, stderr} = spawnSync(process.execPath, [path.resolve('scripts/new.ts'), ...options], {
    ...{cwd: home, encoding: 'utf8'},
  });
  return [status, stdout + stderr];
}

test('npm run new --chapter begins a page, or copies that of the project', async () => {
  assert.match(run('leaves', '--chapter', 'veins')[1], /^wrote reports\/leaves\/pages\/veins\.mdx\nnext: npm run dev/);
  assert.match(run('leaves', '--chapter', 'tuning')[1], /tuning\.mdx, a copy of site\/pages\/tuning\.mdx/);
  const pages = readOwnPages(path.join(home, 'reports/leaves'));
  assert.deepEqual(
    pages.map(({path, title, isAdded}) => [path, title, isAdded]),
    [
      ['/tuning/', 'Tuning', false],
      ['/veins/', 'Veins', true],
    ],
  );
});

test('npm run new --chapter without a report begins a page of the project', async () => {
  assert.match(run('--chapter', 'petals')[1], /^wrote site\/pages\/petals\.mdx\nnext: npm run dev\n/);
  assert.match(await readFile(path.join(home, 'site/pages/petals.mdx'), 'utf8'), /^path: \/petals\/$/m);
});

test('npm run new --figure and --study write a start, and tell of its line', async () => {
  assert.match(run('--figure', 'data-sets/own-ink')[1], /site\/pages\/data-sets\.mdx: <Figure id="own-ink" \/>/);
  assert.match(run('--study', 'leaf-depth')[1], /wrote experiments\/studies\/leaf-depth\.ts, and its line in/);
  const index = await readFile(path.join(home, 'experiments/studies/index.ts'), 'utf8');
  assert.match(index, /fewer-images\.ts';\nimport \{leafDepth\} from '\.\/leaf-depth\.ts';\nimport \{linear\}/);
  assert.match(index, /,\n {2}leafDepth,\n\]\.filter\(/);
});

test('npm run new --architecture writes a start, its member of the schema and its case', async () => {
  assert.match(run('--architecture', 'leaf-net')[1], /wrote experiments\/models\/leaf-net\.ts, what may be said of it/);
  const index = await readFile(path.join(home, 'experiments/models/index.ts'), 'utf8');
  assert.match(
    index,
    /import type \{Network\} from '\.\/layer\.ts';\nimport \{leafNetLayers\} from '\.\/leaf-net\.ts';\n/,
  );
  assert.match(index, /case 'leaf-net':\n {6}return .*leafNetLayers\(model, shape\)\};\n {2}\}\n\}\n$/);
  const schema = await readFile(path.join(home, 'experiments/artifacts/schema/trials.ts'), 'utf8');
  assert.match(schema, /kind: z\.literal\('leaf-net'\),\n.*\n {2}\}\),\n\]\);\n\nconst optimizerSchema/);
});

const refused: [options: string[], message: RegExp][] = [
  [['leaves', '--chapter', 'runs'], /invalid chapter: runs \(expected another name/],
  [['leaves', '--chapter', 'Veins'], /Expected a \.\.\. z, 0 \.\.\. 9 and hyphens/],
  [['nothing', '--chapter', 'veins'], /unknown report: nothing/],
  [['--chapter', 'tuning'], /site\/pages\/tuning\.mdx is there already/],
  [['--figure', 'nothing/ink'], /unknown chapter: nothing \(expected one of data-sets\)/],
  [['--figure', 'data-sets/ink'], /has a figure ink already/],
  [['--study', 'linear'], /experiments\/studies\/linear\.ts is there already/],
  [['--architecture', 'dense'], /schema\/trials\.ts has a kind dense already/],
  [['--architecture', 'layer'], /experiments\/models\/layer\.ts is there already/],
  [['leaves', '--study', 'depth'], /too many arguments: leaves \(expected none beside --study\)/],
];
for (const [options, message] of refused)
  test(`npm run new ${options.join(' ')} is refused`, () => {
    const [code, said] = run(...options);
    assert.equal(code, 1, said);
    assert.match(said, message);
    assert.doesNotMatch(said, /\n {4}at /);
  });

test('what is begun passes the types where it stands', () => {
  const [index, schema] = ['experiments/models/index.ts', 'experiments/artifacts/schema/trials.ts'] as const;
  const texts = new Map(
    [
      ['experiments/models/begun-net.ts', architectureText('begun-net')],
      [index, withCase(readFileSync(index, 'utf8'), 'begun-net')],
      [schema, withMember(readFileSync(schema, 'utf8'), 'begun-net')],
      ['site/figures/data-sets/begun-figure.ts', figureText('begun-figure')],
      ['experiments/studies/begun-study.ts', studyText('begun-study')],
    ].map(([file, text]) => [path.resolve(file!), text!]),
  );
  const tellingKindsApart = ['experiments/execution/cost.ts', 'scripts/bench/stock.ts'].map((file) =>
    path.resolve(file),
  );
  const {config} = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const {options} = ts.parseJsonConfigFileContent({...config, include: []}, ts.sys, '.');
  const host = ts.createCompilerHost(options);
  const {fileExists, readFile} = host;
  host.fileExists = (file) => texts.has(path.resolve(file)) || fileExists(file);
  host.readFile = (file) => texts.get(path.resolve(file)) ?? readFile(file);
  const checked = [...texts.keys(), ...tellingKindsApart];
  const program = ts.createProgram([...checked, path.resolve('site/markdown/added-pages.d.ts')], options, host);
  const faults = checked.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  assert.deepEqual(
    faults.map(({messageText}) => messageText),
    [],
  );
});

test('listedIn(index, name) keeps the imports in order', () => {
  const index =
    "import {a} from './a.ts';\nimport {c} from './c.ts';\n\nconst all = [\n  a,\n  c,\n].filter(Boolean);\n";
  assert.equal(
    listedIn(index, 'b-b'),
    "import {a} from './a.ts';\nimport {bB} from './b-b.ts';\nimport {c} from './c.ts';\n\nconst all = [\n  a,\n  c,\n  bB,\n].filter(Boolean);\n",
  );
});
