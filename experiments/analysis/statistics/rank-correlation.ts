/**
 * How well two measures of the same things agree on their order: 1 entirely, 0 not at all, -1 the other way round
 * (C. Spearman, Am. J. Psychol. 15, 1904). Equal values share their mean rank. `undefined` where one measure does not vary.
 */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length !== b.length) throw new Error(`invalid measures: ${a.length} and ${b.length} values (expected as many)`);
  const [x, y] = [centredRanks(a), centredRanks(b)];
  const scale = Math.sqrt(dot(x, x) * dot(y, y));
  return scale === 0 ? undefined : dot(x, y) / scale;
}

/** The rank of each value less the mean of all. */
function centredRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const above = values.filter((other) => other > value).length;
    return (below - above) / 2;
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, place) => sum + value * b[place]!, 0);
}
