/** Places of images in a split, by label. */
interface Shown {
  right: number[]; // of each class the first image that every network gets right
  missed: number[]; // of each class the first image that one of them misses
}

/** Chooses images to be shown by a rule, from the classes that each network predicts, [count]. */
export function chooseShown(labels: Uint8Array, predicted: readonly Uint8Array[]): Shown {
  const isMissed = (place: number) => predicted.some((classes) => classes[place] !== labels[place]);
  const places = [...labels.keys()];
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  const first = (missed: boolean) =>
    classes.flatMap((label) => places.find((place) => labels[place] === label && isMissed(place) === missed) ?? []);
  return {right: first(false), missed: first(true)};
}
