// Convolutions of 3 x 3 by Winograd's F(2 x 2, 3 x 3): squares of 4 x 4 inputs give 2 x 2 outputs by 16 products
// instead of 36 (A. Lavin and S. Gray, "Fast algorithms for convolutional neural networks", CVPR 2016).
#pragma once
#include "tiles.h"

namespace engine {

constexpr int planes = 16;  // of a transformed square; plane 4 i + j holds its number in row i and column j

/** B' x B of the 4 x 4 pixels at `x`, channel by channel; each plane `planeStep` after the one before. */
inline void transformInput(const float* x, long rowStep, long pixelStep, int channels, float* out, long planeStep) {
  for (int c = 0; c < channels; c += width) {
    Vector rows[4][4];
    for (int j = 0; j < 4; j++) {
      const float* from = x + j * pixelStep + c;
      const Vector a = load(from), b = load(from + rowStep), d = load(from + 2 * rowStep), e = load(from + 3 * rowStep);
      rows[0][j] = a - d;
      rows[1][j] = b + d;
      rows[2][j] = d - b;
      rows[3][j] = b - e;
    }
    float* to = out + c;
    for (int i = 0; i < 4; i++, to += 4 * planeStep) {
      store(to, rows[i][0] - rows[i][2]);
      store(to + planeStep, rows[i][1] + rows[i][2]);
      store(to + 2 * planeStep, rows[i][2] - rows[i][1]);
      store(to + 3 * planeStep, rows[i][1] - rows[i][3]);
    }
  }
}

/** A' m A of one vector: the 2 x 2 outputs of a square of products, row by row. */
INLINE void outputsOf(const float* products, long planeStep, Vector (&out)[4]) {
  Vector rows[2][4];
  for (int j = 0; j < 4; j++) {
    const float* from = products + j * planeStep;
    const Vector a = load(from), b = load(from + 4 * planeStep), c = load(from + 8 * planeStep),
                 d = load(from + 12 * planeStep);
    rows[0][j] = a + (b + c);
    rows[1][j] = (b - c) - d;
  }
  for (int i = 0; i < 2; i++) {
    out[2 * i] = rows[i][0] + (rows[i][1] + rows[i][2]);
    out[2 * i + 1] = (rows[i][1] - rows[i][2]) - rows[i][3];
  }
}

/** Writes the outputs of a square. */
inline void transformOutput(const float* products, long planeStep, int channels, float* out, long rowStep,
                            long pixelStep) {
  for (int k = 0; k < channels; k += width) {
    Vector four[4];
    outputsOf(products + k, planeStep, four);
    for (int i = 0; i < 4; i++) store(out + i / 2 * rowStep + i % 2 * pixelStep + k, four[i]);
  }
}

/** The same, pooled: one output of each square, and which of the four it was. */
inline void transformPooled(const float* products, long planeStep, int channels, const Finish& how, float* out,
                            uint8_t* chosen) {
  for (int k = 0; k < channels; k += width) {
    Vector four[4];
    outputsOf(products + k, planeStep, four);
    Whole which;
    const Vector best = largest(four, which);
    store(out + k, finish(best, how, k));
    storeBytes(chosen + k, which);
  }
}

/** A y A' of the slopes of 2 x 2 outputs, for the gradient of the weights. */
inline void transformSlopes(const float* slopes, long rowStep, long pixelStep, int channels, float* out,
                            long planeStep) {
  for (int k = 0; k < channels; k += width) {
    Vector rows[4][2];
    for (int j = 0; j < 2; j++) {
      const Vector a = load(slopes + j * pixelStep + k), b = load(slopes + rowStep + j * pixelStep + k);
      rows[0][j] = a;
      rows[1][j] = a + b;
      rows[2][j] = a - b;
      rows[3][j] = -b;
    }
    float* to = out + k;
    for (int i = 0; i < 4; i++, to += 4 * planeStep) {
      const Vector a = rows[i][0], b = rows[i][1];
      store(to, a);
      store(to + planeStep, a + b);
      store(to + 2 * planeStep, a - b);
      store(to + 3 * planeStep, -b);
    }
  }
}

/** G w G' of one vector of the 3 x 3 weights, given tap by tap. */
INLINE void transformWeights(const Vector (&w)[9], Vector (&out)[planes]) {
  Vector rows[4][3];
  for (int j = 0; j < 3; j++) {
    const Vector outer = w[j] + w[6 + j];
    rows[0][j] = w[j];
    rows[1][j] = .5f * (outer + w[3 + j]);
    rows[2][j] = .5f * (outer - w[3 + j]);
    rows[3][j] = w[6 + j];
  }
  for (int i = 0; i < 4; i++) {
    const Vector outer = rows[i][0] + rows[i][2];
    out[4 * i] = rows[i][0];
    out[4 * i + 1] = .5f * (outer + rows[i][1]);
    out[4 * i + 2] = .5f * (outer - rows[i][1]);
    out[4 * i + 3] = rows[i][2];
  }
}

/** G' u G: the gradient of 3 x 3 weights, tap by tap, from that of the transformed ones. */
INLINE void transformGradient(const Vector (&u)[planes], Vector (&out)[9]) {
  Vector rows[3][4];
  for (int j = 0; j < 4; j++) {
    const Vector sum = .5f * (u[4 + j] + u[8 + j]), difference = .5f * (u[4 + j] - u[8 + j]);
    rows[0][j] = u[j] + sum;
    rows[1][j] = difference;
    rows[2][j] = sum + u[12 + j];
  }
  for (int i = 0; i < 3; i++) {
    const Vector sum = .5f * (rows[i][1] + rows[i][2]), difference = .5f * (rows[i][1] - rows[i][2]);
    out[3 * i] = rows[i][0] + sum;
    out[3 * i + 1] = difference;
    out[3 * i + 2] = sum + rows[i][3];
  }
}

/** The squares of 4 x 4 pixels of some images, one plane of numbers after the other. */
inline void transformImages(const float* const* in, int images, int high, int wide, long rowPixels, int step,
                            float* squares) {
  const long planeStep = static_cast<long>(images) * high * wide * step;
  for (int each = 0; each < images; each++) {
    for (int y = 0; y < high; y++)
      for (int x = 0; x < wide; x++)
        transformInput(in[each] + (2 * y * rowPixels + 2 * x) * step, rowPixels * step, step, step,
                       squares + (static_cast<long>(each * high + y) * wide + x) * step, planeStep);
  }
}

/** The products of transformed squares with transformed weights, plane by plane. */
inline void multiplyPlanes(const float* squares, int count, int run, int step, const float* weights, int block,
                           int outStep, float* out) {
  const Window window{1, 1, run, 0, 0};
  for (int plane = 0; plane < planes; plane++)
    for (int k = 0; k < outStep; k += block * width)
      products(count, block, squares + static_cast<long>(plane) * count * step, step, window,
               weights + (static_cast<long>(plane) * outStep + k) * run, nullptr,
               out + static_cast<long>(plane) * count * outStep + k, outStep);
}

}  // namespace engine
