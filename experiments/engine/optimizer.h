// A step of the optimiser on some neighbouring numbers of an array.
#pragma once
#include "plan.h"

namespace engine {

/** How a network learns, as `TrainingConfig` of the schema says. */
struct Learning {
  enum Kind { rmsprop, nesterov } kind = rmsprop;
  float decay = 0, epsilon = 0;                         // of RMSprop
  float momentum = 0, weightDecay = 0, shiftScale = 1;  // of Nesterov's
  float smoothing = 0;                                  // of the labels
  float l2 = 0;                                         // 0: none
  float averaging = 0;                                  // 0: none
};

/** What a step of training goes by. */
struct Pace {
  float rate;
  float stays;  // the share of the averages that stays
};

/** 1 / sqrt(values), to the last bit or two: the processor's estimate, made better by Newton's method. */
INLINE Vector inverseRoot(Vector values) {
#if defined(__AVX512F__)
  const Vector guess = (Vector)_mm512_rsqrt14_ps((__m512)values);
#elif defined(__AVX2__)
  const Vector guess = (Vector)_mm256_rsqrt_ps((__m256)values);
#else
  Vector guess = (Vector)vrsqrteq_f32((float32x4_t)values);
  guess = guess * (1.5f - .5f * values * guess * guess);
#endif
  return guess * (1.5f - .5f * values * guess * guess);
}

/** Follows an array by its average, `count` numbers from `start` on. */
inline void average(Array& array, long start, long count, float stays) {
  float* __restrict mean = array.average + start;
  const float* __restrict values = array.values + start;
  for (long i = 0; i < count; i++) mean[i] = mean[i] * stays + values[i] * (1 - stays);
}

/** Changes `count` numbers from `start` on, a multiple of the width, by their gradient. */
inline void update(const Learning& learning, const Pace& pace, Array& array, long start, const float* gradient,
                   long count) {
  if (learning.averaging > 0) average(array, start, count, pace.stays);
  float* values = array.values + start;
  const float penalty = array.penalized ? 2 * learning.l2 : 0;
  if (learning.kind == Learning::rmsprop) {
    float* mean = array.kept + start;
    for (long i = 0; i < count; i += width) {
      const Vector value = load(values + i), slope = load(gradient + i) + penalty * value;
      const Vector squares = load(mean + i) + (slope * slope - load(mean + i)) * (1 - learning.decay);
      store(mean + i, squares);
      store(values + i, value - slope * pace.rate * inverseRoot(squares + learning.epsilon));
    }
  } else {
    const float scale = array.role == Array::shift ? learning.shiftScale : 1;
    const float rate = pace.rate * scale, decay = learning.weightDecay / scale;
    float* sum = array.kept + start;
    for (long i = 0; i < count; i += width) {
      const Vector value = load(values + i), slope = load(gradient + i) + penalty * value + decay * value;
      const Vector moved = load(sum + i) * learning.momentum + slope;
      store(sum + i, moved);
      store(values + i, value - (slope * rate + moved * (learning.momentum * rate)));
    }
  }
}

}  // namespace engine
