// The tiles themselves, one for each size, and what splits work into them.
#include "tiles.h"
#include <array>
#include <utility>

namespace engine {
namespace {

/**
 * P rows of Q vectors: out[p] = bias + the sum over the window of x[p] times the weights, which are packed in the order
 * of the sum, Q vectors each.
 */
template <int P, int Q>
__attribute__((noinline)) void productTile(const float* x, long step, const Window& window, const float* weights,
                                           const float* bias, float* out, long outStep) {
  Vector sums[P][Q];
#pragma GCC unroll 4
  for (int q = 0; q < Q; q++) {
    const Vector start = bias ? load(bias + width * q) : Vector{};
#pragma GCC unroll 24
    for (int p = 0; p < P; p++) sums[p][q] = start;
  }
  for (int row = 0; row < window.rows; row++) {
    for (int tap = 0; tap < window.taps; tap++) {
      const float* from = x + row * window.rowStep + tap * window.tapStep;
      for (int i = 0; i < window.run; i++) {
        Vector weight[Q];
#pragma GCC unroll 4
        for (int q = 0; q < Q; q++) weight[q] = load(weights + width * q);
        weights += width * Q;
#pragma GCC unroll 24
        for (int p = 0; p < P; p++) {
          const Vector value = all(from[p * step + i]);
#pragma GCC unroll 4
          for (int q = 0; q < Q; q++) sums[p][q] += value * weight[q];
        }
      }
    }
  }
#pragma GCC unroll 24
  for (int p = 0; p < P; p++)
#pragma GCC unroll 4
    for (int q = 0; q < Q; q++) store(out + p * outStep + width * q, sums[p][q]);
}

/**
 * N pooled pixels of Q vectors: sums like those of `productTile` for 2 x 2 pixels each, `down` and `step` apart. `Side`
 * is that of a kernel on one channel, known beforehand, or 0.
 */
template <int N, int Q, int Side>
__attribute__((noinline)) void pooledTile(const float* x, long down, long step, const Window& window,
                                          const float* weights, const Finish& how, float* out, uint8_t* chosen,
                                          long outStep) {
  Vector sums[N][4][Q] = {};
  const int rows = Side ? Side : window.rows, taps = Side ? 1 : window.taps, run = Side ? Side : window.run;
#pragma GCC unroll 3
  for (int row = 0; row < rows; row++) {
    for (int tap = 0; tap < taps; tap++) {
      const float* from = x + row * window.rowStep + tap * window.tapStep;
#pragma GCC unroll 3
      for (int i = 0; i < run; i++) {
        Vector weight[Q];
#pragma GCC unroll 4
        for (int q = 0; q < Q; q++) weight[q] = load(weights + width * q);
        weights += width * Q;
#pragma GCC unroll 6
        for (int n = 0; n < N; n++) {
#pragma GCC unroll 4
          for (int pixel = 0; pixel < 4; pixel++) {
            const Vector value = all(from[(2 * n + pixel % 2) * step + pixel / 2 * down + i]);
#pragma GCC unroll 4
            for (int q = 0; q < Q; q++) sums[n][pixel][q] += value * weight[q];
          }
        }
      }
    }
  }
#pragma GCC unroll 6
  for (int n = 0; n < N; n++) {
#pragma GCC unroll 4
    for (int q = 0; q < Q; q++) {
      const Vector four[4] = {sums[n][0][q], sums[n][1][q], sums[n][2][q], sums[n][3][q]};
      Whole which;
      const Vector best = largest(four, which);
      store(out + n * outStep + width * q, finish(best, how, width * q));
      storeBytes(chosen + n * outStep + width * q, which);
    }
  }
}

/** How many pooled pixels are computed at once where each has `block` vectors. */
constexpr int pooledOf(int block) {
  return std::max(1, tileSize / (4 * block));
}

/** P rows of Q vectors of a weights' gradient: gradient[p] += the sum over rows and pixels of x[p] times the slopes. */
template <int P, int Q, bool Chosen>
__attribute__((noinline)) void gradientTile(const float* x, const float* slopes, const Field& field, float* gradient,
                                            long gradientStep) {
  Vector sums[P][Q];
#pragma GCC unroll 24
  for (int p = 0; p < P; p++)
#pragma GCC unroll 4
    for (int q = 0; q < Q; q++) sums[p][q] = load(gradient + p * gradientStep + width * q);
  for (int row = 0; row < field.rows; row++) {
    const float* from = x + row * field.rowStep;
    const float* slope = slopes + row * field.slopeRowStep;
    for (int pixel = 0; pixel < field.pixels; pixel++) {
      if (Chosen) {
        from = x + field.which[pixel] * field.pixelStep;
        slope = slopes + field.which[pixel] * field.slopePixelStep;
      }
      Vector factor[Q];
#pragma GCC unroll 4
      for (int q = 0; q < Q; q++) factor[q] = load(slope + width * q);
#pragma GCC unroll 24
      for (int p = 0; p < P; p++) {
        const Vector value = all(from[p]);
#pragma GCC unroll 4
        for (int q = 0; q < Q; q++) sums[p][q] += value * factor[q];
      }
      if (!Chosen) {
        from += field.pixelStep;
        slope += field.slopePixelStep;
      }
    }
  }
#pragma GCC unroll 24
  for (int p = 0; p < P; p++)
#pragma GCC unroll 4
    for (int q = 0; q < Q; q++) store(gradient + p * gradientStep + width * q, sums[p][q]);
}

using Product = void (*)(const float*, long, const Window&, const float*, const float*, float*, long);
using Pooled = void (*)(const float*, long, long, const Window&, const float*, const Finish&, float*, uint8_t*, long);
using Gradient = void (*)(const float*, const float*, const Field&, float*, long);

template <int Q, int... P>
constexpr std::array<Product, tileSize> productsOf(std::integer_sequence<int, P...>) {
  return {productTile<P + 1, Q>...};
}
template <int Q, int Side, int... N>
constexpr std::array<Pooled, 6> pooledTilesOf(std::integer_sequence<int, N...>) {
  return {pooledTile<N + 1, Q, Side>...};
}
template <int Q, bool Chosen, int... P>
constexpr std::array<Gradient, tileSize> gradientsOf(std::integer_sequence<int, P...>) {
  return {gradientTile<P + 1, Q, Chosen>...};
}
template <int... Q>
constexpr auto allProducts(std::integer_sequence<int, Q...>) {
  return std::array{productsOf<Q + 1>(std::make_integer_sequence<int, rowsOf(Q + 1)>())...};
}
template <int Side, int... Q>
constexpr auto allPooled(std::integer_sequence<int, Q...>) {
  return std::array{pooledTilesOf<Q + 1, Side>(std::make_integer_sequence<int, pooledOf(Q + 1)>())...};
}
template <bool Chosen, int... Q>
constexpr auto allGradients(std::integer_sequence<int, Q...>) {
  return std::array{gradientsOf<Q + 1, Chosen>(std::make_integer_sequence<int, rowsOf(Q + 1)>())...};
}
inline constexpr auto productTiles = allProducts(std::make_integer_sequence<int, mostColumns>());
inline constexpr auto pooledTiles = allPooled<0>(std::make_integer_sequence<int, mostColumns>());
inline constexpr auto firstPooledTiles = allPooled<3>(std::make_integer_sequence<int, mostColumns>());
inline constexpr auto gradientTiles = allGradients<false>(std::make_integer_sequence<int, mostColumns>());
inline constexpr auto chosenGradientTiles = allGradients<true>(std::make_integer_sequence<int, mostColumns>());

}  // namespace

void products(int count, int block, const float* x, long step, const Window& window, const float* weights,
              const float* bias, float* out, long outStep) {
  const int most = rowsOf(block), tiles = (count + most - 1) / most;
  for (int tile = 0, done = 0; tile < tiles; tile++) {
    const int next = count * (tile + 1) / tiles, rows = next - done;
    productTiles[block - 1][rows - 1](x + done * step, step, window, weights, bias, out + done * outStep, outStep);
    done = next;
  }
}

void pooledProducts(int count, int block, const float* x, long down, long step, const Window& window,
                    const float* weights, const Finish& how, float* out, uint8_t* chosen, long outStep) {
  const bool isFirst = window.rows == 3 && window.taps == 1 && window.run == 3;
  const auto& tilesOf = (isFirst ? firstPooledTiles : pooledTiles)[block - 1];
  const int most = pooledOf(block), tiles = (count + most - 1) / most;
  for (int tile = 0, done = 0; tile < tiles; tile++) {
    const int next = count * (tile + 1) / tiles, pixels = next - done;
    tilesOf[pixels - 1](x + 2 * done * step, down, step, window, weights, how, out + done * outStep,
                        chosen + done * outStep, outStep);
    done = next;
  }
}

void gradients(int count, int block, const float* x, const float* slopes, const Field& field, float* gradient,
               long gradientStep) {
  const int most = rowsOf(block), tiles = (count + most - 1) / most;
  const auto& tilesOf = (field.which ? chosenGradientTiles : gradientTiles)[block - 1];
  for (int tile = 0, done = 0; tile < tiles; tile++) {
    const int next = count * (tile + 1) / tiles, rows = next - done;
    tilesOf[rows - 1](x + done, slopes, field, gradient + done * gradientStep, gradientStep);
    done = next;
  }
}

}  // namespace engine
