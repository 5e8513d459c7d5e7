import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

// Which differences are more than chance is found once, under one standard, by experiments/findings/, which writes `apart`
// or `group` into its record. A page that compares the ends of intervals, or a difference with a deviation, has a second one.

const end = /\b(?:low|high|sd)\b/;
const compared = new RegExp(`${end.source}\\)? (?:[<>]=?|===) (?!null)|(?<!=)[<>]=? [\\w.!?()[\\]]*${end.source}`);

const may = ['site/report/verdicts.ts']; // says of a difference that is not apart why its interval leaves out 0 all the same

test('no page judges a difference by intervals or deviations', () => {
  const files = globSync(
    'site/{cards,components,figures,layouts,pages,records,report,screens,tables,teaching}/**/*.{ts,astro,mdx}',
  );
  const judging = files.filter((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .some((line) => compared.test(line)),
  );
  assert.deepEqual(judging, may, 'take the verdict from the finding: apart, group or tied');
});

test('what judges is seen', () => {
  for (const line of ['if (first.low <= 0)', 'a.low > (b?.high ?? 0)', 'gain > sd', 'x.high < y.low'])
    assert.match(line, compared);
  for (const line of ['({low}) => low !== null', 'margin: low', '<Value at="a#b.sd" />'])
    assert.doesNotMatch(line, compared);
});
