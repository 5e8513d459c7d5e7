// What the processor can do at most: fused multiply-adds of single precision that wait for nothing.
#pragma once
#include <chrono>
#include "team.h"
#include "tiles.h"

namespace engine {

/** So many floating-point operations, two a multiply-add. */
__attribute__((noinline)) inline double multiplyAdd(long repeats) {
  constexpr int chains = tileSize / 2;  // more than are under way at once
  Vector sums[chains];
  for (int i = 0; i < chains; i++) sums[i] = all(i * 1e-3f);
  Vector factor = all(.999f), term = all(1e-4f);
  asm volatile("" : "+x"(factor), "+x"(term));
  for (long repeat = 0; repeat < repeats; repeat++) {
#pragma GCC unroll 24
    for (int i = 0; i < chains; i++) sums[i] = sums[i] * factor + term;
  }
  for (int i = 0; i < chains; i++) asm volatile("" ::"x"(sums[i]));
  return 2.0 * width * chains * repeats;
}

/** Operations a second of all threads together: the best of some short trials. */
inline double measurePeak(int threads) {
  Team team(threads);
  double best = 0;
  for (int trial = 0; trial < 12; trial++) {
    std::vector<double> done(threads);
    const auto start = std::chrono::steady_clock::now();
    team.run(threads, [&](int task, int) { done[task] = multiplyAdd(1 << 20); });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    double sum = 0;
    for (double each : done) sum += each;
    best = std::max(best, sum / seconds);
  }
  return best;
}

}  // namespace engine
