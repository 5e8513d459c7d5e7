/** The places of vectors that differ most in direction: the first given, then each time the one farthest from those. */
export function farApart(all: readonly (readonly number[])[], first: number, count: number): number[] {
  const chosen = [first];
  const nearness = (place: number) => Math.max(...chosen.map((other) => cosine(all[place]!, all[other]!)));
  while (chosen.length < Math.min(count, all.length)) {
    const rest = [...all.keys()].filter((place) => !chosen.includes(place));
    chosen.push(rest.reduce((best, place) => (nearness(place) < nearness(best) ? place : best)));
  }
  return chosen;
}

function cosine(one: readonly number[], other: readonly number[]): number {
  return dot(one, other) / (Math.sqrt(dot(one, one) * dot(other, other)) || 1);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, place) => sum + value * other[place]!, 0);
}
