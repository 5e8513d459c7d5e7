/** Something with its price. */
export interface Offer {
  cost: number;
  value: number;
}

/** Which offers are on the front: no other is worth as much for less, or more for as much. */
export function paretoFront(offers: readonly Offer[]): boolean[] {
  return offers.map(
    ({cost, value}) =>
      !offers.some((other) => other.cost <= cost && other.value >= value && (other.cost < cost || other.value > value)),
  );
}
