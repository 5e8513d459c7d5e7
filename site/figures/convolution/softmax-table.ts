import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {write} from '../../format/numbers.ts';
import {descriptionOf} from '../../records/datasets.ts';
import {exampleOf} from '../../records/inside.ts';
import {numbers, rowHead} from '../../tables/column-kinds.ts';
import type {TableMaker} from '../../tables/declaration.ts';
import {tableOf} from '../../tables/lay-out.ts';
import {unopened} from './examples.ts';

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
