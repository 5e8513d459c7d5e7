// Normalization over the batch: its statistics, forward and backward.
#include <algorithm>
#include <cmath>
#include "network.h"

namespace engine {

void Network::addTotals(int place, int image, double* totals) {
  const Stage& stage = plan_.stages[place];
  const float* out = kept(place, image);
  const long size = stage.outSize(), step = stage.outStep;
  for (int k = 0; k < step; k += width) {
    Vector sum{}, squares{};
    for (long at = k; at < size; at += step) {
      const Vector value = load(out + at);
      sum += value;
      squares += value * value;
    }
    addDoubles(totals + k, sum);
    addDoubles(totals + step + k, squares);
  }
}

void Network::addDoubles(double* to, Vector values) {
  for (int lane = 0; lane < width; lane++) to[lane] += values[lane];
}

void Network::followBatch(int place) {
  const Stage& stage = plan_.stages[place];
  State& state = states_[place];
  const double count = static_cast<double>(count_) * stage.out.height * stage.out.width;
  float *mean = plan_.arrays[stage.mean].values, *variance = plan_.arrays[stage.variance].values;
  const float momentum = static_cast<float>(stage.momentum), rest = static_cast<float>(1 - stage.momentum);
  for (int k = 0; k < stage.outStep; k++) {
    double sum = 0, squares = 0;
    for (int group = 0; group < groups_; group++) {
      sum += state.totals[2L * group * stage.outStep + k];
      squares += state.totals[(2L * group + 1) * stage.outStep + k];
    }
    const double middle = sum / count, spread = std::max(0.0, squares / count - middle * middle);
    state.mean[k] = static_cast<float>(middle);
    state.inverse[k] = static_cast<float>(1 / std::sqrt(spread + stage.epsilon));
    mean[k] = mean[k] * momentum + static_cast<float>(middle) * rest;
    variance[k] = variance[k] * momentum + static_cast<float>(spread * count / std::max(1.0, count - 1)) * rest;
  }
  memcpy(state.shift, plan_.arrays[stage.shift].values, stage.outStep * sizeof(float));
}

void Network::followRunning(int place) {
  const Stage& stage = plan_.stages[place];
  State& state = states_[place];
  for (int k = 0; k < stage.outStep; k++) {
    state.mean[k] = values(stage.mean)[k];
    state.inverse[k] = 1 / std::sqrt(values(stage.variance)[k] + static_cast<float>(stage.epsilon));
    state.shift[k] = values(stage.shift)[k];
  }
}

void Network::receive(int place, int image, const float* from, int wide, int group) {
  const Stage& stage = plan_.stages[place];
  State& state = states_[place];
  const float* out = kept(place, image);
  const float* later = stage.isAdded ? state.later + image * state.rowStep : nullptr;
  float* to = given(place, image);
  double* totals = &state.totals[2L * group * stage.outStep];
  for (int k = 0; k < stage.outStep; k += width) {
    const Vector mean = load(state.mean + k), inverse = load(state.inverse + k), shift = load(state.shift + k);
    const Vector offset = shift - mean * inverse;
    Vector sum{}, products{};
    for (int y = 0; y < stage.out.height; y++) {
      for (int x = 0; x < stage.out.width; x++) {
        const long at = (static_cast<long>(y) * stage.out.width + x) * stage.outStep + k;
        const Vector value = load(out + at);
        Vector slope = load(from + (static_cast<long>(y) * wide + x) * stage.outStep + k);
        if (later) slope += load(later + at);
        if (stage.normalizedRelu) slope = value * inverse + offset > 0 ? slope : Vector{};
        store(to + at, slope);
        sum += slope;
        products += slope * ((value - mean) * inverse);
      }
    }
    addDoubles(totals + k, sum);
    addDoubles(totals + stage.outStep + k, products);
  }
}

void Network::clearTotals(int place, int group) {
  const long step = plan_.stages[place].outStep;
  double* totals = &states_[place].totals[2L * group * step];
  std::fill(totals, totals + 2 * step, 0);
}

void Network::averageSlopes(int place) {
  const Stage& stage = plan_.stages[place];
  State& state = states_[place];
  const double count = static_cast<double>(count_) * stage.out.height * stage.out.width;
  for (int k = 0; k < stage.outStep; k++) {
    double sum = 0, products = 0;
    for (int group = 0; group < groups_; group++) {
      sum += state.totals[2L * group * stage.outStep + k];
      products += state.totals[(2L * group + 1) * stage.outStep + k];
    }
    state.meanSlope[k] = static_cast<float>(sum / count);
    state.meanProduct[k] = static_cast<float>(products / count);
    state.shiftSlope[k] = static_cast<float>(sum);
  }
}

}  // namespace engine
