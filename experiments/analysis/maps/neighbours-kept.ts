/** The share of the nearest others, [count, k], that are among the nearest in another arrangement of the same points. */
export function neighboursKept(near: Uint32Array, elsewhere: Uint32Array, k: number): number {
  let kept = 0;
  for (let start = 0; start < near.length; start += k) {
    const others = new Set(elsewhere.subarray(start, start + k));
    for (const place of near.subarray(start, start + k)) if (others.has(place)) kept++;
  }
  return kept / near.length;
}
