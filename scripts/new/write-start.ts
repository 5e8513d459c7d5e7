import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {writeAtomically} from '../../experiments/artifacts/files.ts';
import {architectureText, chapterText, figureText, listedIn, studyText, withCase, withMember} from './start-texts.ts';

/** A file that is to be begun: a page, or a figure, a study or an architecture of the project. */
export type Start =
  | {kind: 'chapter'; report: string; name: string} // of the project where no report is named
  | {kind: 'figure'; chapter: string; name: string}
  | {kind: 'study'; name: string}
  | {kind: 'architecture'; name: string};

/** Writes a start of a file, and returns what is to be said of it. Fails where the file is there, or its place is not. */
export async function writeStart(start: Start): Promise<string[]> {
  switch (start.kind) {
    case 'chapter':
      return startChapter(start.report, start.name);
    case 'figure':
      return startFigure(start.chapter, start.name);
    case 'study':
      return startStudy(start.name);
    case 'architecture':
      return startArchitecture(start.name);
  }
}

async function startChapter(report: string, name: string): Promise<string[]> {
  const common = `site/pages/${name}.mdx`;
  const isCommon = existsSync(common);
  if (!isCommon && (existsSync(`site/pages/${name}`) || existsSync(`site/pages/${name}.astro`)))
    throw new Error(`invalid chapter: ${name} (expected another name: the report has a page at this address)`);
  if (!report) {
    await begin(common, chapterText(name));
    return [`wrote ${common}`, 'next: npm run dev'];
  }
  const home = path.join('reports', report);
  if (!existsSync(path.join(home, 'report.ts')))
    throw new Error(`unknown report: ${report} (expected a folder in reports/ with a file report.ts)`);
  const file = path.join(home, 'pages', `${name}.mdx`);
  await begin(file, isCommon ? readFileSync(common, 'utf8') : chapterText(name));
  return [
    isCommon ? `wrote ${file}, a copy of ${common}, whose place it takes` : `wrote ${file}`,
    `next: npm run dev -- ${report}`,
  ];
}

async function startFigure(chapter: string, id: string): Promise<string[]> {
  const folders = globSync('site/figures/*/').map((folder) => path.basename(folder));
  if (!folders.includes(chapter))
    throw new Error(`unknown chapter: ${chapter} (expected one of ${folders.sort().join(', ')})`);
  const known = globSync('site/figures/*/*.ts').find((file) => readFileSync(file, 'utf8').includes(`id: '${id}'`));
  if (known) throw new Error(`${known} has a figure ${id} already (expected a new id)`);
  const file = `site/figures/${chapter}/${id}.ts`;
  await begin(file, figureText(id));
  return [
    `wrote ${file}`,
    `next: a line in site/pages/${chapter === 'home' ? 'index' : chapter}.mdx: <Figure id="${id}" />`,
  ];
}

async function startStudy(name: string): Promise<string[]> {
  const [file, index] = [`experiments/studies/${name}.ts`, 'experiments/studies/index.ts'];
  await begin(file, studyText(name));
  await writeAtomically(index, listedIn(readFileSync(index, 'utf8'), name));
  return [`wrote ${file}, and its line in ${index}`, `next: npm run experiments -- --only ${name}`];
}

async function startArchitecture(name: string): Promise<string[]> {
  const models = 'experiments/models';
  const [file, index, schema] = [
    `${models}/${name}.ts`,
    `${models}/index.ts`,
    'experiments/artifacts/schema/trials.ts',
  ];
  const [cases, members] = [readFileSync(index, 'utf8'), readFileSync(schema, 'utf8')];
  if (members.includes(`z.literal('${name}')`))
    throw new Error(`${schema} has a kind ${name} already (expected a new name)`);
  await begin(file, architectureText(name));
  await writeAtomically(schema, withMember(members, name));
  await writeAtomically(index, withCase(cases, name));
  return [
    `wrote ${file}, what may be said of it in ${schema}, and its case in ${index}`,
    `next: npm run new -- --study <name>, whose model has the config {kind: '${name}', filters: 16}`,
  ];
}

async function begin(file: string, text: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} is there already (expected a new name)`);
  await writeAtomically(file, text);
}
