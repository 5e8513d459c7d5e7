import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tuning} from '../../../experiments/artifacts/schema.ts';
import {drawFigure} from '../../../site/figures/drawing.ts';
import {type Figure, isReady} from '../../../site/figures/figure.ts';
import {grid} from '../../../site/figures/tuning/grid.ts';
import {gridCost} from '../../../site/figures/tuning/grid-cost.ts';
import {importance} from '../../../site/figures/tuning/importance.ts';
import {search} from '../../../site/figures/tuning/search.ts';
import {seedNoise} from '../../../site/figures/tuning/seed-noise.ts';
import type {Records} from '../../../site/records/records.ts';
import {type Phrase, plain} from '../../../site/report/phrases.ts';
import {csv} from '../../../site/tables/csv.ts';
import type {Laid, TableMaker} from '../../../site/tables/declaration.ts';
import {longer, stopping} from '../../../site/tables/tuning.ts';
import {madeUp} from '../records.ts';
import {grid as record, withGrid} from '../tuning-records.ts';

const figures = [grid, seedNoise, importance, gridCost, search];
const title = (figure: Figure, change: Partial<Tuning> = {}) => {
  const records = withGrid({...record, ...change});
  return plain(records, figure.title(records));
};
const states: Record<string, Records> = {
  'no finding': madeUp,
  'no finished network': withGrid({
    ...record,
    configurations: [],
    depths: [],
    epochs: [],
    longer: [],
    importance: [],
    noise: null,
    search: null,
  }),
  'one network': withGrid({
    ...record,
    finished: 1,
    configurations: [{...record.configurations[0]!, tied: null}],
    depths: [],
    epochs: record.epochs.map((epoch) => ({...epoch, rankCorrelation: null})),
    importance: [],
    noise: null,
    search: null,
  }),
  'the whole grid': withGrid(record),
};

for (const figure of figures) {
  for (const [state, records] of Object.entries(states)) {
    test(`${figure.id} stands with ${state}`, async () => {
      if (!isReady(figure, records)) return;
      const words = [figure.title(records), figure.finding(records)].map((phrase) => plain(records, phrase));
      const drawings = await Promise.all(
        (['wide', 'narrow'] as const).map((width) => drawFigure(figure, records, width)),
      );
      const all = [...words, figure.alternative(records), csv(figure.table(records)), ...drawings].join('\n');
      assert.doesNotMatch(all, /NaN|undefined|Infinity|not yet measured/);
      for (const drawing of drawings) assert.match(drawing, /^<svg/);
    });
  }
}

test('what each figure of the chapter needs', () => {
  const readyIn = (state: string) => figures.filter((figure) => isReady(figure, states[state]!)).map(({id}) => id);
  assert.deepEqual(readyIn('no finding'), []);
  assert.deepEqual(readyIn('no finished network'), []);
  assert.deepEqual(readyIn('one network'), ['grid', 'grid-cost']);
  assert.equal(readyIn('the whole grid').length, figures.length);
});

test('grid names a leader only where it stands apart', () => {
  assert.equal(title(grid), '2 of 3 networks cannot be told apart from the highest, 16-16, dense 16');
  assert.equal(
    title(grid, {noise: {...record.noise!, ties: 1}}),
    'One network stands apart from the other 2: 16-16, dense 16',
  );
  assert.equal(title(grid, {noise: null}), 'The highest so far: 16-16, dense 16');
});

test('grid lists every network, the highest first', () => {
  const {rows} = grid.table(withGrid(record));
  assert.deepEqual(
    rows.map(([place, name]) => [place, name]),
    [
      [1, '16-16, dense 16'],
      [2, '16, dense 16'],
      [3, '32, dense 16'],
    ],
  );
});

test('importance names the choice with the largest share', () => {
  assert.equal(
    title(importance),
    'Over the whole grid, the largest share goes with the number of convolutions: 60\u202f% of the variance',
  );
});

test('stopping tells of each epoch what ending there would have cost; longer, what more epochs brought', () => {
  const whole = withGrid(record);
  const rowsOf = (of: TableMaker) => {
    const laid = of(whole) as Laid;
    return laid.bodies.flat().map(({cells}) => cells.map(({content}) => plain(whole, [content].flat() as Phrase)));
  };
  assert.deepEqual(rowsOf(stopping), [
    ['1', '90.00\u202f%', '0.50', '0.00'],
    ['2', '90.00\u202f%', '1.00', '0.00'],
  ]);
  assert.deepEqual(rowsOf(longer), [['cnn-32-dense16', '2', '3', '1.00', '0.40 to 1.60']]);
  assert.equal(longer(withGrid({...record, longer: []})), undefined);
});

test('gridCost compares the highest with the cheapest of those tied with it', () => {
  assert.match(title(gridCost), /^A network of 1 million multiply-adds .* takes 2 million$/);
});

test('search says how much random search spends beside the thriftiest', () => {
  assert.match(title(search), /random search works 10\.0 times as long as “One epoch first”/);
  const slow = record.search!.methods.map((each) => ({...each, saving: 1}));
  assert.match(title(search, {search: {...record.search!, methods: slow}}), /^No method finds/);
});
