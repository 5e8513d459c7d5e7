// What each stage gives.
#include <algorithm>
#include "network.h"
#include "winograd.h"

namespace engine {

int Network::segmentEnd(int first) const {
  const int count = static_cast<int>(plan_.stages.size());
  int end = first + 1;
  while (end < count && plan_.stages[end].kind != Stage::dense && !plan_.stages[end - 1].normalized) end++;
  return end;
}

void Network::forward(const Images& images) {
  const int count = static_cast<int>(plan_.stages.size());
  if (!training_)
    for (int place = 0; place < count; place++)
      if (plan_.stages[place].normalized) followRunning(place);
  for (int first = 0; first < count;) {
    if (plan_.stages[first].kind == Stage::dense) {
      if (first == 0) {
        team_.run(groups_, [&](int group, int) { scalePixels(images, groupStart(group), groupStart(group + 1)); });
        if (training_) findInk();
      }
      forwardDense(first++);
      continue;
    }
    const int end = segmentEnd(first);
    const Stage& last = plan_.stages[end - 1];
    team_.run(groups_, [&](int group, int thread) {
      Scratch& scratch = scratch_[thread];
      const int stop = groupStart(group + 1);
      double* totals = last.normalized && training_ ? &states_[end - 1].totals[2L * group * last.outStep] : nullptr;
      if (totals) std::fill(totals, totals + 2 * last.outStep, 0);
      for (int image = groupStart(group); image < stop; image += together) {
        const int now = std::min(together, stop - image);
        if (first == 0) scalePixels(images, image, image + now);
        for (int place = first; place < end; place++)
          forwardMaps(place, scratch, image, now, place == end - 1 ? totals : nullptr);
      }
    });
    if (last.normalized && training_) followBatch(end - 1);
    first = end;
  }
}

void Network::scalePixels(const Images& images, int start, int stop) {
  const long size = plan_.input.size(), step = plan_.stages[0].inStep, channels = plan_.input.channels;
  const auto find = [&](int image) { return images.pixels + (images.places ? images.places[image] : image) * size; };
  for (int image = start; image < stop; image++) {
    if (image + 1 < count_)  // it may lie anywhere in memory
      for (long i = 0; i < size; i += 64) __builtin_prefetch(find(image + 1) + i);
    const uint8_t* __restrict from = find(image);
    float* __restrict to = inputs_ + image * plan_.stages[0].inSize();
    if (step == channels)
      for (long i = 0; i < size; i++) to[i] = from[i] * (1 / 255.f);
    else
      for (long pixel = 0; pixel < size / channels; pixel++)
        for (long c = 0; c < channels; c++) to[pixel * step + c] = from[pixel * channels + c] * (1 / 255.f);
  }
}

uint8_t* Network::picked(int place, int image) {
  const Stage& stage = plan_.stages[place];
  return stage.pool > 1 ? states_[place].chosen.data() + image * stage.outSize() : nullptr;
}

void Network::give(int place, int image, float* to, long wide, bool adds) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  const float* from = kept(place, image);
  const long row = static_cast<long>(stage.out.width) * stage.outStep;
  for (int y = 0; y < stage.out.height; y++, from += row, to += wide * stage.outStep) {
    if (!stage.normalized && !adds) {
      memcpy(to, from, row * sizeof(float));
      continue;
    }
    for (int k = 0; k < stage.outStep; k += width) {
      Vector factor = Vector{} + 1, offset{};
      if (stage.normalized) {
        factor = load(state.inverse + k);
        offset = load(state.shift + k) - load(state.mean + k) * factor;
      }
      for (long x = k; x < row; x += stage.outStep) {
        const Vector value = load(from + x) * factor + offset;
        const Vector given = stage.normalizedRelu ? positive(value) : value;
        store(to + x, adds ? load(to + x) + given : given);
      }
    }
  }
}

const float* Network::input(int place, int image, Scratch& scratch, int slot) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  const float* from = place == 0 ? inputs_ + image * stage.inSize() : kept(place - 1, image);
  if (!how.copies) return from;
  const long size = static_cast<long>(how.inHigh) * how.inWide * stage.inStep;
  float* copy = scratch.inputs[place] + slot * size;
  float* to = copy + (static_cast<long>(stage.before) * how.inWide + stage.before) * stage.inStep;
  if (place > 0) {
    give(place - 1, image, to, how.inWide);
    if (stage.added >= 0) give(stage.added, image, to, how.inWide, true);
  } else {
    const long row = static_cast<long>(stage.in.width) * stage.inStep;
    for (int y = 0; y < stage.in.height; y++, from += row, to += static_cast<long>(how.inWide) * stage.inStep)
      memcpy(to, from, row * sizeof(float));
  }
  return copy;
}

void Network::forwardMaps(int place, Scratch& scratch, int first, int images, double* totals) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  const float* in[together];
  for (int each = 0; each < images; each++) in[each] = input(place, first + each, scratch, each);
  const long size = static_cast<long>(how.sumsHigh) * how.sumsWide * stage.outStep;
  float* sums = scratch.sums[place];
  for (int each = 0; how.fast && each < images; each += how.together)
    sumSquares(place, scratch, in + each, first + each, std::min(how.together, images - each), sums + each * size);
  for (int each = 0; each < images; each++) {
    if (stage.kind == Stage::convolution && !how.fast) sumPixels(place, in[each], first + each, sums + each * size);
    if (stage.kind == Stage::identity)
      keep(place, first + each, in[each], how.inWide);
    else if (!how.pools)
      keep(place, first + each, sums + each * size, how.sumsWide);
    if (totals) addTotals(place, first + each, totals);
    if (stage.keep < 1 && training_) dropMaps(place, scratch, first + each);
  }
}

Finish Network::finishOf(const Stage& stage, int column) const {
  return {stage.bias >= 0 ? values(stage.bias) + column : nullptr, stage.relu, stage.scale};
}

void Network::sumSquares(int place, Scratch& scratch, const float* const* in, int first, int images, float* sums) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  const Lowering& how = state.how;
  const int count = images * how.high * how.wide;
  transformImages(in, images, how.high, how.wide, how.inWide, stage.inStep, scratch.squares);
  multiplyPlanes(scratch.squares, count, stage.in.channels, stage.inStep, state.packed, how.block, stage.outStep,
                 scratch.products);
  const long row = static_cast<long>(how.sumsWide) * stage.outStep;
  for (int square = 0; square < count; square++) {
    const int each = square / (how.high * how.wide), y = square / how.wide % how.high, x = square % how.wide;
    if (how.pools) {
      const long at = (static_cast<long>(y) * stage.out.width + x) * stage.outStep;
      transformPooled(scratch.products + static_cast<long>(square) * stage.outStep,
                      static_cast<long>(count) * stage.outStep, stage.outStep, finishOf(stage),
                      kept(place, first + each) + at, picked(place, first + each) + at);
      continue;
    }
    transformOutput(scratch.products + static_cast<long>(square) * stage.outStep,
                    static_cast<long>(count) * stage.outStep, stage.outStep,
                    sums + each * how.sumsHigh * row + 2 * y * row + 2L * x * stage.outStep, row, stage.outStep);
  }
}

void Network::sumPixels(int place, const float* in, int image, float* sums) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  const long rowStep = static_cast<long>(state.how.inWide) * stage.inStep;
  const bool isDense = stage.inStep == stage.in.channels;
  const int block = state.how.block * width, rowLength = stage.side * stage.in.channels;
  const auto window = [&](int rows) {
    return isDense ? Window{rows, 1, rowLength, rowStep, 0}
                   : Window{rows, stage.side, stage.in.channels, rowStep, stage.inStep};
  };
  for (int k = 0; k < stage.outStep; k += block) {
    const float* weights = state.packed + static_cast<long>(k) * stage.side * rowLength;
    if (state.how.pools) {
      for (int y = 0; y < stage.out.height; y++) {
        const long at = static_cast<long>(y) * stage.out.width * stage.outStep + k;
        pooledProducts(stage.out.width, state.how.block, in + 2 * y * rowStep, rowStep, stage.inStep,
                       window(stage.side), weights, finishOf(stage, k), kept(place, image) + at,
                       picked(place, image) + at, stage.outStep);
      }
      continue;
    }
    for (int y = 0; y < stage.sumsHigh; y++) {
      const int low = std::max(0, stage.before - y), high = std::min(stage.side, stage.in.height + stage.before - y);
      products(stage.sumsWide, state.how.block, in + (y + low) * rowStep, stage.inStep, window(high - low),
               weights + static_cast<long>(low) * block * rowLength, nullptr,
               sums + static_cast<long>(y) * state.how.sumsWide * stage.outStep + k, stage.outStep);
    }
  }
}

void Network::keep(int place, int image, const float* sums, int wide) {
  const Stage& stage = plan_.stages[place];
  float* out = kept(place, image);
  uint8_t* chosen = picked(place, image);
  const Finish how = finishOf(stage);
  const long step = stage.outStep, row = wide * step;
  for (int y = 0; y < stage.out.height; y++) {
    for (int x = 0; x < stage.out.width; x++, out += step, chosen += step) {
      const float* from = sums + y * stage.pool * row + x * stage.pool * step;
      for (int k = 0; k < step; k += width) {
        Vector value = load(from + k);
        if (stage.pool > 1) {
          Whole which{};
          for (int i = 0; i < stage.pool; i++)
            for (int j = i == 0; j < stage.pool; j++) {
              const Vector other = load(from + i * row + j * step + k);
              const auto larger = other > value;
              which = larger ? Whole{} + (i * stage.pool + j) : which;
              value = larger ? other : value;
            }
          storeBytes(chosen + k, which);
        }
        store(out + k, finish(value, how, k));
      }
    }
  }
}

}  // namespace engine
