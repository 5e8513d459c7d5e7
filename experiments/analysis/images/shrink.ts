const side = 28;

/** An image, [28, 28], at half the size: each pixel the mean of four. */
export function shrink(image: Uint8Array): Uint8Array {
  const half = side / 2;
  return Uint8Array.from({length: half * half}, (_, place) => {
    const corner = 2 * Math.floor(place / half) * side + 2 * (place % half);
    return Math.round((image[corner]! + image[corner + 1]! + image[corner + side]! + image[corner + side + 1]!) / 4);
  });
}
