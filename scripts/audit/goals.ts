/** What every audited page must reach. Sizes are as a host would send them: text gzipped; 1 kB = 1000 bytes. */
export const goals = {
  lighthouse: 100, // in each category
  largestPaint: 1.5, // seconds, on Lighthouse's simulated phone
  weight: 200, // kB before the reader does anything, images aside
  images: 500, // kB, likewise
};
