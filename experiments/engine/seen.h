// Gradients slope by slope: for pooled convolutions of 3 x 3, where most slopes are 0.
#pragma once
#include <cstdint>
#include "vector.h"

namespace engine {

#if defined(__AVX512F__)
constexpr bool hasPatches = true;  // whether there is `addPatches`
#else
constexpr bool hasPatches = false;
#endif

/**
 * Adds to the gradient of a 3 x 3 kernel on images of one channel whose sums are pooled 2 x 2: by the 4 x 4 pixels that
 * each pooled pixel has seen, of which the chosen one saw 3 x 3. `slopes` and `chosen` are `step` apart.
 */
void addPatches(const float* patches, int count, const float* slopes, const uint8_t* chosen, long step, float* gradient,
                long gradientStep);

/** A slope other than 0, of one filter's sum, and where the 3 x 3 pixels that the sum has seen start. */
struct Slope {
  float value;
  int32_t start;
};

/** Maps of pixels, each `channels` numbers, which is a multiple of the width. */
struct Maps {
  long rowStep;
  int channels;
};

/** Adds to the gradient of one filter, [9, channels]: what each slope's sum has seen, times the slope. */
void addSeen(const float* x, const Maps& maps, const Slope* slopes, int count, float* gradient);

/** Adds to the slopes of what was seen: those of one filter's sums, times its weights, [9, channels]. */
void addToSeen(const float* weights, const Maps& maps, const Slope* slopes, int count, float* seen);

}  // namespace engine
