import {goals} from './goals.ts';
import type {Rating} from './rate.ts';
import type {Visit} from './visit.ts';

/** A page that was looked at in full. */
export interface Audited {
  visit: Visit;
  rating: Rating;
}

interface Measure {
  name: string;
  goal: string;
  shown: (audited: Audited) => string;
  faults: (audited: Audited) => string[];
}

const lighthouse = (name: string, category: 'performance' | 'accessibility' | 'bestPractices' | 'seo'): Measure => ({
  name,
  goal: String(goals.lighthouse),
  shown: ({rating}) => String(rating[category]),
  faults: ({rating}) =>
    rating[category] < goals.lighthouse
      ? [`Lighthouse gives ${rating[category]} for ${name} (${rating.complaints.join('; ') || 'no single audit'})`]
      : [],
});

const counted = (name: string, found: (visit: Visit) => string[]): Measure => ({
  name,
  goal: '0',
  shown: ({visit}) => String(found(visit).length),
  faults: ({visit}) => found(visit).map((fault) => `${name}: ${fault}`),
});

const limited = (name: string, goal: number, digits: number, value: (audited: Audited) => number): Measure => ({
  name,
  goal: `≤ ${goal}`,
  shown: (audited) => value(audited).toFixed(digits),
  faults: (audited) => (value(audited) > goal ? [`${name}: ${value(audited).toFixed(2)} (goal ${goal})`] : []),
});

/** The columns of the table: what is measured, and when it is good enough. */
const measures: Measure[] = [
  lighthouse('performance', 'performance'),
  lighthouse('accessibility', 'accessibility'),
  lighthouse('practices', 'bestPractices'),
  lighthouse('SEO', 'seo'),
  limited('largest paint, s', goals.largestPaint, 2, ({rating}) => rating.largestPaint),
  counted('axe', ({violations}) => [...violations.light, ...violations.dark]),
  counted('troubles', ({troubles, brokenImages}) => [...troubles, ...brokenImages]),
  counted('overflow', ({overflow}) =>
    Object.entries(overflow).flatMap(([width, pixels]) => (pixels > 0 ? [`${pixels} pixels at ${width}`] : [])),
  ),
  counted('without script', ({words, wordsWithoutScript}) =>
    words === wordsWithoutScript ? [] : ['the words are others with JavaScript off'],
  ),
  limited('kB', goals.weight, 0, ({visit}) => visit.weight.page),
  limited('kB of images', goals.images, 0, ({visit}) => visit.weight.images),
];

/** What of a page is not as it must be. */
export function shortfalls(audited: Audited): string[] {
  return measures.flatMap(({faults}) => faults(audited).map((fault) => `${audited.visit.address}: ${fault}`));
}

/** A line a page, under the names of what is measured and the goals. */
export function renderTable(pages: readonly Audited[]): string {
  const rows = [
    ['page', ...measures.map(({name}) => name)],
    ['goal', ...measures.map(({goal}) => goal)],
    ...pages.map((page) => [page.visit.address, ...measures.map(({shown}) => shown(page))]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column]!, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
