import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {write} from '../../format/numbers.ts';
import {descriptionOf} from '../../records/datasets.ts';
import {exampleOf} from '../../records/inside.ts';
import {say} from '../../report/phrases.ts';
import {numbers, rowHead} from '../../tables/column-kinds.ts';
import {decimal, text} from '../../tables/columns.ts';
import type {TableMaker} from '../../tables/declaration.ts';
import {tableOf} from '../../tables/lay-out.ts';
import type {Figure} from '../figure.ts';
import {classCell} from '../images.ts';
import {tablePart} from '../still-table.ts';
import {eachSet} from '../stills.ts';
import {examplesTable, sources, unopened} from './examples.ts';

/** Ten scores of one image, and the probabilities that softmax makes of them. */
export const probabilities: Figure = {
  id: 'probabilities',
  body: 'each',
  title: () => say`Softmax turns sums into probabilities`,
  finding: () =>
    say`The sums that the last layer gives for the same image; e to each of them; and each of these divided by their total.`,
  alternative: () => 'For each data set a table of ten classes with score, power and probability.',
  table: (records) =>
    examplesTable(
      records,
      [text('Class'), decimal('Score'), decimal('e to it'), decimal('Probability')],
      ({worked: {softmax}}, dataset) =>
        softmax.scores.map((score, label) => [
          classCell(records, dataset, {label}),
          score,
          softmax.powers[label]!,
          softmax.probabilities[label]!,
        ]),
    ),
  sources,
  still: (records) => eachSet(records, (dataset) => tablePart(records, softmaxTable(dataset))),
};

/** Scores, powers and probabilities of the example of a data set. */
export const softmaxTable =
  (dataset: DatasetName): TableMaker =>
  (records) => {
    const softmax = exampleOf(records, dataset)?.worked.softmax;
    if (!softmax) return {pending: unopened};
    const {scores, powers, probabilities, total} = softmax;
    const {title, classNames} = descriptionOf(records, dataset);
    const highest = Math.max(...probabilities);
    return tableOf(classNames, {
      caption: `${title}: from scores to probabilities`,
      heard: true,
      class: 'data',
      columns: [
        rowHead('Class', (name) => name),
        numbers('Score', (_, label) => write(scores[label]!, 'decimal', 2)),
        numbers('e to it', (_, label) => write(powers[label]!, 'decimal', 3)),
        numbers('Probability', (_, label) => ({
          content: write(probabilities[label]!, 'percent'),
          class: probabilities[label] === highest ? 'numeric strong' : 'numeric',
        })),
      ],
      closing: ['Sum', undefined, write(total, 'decimal', 3)],
    });
  };
