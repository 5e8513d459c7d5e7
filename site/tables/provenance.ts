import {type Findings, findingsSchema} from '../../experiments/artifacts/schema.ts';
import {descriptionOf, isOwn} from '../records/datasets.ts';
import {evidencePage} from '../records/evidence.ts';
import {countReadings} from '../records/readings.ts';
import type {Records} from '../records/records.ts';
import type {Fact} from '../records/runs.ts';
import {testImages} from '../report/image-words.ts';
import {perDataset, rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {code, digest, linkTo, moment} from './parts.ts';

/** All that there can be; of other data than the project's own, those that have been made. */
function shownFindings({findings}: Records): (keyof Findings)[] {
  return findingsSchema.keyof().options.filter((name) => isOwn || findings[name]);
}

/** What every finding is computed from. */
export const findings: TableMaker = (records) =>
  tableOf(shownFindings(records), {
    caption: 'Findings: what is computed from trials that have finished',
    label: 'Findings',
    columns: [
      rowHead('Finding', (name) => {
        const words = name.replaceAll('-', ' ');
        return records.findings[name] ? linkTo(evidencePage(name), words) : words;
      }),
      words('Digest of the trials, SHA-256', (name) => {
        const inputs = records.findings[name]?.inputs;
        return inputs ? digest(inputs.trials, 12) : {content: 'not made yet', span: 2};
      }),
      words('Digest of the code', (name) => digest(records.findings[name]!.inputs.source, 12)),
    ],
  });

/** How often the official test images have been read, and what for. */
export const readers: TableMaker = (records) =>
  tableOf(countReadings(records.readings), {
    caption: 'What read the test images, and how often',
    label: 'Readings of the test images, by what read them',
    columns: [
      rowHead('Read by', ({name}) => name),
      words('What for', ({purpose}) => purpose),
      ...perDataset(
        records,
        (dataset) =>
          ({counts}: ReturnType<typeof countReadings>[number]) =>
            String(counts[dataset]),
      ),
    ],
  });

/** Every reading of the official test images, newest first. */
export const readings: TableMaker = ({readings, datasets, trials}) => {
  const keyOf = (reader: string) => {
    const [kind, key = ''] = reader.split(' ');
    return kind === 'trial' && trials[key] ? key : undefined;
  };
  return tableOf(
    readings.toSorted((a, b) => b.date.localeCompare(a.date)),
    {
      caption: `Readings of the ${testImages}`,
      label: 'Readings of the test images',
      heard: true,
      class: 'data',
      tall: true,
      columns: [
        words('When (UTC)', ({date}) => moment(date)),
        words('Data set', ({dataset}) => descriptionOf({datasets}, dataset).title),
        words('Read by', ({reader}) => (keyOf(reader) ? linkTo(`/runs/${keyOf(reader)}/`, reader) : reader)),
        words('What for', ({purpose}) => purpose),
      ],
    },
  );
};

/** Facts under a caption, such as the settings of a run. */
export const factTable =
  (caption: string, facts: readonly Fact[]): TableMaker =>
  () =>
    tableOf(facts, {
      caption,
      class: 'facts',
      headless: true,
      columns: [
        rowHead('Fact', ({name}) => name),
        words('Text', ({text, code: isCode}) => (isCode ? code(text) : text)),
      ],
    });
