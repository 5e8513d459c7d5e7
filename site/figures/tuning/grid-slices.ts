import {type Strip, strips} from '../../charts/strips.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {candidateNote, gridOf} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';
import {choices, choicesTable, hasSeveral, marked, standsOut} from './grid-choices.ts';

/** Every network by one choice after the other. */
export const gridSlices: Figure = {
  id: 'grid-slices',
  ready: hasSeveral,
  title(records) {
    if (!gridOf(records)!.noise) return say`Every network, choice by choice`;
    const shared = sharedBy(records);
    return shared.length
      ? say`All that stand out have ${shared.join(' and ')}`
      : say`No single choice decides: networks that stand out differ in each`;
  },
  finding: (records) =>
    say`Validation accuracy of every network, by one choice after the other. Where the discs of a column reach from low to high, that choice does not settle it. ${marked(records)}`,
  alternative: (records) =>
    `A panel a choice, a column of discs for each of its values. ${panelsOf(records)
      .map(({title, grains}) => `${title}: ${grains.length} networks.`)
      .join(' ')}`,
  table: choicesTable,
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  chart: (records, width) => strips(panelsOf(records), width),
};

/** "at least 64 dense units": what bounds the networks that stand out, of what was on offer. */
function sharedBy(records: Records): string[] {
  const {configurations} = gridOf(records)!;
  return choices.flatMap(({of, words}) => {
    const offered = configurations.flatMap((each) => of(each) ?? []);
    const standing = configurations.filter(standsOut).flatMap((each) => of(each) ?? []);
    const least = Math.min(...standing);
    return least > Math.min(...offered) ? [`at least ${words(least)}`] : [];
  });
}

function panelsOf(records: Records): Strip[] {
  const {configurations} = gridOf(records)!;
  return choices
    .map(({title, of}) => ({
      title,
      grains: configurations.flatMap((each) => {
        const step = of(each);
        return step === undefined
          ? []
          : [{step, value: each.last.accuracy, strong: standsOut(each), note: candidateNote(each)}];
      }),
    }))
    .filter(({grains}) => grains.length > 0);
}
