import type {Costs, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type CostPanel, costScatter} from '../../charts/cost-scatter.ts';
import {inPercent, interval, noteOf, withBar} from '../../charts/notes.ts';
import {architectureColor} from '../../charts/theme.ts';
import {counted, write} from '../../format/numbers.ts';
import {list} from '../../format/words.ts';
import {comparedOffers} from '../../records/best-cnn.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {beginOn, onSet, subject} from '../../report/sets.ts';
import {count, decimal, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Offer = Costs['offers'][number];

const measures = [
  {field: 'parameters', axis: 'Parameters', unit: 'parameters'},
  {field: 'multiplyAdds', axis: 'Multiply-adds an image', unit: 'multiply-adds'},
  {field: 'trainingOperations', axis: 'Operations in training', unit: 'operations in training'},
] as const;

type Measure = (typeof measures)[number];

const byOthers = 'of others';

const kinds = {network: 'one look', views: 'several views', ensemble: 'several networks'};

/** Errors of all final models against what they cost, with the fronts. */
export const costs: Figure = {
  id: 'costs',
  ready: ({findings}) => (findings.costs?.offers.length ?? 0) > 1,
  title(records) {
    const offers = offersOf(records, subject);
    const worth = offers.filter(isAlwaysOnFront).map(({title}) => title);
    if (worth.length === 0) return say`No network is worth its price by size, by work and by training at once`;
    return worth.length > 3
      ? say`${beginOn(subject, String(worth.length), ', ')} of ${String(offers.length)} are worth their price by size, by work and by training`
      : say`Worth their price${onSet(subject)} by size, by work and by training: ${list(worth)}`;
  },
  finding: () =>
    say`Test images named wrongly, few errors above, against three costs. Full marks are on the front: nothing else is as good for less. Green: CNNs; purple: NNs; grey: what others have published, of which the size is known.`,
  rest: () =>
    say`All scales are logarithmic. The cheapest of each model has its name where there is room. Where marks lie close, chance decides which of them is on the front.`,
  alternative: (records) =>
    `Scatter plots, a row a cost, a column a data set, equal axes. On all three fronts: ${datasetNames
      .flatMap((dataset) => offersOf(records, dataset).filter(isAlwaysOnFront))
      .map(({dataset, title}) => `${title} on ${descriptionOf(records, dataset).title}`)
      .join('; ')}.`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network'),
      count('Parameters'),
      count('Multiply-adds'),
      count('Operations in training'),
      decimal('Seconds', 1),
      percent('Test accuracy'),
      percent('Interval, low'),
      percent('Interval, high'),
      text('On the front by'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      offersOf(records, dataset).map((offer) => [
        descriptionOf(records, dataset).title,
        offer.title,
        offer.parameters,
        offer.multiplyAdds,
        offer.trainingOperations,
        offer.seconds,
        offer.accuracy,
        offer.interval.low,
        offer.interval.high,
        frontsOf(offer).join(', '),
      ]),
    ),
  }),
  sources: (records) => found(records, ['costs']),
  compares: ({findings}) => comparedOffers(findings.costs!.offers),
  chart: (records, width) => costScatter(panelsOf(records), {kinds: '', errors: true}, 2, width),
};

/** All that is offered on one data set. */
function offersOf({findings}: Records, dataset: DatasetName): Offer[] {
  return (findings.costs?.offers ?? []).filter((offer) => offer.dataset === dataset);
}

function isAlwaysOnFront({front}: Offer): boolean {
  return front.parameters && front.multiplyAdds && front.trainingOperations;
}

function frontsOf({front}: Offer): string[] {
  return measures.filter(({field}) => front[field]).map(({unit}) => unit);
}

/** "wrong 6.28 %, 95 % interval 5.83 to 6.77 %, 5 seeds; 197,208 parameters". */
function wordsOf({name, accuracy, interval: {low, high}, networks, ...offer}: Offer, {field, unit}: Measure): string {
  const wrong = withBar({value: 1 - accuracy, low: 1 - high, high: 1 - low}, interval, inPercent);
  const count = counted(networks, name === 'ensemble' ? 'network' : 'seed');
  return `wrong ${wrong}, ${count}; ${write(offer[field], 'count')} ${unit}`;
}

function panelsOf(records: Records): CostPanel[] {
  return measures.flatMap((measure) =>
    datasetNames.map((dataset) => {
      const {field, axis} = measure;
      const offers = offersOf(records, dataset);
      const named = cheapestOfEach(offers.filter(({front}) => front[field]).toSorted((a, b) => a[field] - b[field]));
      return {
        title: descriptionOf(records, dataset).title,
        axis,
        offers: [
          ...alwaysFirst(offers).map((offer) => ({
            kind: kinds[offer.name],
            cost: offer[field],
            value: 1 - offer.accuracy,
            front: offer.front[field],
            color: architectureColor(offer.architecture),
            note: noteOf(offer.title, wordsOf(offer, measure)),
            label: named.has(offer) ? modelTitle(records, offer.model) : undefined,
          })),
          ...(field === 'parameters' ? publishedOn(records, dataset) : []),
        ],
      };
    }),
  );
}

/** What others have published, which stands beside the front and takes nothing off it. */
function publishedOn({findings}: Records, dataset: DatasetName): CostPanel['offers'] {
  return (findings.costs?.published ?? [])
    .filter((each) => each.dataset === dataset)
    .map(({title, parameters, accuracy, source}) => ({
      kind: byOthers,
      cost: parameters,
      value: 1 - accuracy,
      front: false,
      color: 'var(--muted)',
      note: noteOf(title, `wrong ${inPercent(1 - accuracy)}; ${write(parameters, 'count')} parameters; ${source}`),
      label: title,
      isNamedFirst: true,
    }));
}

/** Of each model the first: its other looks and its ensembles have the same name, and a shape that says what they are. */
function cheapestOfEach(offers: Offer[]): Set<Offer> {
  return new Set([...Map.groupBy(offers, ({model}) => model).values()].map(([first]) => first!));
}

/** Those on all three fronts before the others: where names compete for room, theirs are written. */
function alwaysFirst(offers: Offer[]): Offer[] {
  return offers.toSorted((a, b) => Number(isAlwaysOnFront(b)) - Number(isAlwaysOnFront(a)));
}
