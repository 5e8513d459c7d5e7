import {type Cell, writeCsv} from '../artifacts/csv.ts';
import type {Tuning} from '../artifacts/schema.ts';
import type {FinishedTrial} from './finding.ts';

/** A column of the table, as in a table schema of Frictionless Data. */
interface Field {
  name: string;
  type: 'string' | 'integer' | 'number';
  description: string;
}

/** The grid as a table for others: the same rows as CSV, and as JSON with what they mean. */
export function exportGrid(
  trials: readonly FinishedTrial[],
  configurations: Tuning['configurations'],
): {'grid.csv': string; 'grid.json': string} {
  const depth = Math.max(0, ...configurations.map(({filters}) => filters.length));
  const epochs = configurations[0]?.accuracies.length ?? 0;
  const columns = [...headColumns(depth), ...curveColumns(trials, epochs)];
  const fields = columns.map(({field}) => field);
  const rows = configurations.map((each, place) => columns.map(({cell}) => cell(each, place)));
  const headings = fields.map(({name}) => name);
  const document = {
    name: 'cnn-grid',
    title: 'A grid of CNNs, with the validation score after each epoch',
    description:
      'One row a training. All share the data, the split, the seed and the way of training under "training"; they differ in the number of convolutions, their filters and the dense units. Accuracies are 0 ... 1, losses mean cross-entropies in nats. No test images are in it.',
    training: trials[0] ? commonOf(trials[0]) : null,
    fields,
    rows,
  };
  return {'grid.csv': writeCsv(headings, rows), 'grid.json': `${JSON.stringify(document, null, 1)}\n`};
}

interface Column {
  field: Field;
  cell: (configuration: Tuning['configurations'][number], place: number) => Cell;
}

function headColumns(depth: number): Column[] {
  return [
    column('configuration', 'string', 'its name', ({model}) => model),
    column('convolutions', 'integer', 'how many, of 3 x 3', ({filters}) => filters.length),
    ...Array.from({length: depth}, (_, layer) =>
      column(
        `filters_${layer + 1}`,
        'integer',
        `of convolution ${layer + 1}; empty where there is none`,
        ({filters}) => filters[layer] ?? null,
      ),
    ),
    column('dense_units', 'integer', 'of the hidden dense layer', ({denseUnits}) => denseUnits),
    column('parameters', 'integer', 'weights and biases', ({parameters}) => parameters),
    column('multiply_adds', 'integer', 'of one image, forward', ({multiplyAdds}) => multiplyAdds),
    column(
      'training_operations',
      'integer',
      'multiplications and additions of the whole training',
      ({trainingOperations}) => trainingOperations,
    ),
    column('validation_accuracy', 'number', 'after the last epoch', ({last}) => last.accuracy),
    column('validation_loss', 'number', 'after the last epoch', ({last}) => last.loss),
    column('best_validation_accuracy', 'number', 'the highest after any epoch', ({best}) => best.accuracy),
    column('best_accuracy_epoch', 'integer', 'the first epoch after which it was reached', ({best}) => best.epoch),
    column('best_validation_loss', 'number', 'the lowest after any epoch', ({lowest}) => lowest.loss),
    column('best_loss_epoch', 'integer', 'the first epoch after which it was reached', ({lowest}) => lowest.epoch),
  ];
}

function curveColumns(trials: readonly FinishedTrial[], epochs: number): Column[] {
  return (['validation', 'training'] as const).flatMap((split) =>
    (['accuracy', 'loss'] as const).flatMap((score) =>
      Array.from({length: epochs}, (_, place) =>
        column(
          `${split}_${score}_${place + 1}`,
          'number',
          `after epoch ${place + 1}${split === 'training' ? ', on as many training images as there are validation images' : ''}`,
          (_configuration, row) => trials[row]!.result.epochs[place]![split][score],
        ),
      ),
    ),
  );
}

function column(name: string, type: Field['type'], description: string, cell: Column['cell']): Column {
  return {field: {name, type, description}, cell};
}

/** What all rows share. */
function commonOf({configuration: {dataset, split, training}, seed}: FinishedTrial): object {
  return {dataset, split, training, seed};
}
