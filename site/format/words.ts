/** The words with a capital to begin with. */
export function capitalize(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** "Shirt", "Shirt and Coat", "Shirt, Coat and Pullover". */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The title of a layer, which records spell as programs do: "Batch normalisation", "Convolution 3 × 3, 24 filters". */
export function layerTitle(recorded: string): string {
  return recorded.replaceAll(' x ', ' × ').replace('normalization', 'normalisation');
}
