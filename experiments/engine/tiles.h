// Products of small matrices that are held in registers: what nearly all time of a training goes into.
#pragma once
#include <algorithm>
#include "vector.h"

namespace engine {

/** What an output is summed over: `rows` x `taps` x `run` neighbouring numbers, so far apart. */
struct Window {
  int rows, taps, run;
  long rowStep, tapStep;
};

/** How many vectors of outputs are computed side by side; `columns` is a multiple of the width. */
constexpr int blockOf(int columns) {
  const int vectors = columns / width;
  for (int block = mostColumns; block > 1; block--)
    if (vectors % block == 0) return block;
  return 1;
}

/** How many rows of outputs are computed at once where each has `block` vectors. */
constexpr int rowsOf(int block) {
  return tileSize / block;
}

/** What becomes of sums: the largest of each square, which it was, then the bias, ReLU, and a factor. */
struct Finish {
  const float* bias;  // or none
  bool relu;
  float scale;
};

/** The largest of four, and which it was: the first of equals. */
INLINE Vector largest(const Vector (&values)[4], Whole& which) {
  Vector best = values[0];
  which = Whole{};
#pragma GCC unroll 4
  for (int i = 1; i < 4; i++) {
    const auto larger = values[i] > best;
    which = larger ? Whole{} + i : which;
    best = larger ? values[i] : best;
  }
  return best;
}

INLINE Vector finish(Vector value, const Finish& how, int column) {
  if (how.bias) value += load(how.bias + column);
  if (how.relu) value = positive(value);
  return value * how.scale;
}

/** What a weights' gradient is summed over. */
struct Field {
  int rows, pixels;
  long rowStep, pixelStep;            // of x
  long slopeRowStep, slopePixelStep;  // of the slopes
  const uint32_t* which = nullptr;    // of the pixels, if not all
};

/** `count` rows of `block` vectors, in tiles of nearly equal size. */
void products(int count, int block, const float* x, long step, const Window& window, const float* weights,
              const float* bias, float* out, long outStep);

/** `count` pooled pixels of `block` vectors, in tiles of nearly equal size. */
void pooledProducts(int count, int block, const float* x, long down, long step, const Window& window,
                    const float* weights, const Finish& how, float* out, uint8_t* chosen, long outStep);

/** `count` rows of `block` vectors of a gradient, in tiles of nearly equal size. */
void gradients(int count, int block, const float* x, const float* slopes, const Field& field, float* gradient,
               long gradientStep);

}  // namespace engine
