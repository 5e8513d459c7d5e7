/** The sum of numbers, in their order; 0 of none. */
export function sum(values: readonly number[]): number {
  return sumOf(values, (value) => value);
}

/** The sum of what each item is worth, in their order; 0 of none. */
export function sumOf<Item>(items: ArrayLike<Item>, worth: (item: Item) => number): number {
  let total = 0;
  for (let place = 0; place < items.length; place++) total += worth(items[place]!);
  return total;
}
