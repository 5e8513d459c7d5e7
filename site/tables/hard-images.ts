import {descriptionOf} from '../records/datasets.ts';
import {type HardImage, votesOn} from '../records/hard-images.ts';
import {rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {bold} from './parts.ts';

/** The head of the table of images that any network misses: thousands of rows, which come when they are asked for. */
export const missedImages: TableMaker = () =>
  tableOf([], {
    caption: 'Images that any network misses',
    heard: true,
    class: 'misses',
    wide: true,
    columns: [
      ['data', 'Data set'],
      ['image', 'Test image'],
      ['class', 'Class'],
      ['taken', 'Most say'],
      ['misses', 'Networks that miss it'],
      ['confidence', 'Mean probability of the class (%)'],
    ].map(([key, head]) => words(head!, () => undefined, {key: key!})),
  });

/** What each seed of each final model calls an image; in bold where that is its label. */
export const votes =
  (hard: HardImage): TableMaker =>
  (records) => {
    const {classNames} = descriptionOf(records, hard.dataset);
    const rows = votesOn(records, hard);
    const seeds = [...new Set(rows.flatMap(({answers}) => answers.map(({seed}) => seed)))].sort((a, b) => a - b);
    return tableOf(rows, {
      caption: 'What each seed of each final model calls this image',
      label: 'What each network says',
      heard: true,
      class: 'votes',
      wide: true,
      columns: [
        rowHead('Model', ({title}) => title),
        ...seeds.map((seed) =>
          words(`Seed ${seed}`, ({answers}: (typeof rows)[number]) => {
            const answer = answers.find((each) => each.seed === seed);
            const name = answer && classNames[answer.label];
            return answer?.label === hard.image.label ? bold(name) : name;
          }),
        ),
      ],
    });
  };
