import type {Tuning} from '../../../experiments/artifacts/schema.ts';
import {type Trend, trends} from '../../charts/trends.ts';
import {say} from '../../report/phrases.ts';
import {found, methodName} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';

type Search = NonNullable<Tuning['search']>;

/** What each search method would have found, and for how much. */
export const search: Figure = {
  id: 'search',
  ready: ({findings}) => Boolean(findings.tuning?.search),
  title({findings}) {
    const {methods} = findings.tuning!.search!;
    const saving = methods.filter((each) => each.method.kind !== 'random' && (each.saving ?? 0) > 1);
    if (methods.every((each) => each.inNoise === null)) return say`What a search of the grid would have cost`;
    if (saving.length === 0) return say`No method finds a good network for less than trying at random`;
    const best = saving.toSorted((a, b) => b.saving! - a.saving!)[0]!;
    const place = methods.indexOf(best);
    return say`For a network as good as chance can tell, random search works ${found(`search.methods.${place}.saving`, 'decimal', 1)} times as long as “${methodName(best.method)}”`;
  },
  finding: () =>
    say`How far a method’s choice lies below the highest, in points of validation accuracy, by operations spent: mean over ${found('search.seeds')} replays, and the middle 80 in 100. Dashed: random search.`,
  alternative: ({findings}) =>
    `A panel a method, a falling line each. ${findings
      .tuning!.search!.methods.map(({method, inNoise}) =>
        inNoise === null
          ? `${methodName(method)} does not come within the noise.`
          : `${methodName(method)} comes within the noise after ${inNoise.operations.toExponential(2)} operations.`,
      )
      .join(' ')}`,
  table: ({findings}) => ({
    columns: [
      {name: 'Method', as: 'text'},
      {name: 'Operations', as: 'count'},
      {name: 'Mean regret', as: 'points', digits: 3},
      {name: 'Lowest tenth', as: 'points', digits: 3},
      {name: 'Highest tenth', as: 'points', digits: 3},
      {name: 'Chooses the highest', as: 'percent', digits: 1},
    ],
    rows: findings.tuning!.search!.methods.flatMap(({method, points}) =>
      points.map(({operations, regret: {mean, low, high}, best}) => [
        methodName(method),
        operations,
        mean,
        low,
        high,
        best,
      ]),
    ),
  }),
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  chart({findings}, width) {
    const axis = {
      title: 'Operations',
      format: '~s',
      measure: 'points of regret',
      band: 'middle 80 in 100',
    } as const;
    return trends(panelsOf(findings.tuning!.search!), axis, 3, width);
  },
};

function panelsOf({methods}: Search): Trend[] {
  const regrets = methods.flatMap(({points}) => points.map(({regret}) => regret.high * 100));
  const line = (points: Search['methods'][number]['points'], withBand: boolean) =>
    points.map(({operations, regret}) => ({
      x: operations,
      y: regret.mean * 100,
      ...(withBand && {low: regret.low * 100, high: regret.high * 100}),
    }));
  const random = methods.find(({method}) => method.kind === 'random');
  return methods.map(({method, points}) => ({
    title: methodName(method),
    format: '~g',
    domain: [0, Math.max(...regrets)],
    lines: [
      ...(random && method.kind !== 'random'
        ? [{name: methodName(random.method), tone: 'dashed' as const, points: line(random.points, false)}]
        : []),
      {name: methodName(method), tone: 'strong' as const, points: line(points, true)},
    ],
  }));
}
