import type {Group} from '../../experiments/artifacts/schema.ts';
import type {Records} from '../records/records.ts';
import {groupsIn} from '../records/studies.ts';
import {subject} from '../report/sets.ts';
import {runsOfModel} from './exercises.ts';

const study = 'simple-network';

/** What the notebook looks at. */
export interface Subject {
  dataset: string;
  model: string;
  run: string; // the key of its first
  ensemble?: string; // of several runs of the same model; none where none was made
}

/** A notebook as programs keep it: format 4, see nbformat.readthedocs.io. */
export interface Notebook {
  cells: Cell[];
  metadata: object;
  nbformat: number;
  nbformat_minor: number;
}

interface Cell {
  cell_type: 'markdown' | 'code';
  metadata: object;
  source: string[]; // lines, with their ends
  execution_count?: null;
  outputs?: [];
}

/** What to look at: the simple network. Nothing while it has not been tested, or the labels of its images are no file. */
export function notebookSubject(records: Records): Subject | undefined {
  const group = groupsIn(records, study).find(({dataset, test}) => dataset === subject && test);
  const hasLabels = records.findings.embeddings?.datasets.some(({dataset}) => dataset === subject);
  const run = group && hasLabels ? runsOfModel(records, study, group.model)[0]?.key : undefined;
  if (!group || !run) return undefined;
  return {dataset: subject, model: group.model, run, ...ensembleOf(records, group)};
}

function ensembleOf({findings}: Records, {model}: Group): Pick<Subject, 'ensemble'> {
  const found = findings.ensembles?.ensembles.find(
    ({dataset, members}) => dataset === subject && members.every((each) => each.model === model && !each.viewed),
  );
  return found ? {ensemble: found.name} : {};
}

/**
 * The notebook that a script makes whose cells begin with `# %%`, for a report at `address`: what it names by capitals at
 * the beginning of a line is set. Cells of an ensemble are left out where there is none.
 */
export function notebookOf(script: string, address: string, {ensemble, ...others}: Subject): Notebook {
  const settings = {report: address, ...others, ensemble};
  const cells = script
    .split(/^# %%/m)
    .slice(1)
    .filter((cell) => ensemble || !/^.* ensemble\n/.test(cell))
    .map((cell) => cellOf(cell, settings));
  return {
    cells,
    metadata: {
      kernelspec: {display_name: 'Python 3', language: 'python', name: 'python3'},
      language_info: {name: 'python'},
    },
    nbformat: 4,
    nbformat_minor: 4,
  };
}

function cellOf(text: string, settings: Record<string, string | undefined>): Cell {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  if (!head.includes('[markdown]')) {
    const source = linesOf(lines.map((line) => setLine(line, settings)));
    return {cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source};
  }
  return {cell_type: 'markdown', metadata: {}, source: linesOf(lines.map((line) => line.replace(/^# ?/, '')))};
}

/** "RUN = 'run'" with what is to stand there. */
function setLine(line: string, settings: Record<string, string | undefined>): string {
  const [, name = ''] = line.match(/^([A-Z]+) = '/) ?? [];
  const value = settings[name.toLowerCase()];
  if (value === undefined) return line;
  return `${name} = ${value.includes("'") ? JSON.stringify(value) : `'${value}'`}`;
}

const linesOf = (lines: readonly string[]) =>
  lines.map((line, place) => (place < lines.length - 1 ? `${line}\n` : line));
