type Color = readonly [red: number, green: number, blue: number];

/** Ten colours that stand out on light and dark paper alike. */
const chosen: readonly Color[] = [
  [66, 118, 176],
  [204, 108, 24],
  [190, 72, 72],
  [52, 142, 136],
  [76, 146, 62],
  [158, 124, 20],
  [146, 96, 160],
  [208, 92, 126],
  [140, 104, 84],
  [118, 122, 128],
];

/** The colour of a class, by its label: never the only thing that tells classes apart. From ten on, by steps of the hue. */
export function classColor(label: number): Color {
  return chosen[label] ?? colorOfHue((label * 137.508) % 360); // the golden angle: neighbours differ most
}

/** A colour of medium lightness and strength with this hue, in degrees. */
function colorOfHue(hue: number): Color {
  const [lightness, strength] = [0.47, 0.32];
  const channel = (shift: number) => {
    const place = (shift + hue / 30) % 12;
    return Math.round(255 * (lightness - strength * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
