// Sums over what each slope's sum has seen.
#include "seen.h"

namespace engine {
namespace {

/** V vectors of channels of `addSeen`. */
template <int V>
void addSeenTile(const float* x, const Maps& maps, const Slope* slopes, int count, float* gradient) {
  Vector sums[9][V];
#pragma GCC unroll 9
  for (int tap = 0; tap < 9; tap++)
#pragma GCC unroll 2
    for (int v = 0; v < V; v++) sums[tap][v] = load(gradient + tap * maps.channels + width * v);
  for (int i = 0; i < count; i++) {
    const Vector slope = all(slopes[i].value);
    const float* from = x + slopes[i].start;
#pragma GCC unroll 9
    for (int tap = 0; tap < 9; tap++)
#pragma GCC unroll 2
      for (int v = 0; v < V; v++)
        sums[tap][v] += slope * load(from + tap / 3 * maps.rowStep + tap % 3 * maps.channels + width * v);
  }
#pragma GCC unroll 9
  for (int tap = 0; tap < 9; tap++)
#pragma GCC unroll 2
    for (int v = 0; v < V; v++) store(gradient + tap * maps.channels + width * v, sums[tap][v]);
}

/** V vectors of channels of `addToSeen`. */
template <int V>
void addToSeenTile(const float* weights, const Maps& maps, const Slope* slopes, int count, float* seen) {
  Vector weight[9][V];
#pragma GCC unroll 9
  for (int tap = 0; tap < 9; tap++)
#pragma GCC unroll 2
    for (int v = 0; v < V; v++) weight[tap][v] = load(weights + tap * maps.channels + width * v);
  for (int i = 0; i < count; i++) {
    const Vector slope = all(slopes[i].value);
    float* to = seen + slopes[i].start;
#pragma GCC unroll 9
    for (int tap = 0; tap < 9; tap++)
#pragma GCC unroll 2
      for (int v = 0; v < V; v++) {
        float* at = to + tap / 3 * maps.rowStep + tap % 3 * maps.channels + width * v;
        store(at, load(at) + slope * weight[tap][v]);
      }
  }
}

/** Calls what works on one or two vectors of channels for all of them; two need many registers. */
template <typename Tile>
void overChannels(int channels, Tile tile) {
  int c = 0;
  if (tileSize >= 18)
    for (; c + 2 * width <= channels; c += 2 * width) tile.template operator()<2>(c);
  for (; c < channels; c += width) tile.template operator()<1>(c);
}

}  // namespace

void addSeen(const float* x, const Maps& maps, const Slope* slopes, int count, float* gradient) {
  overChannels(maps.channels, [&]<int V>(int c) { addSeenTile<V>(x + c, maps, slopes, count, gradient + c); });
}

void addToSeen(const float* weights, const Maps& maps, const Slope* slopes, int count, float* seen) {
  overChannels(maps.channels, [&]<int V>(int c) { addToSeenTile<V>(weights + c, maps, slopes, count, seen + c); });
}

#if defined(__AVX512F__)
void addPatches(const float* patches, int count, const float* slopes, const uint8_t* chosen, long step, float* gradient,
                long gradientStep) {
  Vector taps[9];
#pragma GCC unroll 9
  for (int tap = 0; tap < 9; tap++) taps[tap] = load(gradient + tap * gradientStep);
  for (int pixel = 0; pixel < count; pixel++, patches += 16, slopes += step, chosen += step) {
    const Vector slope = load(slopes);
    const Whole which = loadBytes(chosen), corner = (which & 1) + (which >> 1) * 4;
    const __m512 patch = (__m512)load(patches);
#pragma GCC unroll 9
    for (int tap = 0; tap < 9; tap++)
      taps[tap] += (Vector)_mm512_permutexvar_ps((__m512i)(corner + (tap / 3 * 4 + tap % 3)), patch) * slope;
  }
#pragma GCC unroll 9
  for (int tap = 0; tap < 9; tap++) store(gradient + tap * gradientStep, taps[tap]);
}
#else
void addPatches(const float*, int, const float*, const uint8_t*, long, float*, long) {}
#endif

}  // namespace engine
