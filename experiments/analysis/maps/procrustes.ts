/** A map laid on another. */
interface Laid {
  points: Float64Array; // [count, 2]
  disparity: number; // what is left of the squared distances, where 1 is that of a map in a single point
}

/**
 * Moves, turns, mirrors and scales a map, [count, 2], so that its points come as near as can be to those of another
 * (Procrustes analysis; Gower, Psychometrika 40, 1975).
 */
export function procrustes(map: Float64Array, target: Float64Array): Laid {
  const [own, other] = [standardize(map), standardize(target)];
  const [a, b, c, d] = products(own.points, other.points);
  // The best turn of the map as it is, and of its mirror image, of which the second coordinate is negative.
  const [asIs, mirrored] = [Math.hypot(a + d, b - c), Math.hypot(a - d, b + c)];
  const sign = mirrored > asIs ? -1 : 1;
  const strength = Math.max(asIs, mirrored) || 1;
  const cosine = (a + sign * d) / strength;
  const sine = (b - sign * c) / strength;
  const scale = strength * other.size;
  const points = new Float64Array(map.length);
  for (let at = 0; at < map.length; at += 2) {
    const [x, y] = [own.points[at]!, sign * own.points[at + 1]!];
    points[at] = other.centre[0] + scale * (cosine * x - sine * y);
    points[at + 1] = other.centre[1] + scale * (sine * x + cosine * y);
  }
  return {points, disparity: Math.max(0, 1 - strength ** 2)};
}

/** The points about their centre, of squared lengths that add up to 1. */
function standardize(map: Float64Array) {
  const count = map.length / 2;
  const centre: [number, number] = [0, 0];
  map.forEach((value, at) => {
    centre[at % 2]! += value / count;
  });
  const moved = map.map((value, at) => value - centre[at % 2]!);
  const size = Math.sqrt(moved.reduce((sum, value) => sum + value ** 2, 0)) || 1;
  return {points: moved.map((value) => value / size), centre, size};
}

/** The sums of x x', x y', y x', y y'. */
function products(own: Float64Array, other: Float64Array): [number, number, number, number] {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < own.length; at += 2) {
    const [x, y, u, v] = [own[at]!, own[at + 1]!, other[at]!, other[at + 1]!];
    sums[0] += x * u;
    sums[1] += x * v;
    sums[2] += y * u;
    sums[3] += y * v;
  }
  return sums;
}
