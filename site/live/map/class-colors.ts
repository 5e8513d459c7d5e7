/** Ten colours that stand out on light and dark paper alike; never the only thing that tells classes apart. */
export const classColors: readonly [red: number, green: number, blue: number][] = [
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
