/** What a search draws its candidates with. */
export interface Draws {
  between(low: number, high: number): number; // on a logarithmic scale, to two digits
  oneOf<Choice>(choices: readonly Choice[]): Choice;
}

/** Draws by a generator of numbers from 0 up to 1. */
export function drawsOf(random: () => number): Draws {
  return {
    between: (low, high) => Number((low * (high / low) ** random()).toPrecision(2)),
    oneOf: (choices) => choices[Math.floor(random() * choices.length)]!,
  };
}
