import {descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {hasOthers, joined} from '../../report/sets.ts';

/** What looking at an image several times brings to all networks together; nothing while it is not measured. */
export function viewsFinding(records: Records): Phrase {
  const views = records.findings.costs?.views ?? [];
  if (views.length === 0) return [];
  const gains = views.map(({dataset, apart, difference}, place): Phrase => {
    const on = hasOthers ? ` on ${descriptionOf(records, dataset).title}` : '';
    if (!apart || difference <= 0) return say`nothing beyond chance${on}`;
    return say`${{at: `findings/costs#views.${place}.difference`, as: 'points', digits: 2}} points${on}`;
  });
  return say`To all networks together it brings ${joined(gains)}.`;
}
