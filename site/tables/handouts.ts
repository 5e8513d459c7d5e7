import {size} from '../../experiments/models/layer.ts';
import {type Handout, sizeInWords} from '../cards/handouts.ts';
import {write} from '../format/numbers.ts';
import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {studyOf} from '../records/runs.ts';
import {numbers, rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {fileAt} from './parts.ts';

/** Files to take away, with their sizes; `named`: with the network that each is of, and shown in full. */
export const handouts =
  (caption: string, files: readonly Handout[], {named = false} = {}): TableMaker =>
  (records) => {
    if (files.length === 0) return undefined;
    const whatIs = (file: Handout) => [...(named ? [networkOf(records, file)] : []), kindOf(file)].join(', ');
    return tableOf(files, {
      caption,
      class: 'data',
      tall: !named,
      columns: [
        rowHead('File', (file) => {
          const name = file.path.split('/').at(-1)!;
          const copy = name.startsWith(file.key) ? name : `${file.key}-${name}`;
          return fileAt(file.path, name, copy, `${name}: ${whatIs(file)}, seed ${file.seed}, run ${file.key}`);
        }),
        words('What', whatIs),
        numbers('Seed', ({seed}) => String(seed)),
        numbers('Numbers', ({shape}) => shape.map((side) => write(side, 'count')).join('\u00a0×\u00a0')),
        numbers('Size', ({shape}) => sizeInWords(2 * size(shape))),
      ],
    });
  };

function networkOf(records: Records, {key}: Handout): string {
  const {group} = studyOf(records, key);
  return `${group.title} on ${descriptionOf(records, group.dataset).title}`;
}

function kindOf({kind}: Handout): string {
  return kind === 'weights' ? kind : `probabilities, ${kind}`;
}
