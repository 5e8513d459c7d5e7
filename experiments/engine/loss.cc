// The loss, its slopes, and probabilities.
#include <algorithm>
#include <cmath>
#include "network.h"

namespace engine {

float Network::logSum(const float* scores, int classes, float* exponentials, float& sum) {
  const float largest = *std::max_element(scores, scores + classes);
  sum = 0;
  for (int each = 0; each < classes; each++) sum += exponentials[each] = std::exp(scores[each] - largest);
  return std::log(sum) + largest;
}

float Network::lossAndSlopes(const int32_t* labels) {
  const int last = static_cast<int>(plan_.stages.size()) - 1, parts = rowParts();
  const Stage& stage = plan_.stages[last];
  const int classes = plan_.classes;
  const float even = learning_.smoothing / classes, own = 1 - learning_.smoothing;
  team_.run(parts, [&](int part, int) {
    for (int row = static_cast<long>(count_) * part / parts; row < static_cast<long>(count_) * (part + 1) / parts;
         row++) {
      const float* scores = kept(last, row);
      float* slopes = given(last, row);
      float sum;
      const float whole = logSum(scores, classes, slopes, sum);
      double loss = 0;
      for (int each = 0; each < classes; each++) {
        const float target = (each == labels[row] ? own : 0) + even;
        if (target != 0) loss += static_cast<double>(target) * (whole - scores[each]);
        slopes[each] = (slopes[each] / sum - target) / count_;
      }
      losses_[row] = static_cast<float>(loss);
      if (stage.kind == Stage::dense) maskRow(last, row, 0, stage.outStep);
    }
  });
  double sum = 0;
  for (int row = 0; row < count_; row++) sum += losses_[row];
  return static_cast<float>(sum / count_);
}

float Network::penalty() {
  if (learning_.l2 == 0) return 0;
  double sum = 0;
  for (Array& array : plan_.arrays)
    if (array.penalized)
      for (long i = 0; i < array.layout.stored(); i++) sum += static_cast<double>(array.values[i]) * array.values[i];
  return static_cast<float>(sum * learning_.l2);
}

void Network::probabilities(float* out) {
  const int last = static_cast<int>(plan_.stages.size()) - 1, classes = plan_.classes, parts = rowParts();
  team_.run(parts, [&](int part, int) {
    for (int row = static_cast<long>(count_) * part / parts; row < static_cast<long>(count_) * (part + 1) / parts;
         row++) {
      float* to = out + static_cast<long>(row) * classes;
      float sum;
      logSum(kept(last, row), classes, to, sum);
      for (int each = 0; each < classes; each++) to[each] /= sum;
    }
  });
}

}  // namespace engine
