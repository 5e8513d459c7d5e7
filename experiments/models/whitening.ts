const imageSide = 28;
const epsilon = 5e-4; // keeps directions that hardly vary from being blown up

/**
 * A kernel of [size, size, 1, 2 * size * size] that turns small squares of pixels into independent parts of variance 1:
 * the eigenvectors of their covariance, each divided by its standard deviation, and the same negated (K. Jordan,
 * "94% on CIFAR-10 in 3.29 seconds", arXiv 2404.00498). `images` are [count, 28, 28].
 */
export function whiteningKernel(shape: readonly number[], images: Uint8Array): Float32Array {
  const [side, , , filters] = shape as [number, number, number, number];
  const {values, vectors} = eigenvectors(patchCovariance(images, side));
  const kernel = new Float32Array(side * side * filters);
  vectors.forEach((vector, part) => {
    const scale = 1 / Math.sqrt(values[part]! + epsilon);
    vector.forEach((weight, pixel) => {
      kernel[pixel * filters + part] = weight * scale;
      kernel[pixel * filters + part + filters / 2] = -weight * scale;
    });
  });
  return kernel;
}

/** The mean products of the pixels of all squares, values 0 ... 1. */
function patchCovariance(images: Uint8Array, side: number): number[][] {
  const count = images.length / imageSide ** 2;
  const offsets = Array.from(
    {length: side * side},
    (_, pixel) => Math.floor(pixel / side) * imageSide + (pixel % side),
  );
  const sums = offsets.map(() => new Array<number>(offsets.length).fill(0));
  const positions = imageSide - side + 1;
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < positions; row++) {
      for (let column = 0; column < positions; column++) {
        const corner = image * imageSide ** 2 + row * imageSide + column;
        addProducts(
          sums,
          offsets.map((offset) => images[corner + offset]!),
        );
      }
    }
  }
  return sums.map((row) => row.map((sum) => sum / (count * positions ** 2 * 255 ** 2)));
}

function addProducts(sums: number[][], pixels: number[]): void {
  pixels.forEach((a, row) => {
    pixels.forEach((b, column) => {
      sums[row]![column]! += a * b;
    });
  });
}

/** Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan, section 8.5). */
function eigenvectors(symmetric: number[][]): {values: number[]; vectors: number[][]} {
  const matrix = symmetric.map((row) => [...row]);
  const vectors = matrix.map((row, place) => row.map((_, column) => (column === place ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < matrix.length; p++) {
      for (let q = p + 1; q < matrix.length; q++) rotate(matrix, vectors, p, q);
    }
  }
  return {values: matrix.map((row, place) => row[place]!), vectors};
}

/** Turns the plane of axes p and q so that their product vanishes; the rows of `vectors` turn with them. */
function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  if (matrix[p]![q] === 0) return;
  const ratio = (matrix[q]![q]! - matrix[p]![p]!) / (2 * matrix[p]![q]!);
  const tangent = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of matrix) [row[p], row[q]] = [cosine * row[p]! - sine * row[q]!, sine * row[p]! + cosine * row[q]!];
  for (const rows of [matrix, vectors]) {
    const [first, second] = [[...rows[p]!], [...rows[q]!]];
    rows[p] = first.map((value, column) => cosine * value - sine * second[column]!);
    rows[q] = first.map((value, column) => sine * value + cosine * second[column]!);
  }
}
