// What each stage gives.
#include <algorithm>
#include <cmath>
#include "network.h"
#include "winograd.h"

namespace engine {

int Network::segmentEnd(int first) const {
  const int count = static_cast<int>(plan_.stages.size());
  int end = first + 1;
  while (end < count && plan_.stages[end].kind != Stage::dense && !plan_.stages[end - 1].normalized) end++;
  return end;
}

void Network::forward(const uint8_t* pixels) {
  const int count = static_cast<int>(plan_.stages.size());
  if (!training_)
    for (int place = 0; place < count; place++)
      if (plan_.stages[place].normalized) followRunning(place);
  for (int first = 0; first < count;) {
    if (plan_.stages[first].kind == Stage::dense) {
      if (first == 0)
        team_.run(groups_, [&](int group, int) { scalePixels(pixels, groupStart(group), groupStart(group + 1)); });
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
        const int images = std::min(together, stop - image);
        if (first == 0) scalePixels(pixels, image, image + images);
        for (int place = first; place < end; place++)
          forwardMaps(place, scratch, image, images, place == end - 1 ? totals : nullptr);
      }
    });
    if (last.normalized && training_) followBatch(end - 1);
    first = end;
  }
}

void Network::scalePixels(const uint8_t* pixels, int start, int stop) {
  const long size = plan_.input.size(), step = plan_.stages[0].inStep, channels = plan_.input.channels;
  if (step == channels) {
    const uint8_t* __restrict from = pixels + start * size;
    float* __restrict to = inputs_ + start * size;
    for (long i = 0; i < (stop - start) * size; i++) to[i] = from[i] * (1 / 255.f);
    return;
  }
  for (long pixel = start * (size / channels); pixel < stop * (size / channels); pixel++)
    for (long c = 0; c < channels; c++) inputs_[pixel * step + c] = pixels[pixel * channels + c] * (1 / 255.f);
}

uint8_t* Network::picked(int place, int image) {
  const Stage& stage = plan_.stages[place];
  return stage.pool > 1 ? states_[place].chosen.data() + image * stage.outSize() : nullptr;
}

void Network::give(int place, int image, float* to, long wide) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  const float* from = kept(place, image);
  const long row = static_cast<long>(stage.out.width) * stage.outStep;
  for (int y = 0; y < stage.out.height; y++, from += row, to += wide * stage.outStep) {
    if (!stage.normalized) {
      memcpy(to, from, row * sizeof(float));
      continue;
    }
    for (int k = 0; k < stage.outStep; k += width) {
      const Vector factor = load(state.inverse + k), offset = load(state.shift + k) - load(state.mean + k) * factor;
      if (stage.normalizedRelu)
        for (long x = k; x < row; x += stage.outStep) store(to + x, positive(load(from + x) * factor + offset));
      else
        for (long x = k; x < row; x += stage.outStep) store(to + x, load(from + x) * factor + offset);
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

void Network::dropMaps(int place, Scratch& scratch, int image) {
  const Stage& stage = plan_.stages[place];
  const Philox philox = generator(stage);
  for (int pixel = 0; pixel < stage.out.height * stage.out.width; pixel++)
    drop(stage, philox, scratch, image, pixel, 0, stage.out.channels,
         kept(place, image) + static_cast<long>(pixel) * stage.outStep);
}

Philox Network::generator(const Stage& stage) const {
  const auto seeds = [&](int which, uint32_t offset) {
    return static_cast<int32_t>(static_cast<uint32_t>(seed_[which]) + offset);
  };
  return {seeds(0, stage.dropoutPlace), seeds(1, static_cast<uint32_t>(stage.dropoutsBefore) << 24)};
}

void Network::drop(const Stage& stage, const Philox& philox, Scratch& scratch, int image, int pixel, int start,
                   int count, float* values) {
  const long pixels = static_cast<long>(stage.out.height) * stage.out.width;
  const uint64_t first = (static_cast<uint64_t>(image) * pixels + pixel) * stage.out.channels + start;
  const float rate = 1 - stage.keep, factor = 1 / stage.keep;
  for (int done = 0; done < count;) {
    const uint64_t from = first + done;
    const int skip = from % 4, now = std::min(64 - skip, count - done);
    philox.uniforms(from - skip, skip + now, scratch.numbers);
    const float* numbers = scratch.numbers + skip;
    for (int i = 0; i < now; i++) values[done + i] = numbers[i] >= rate ? values[done + i] * factor : 0;
    done += now;
  }
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

int Network::partsFor(int tasks, int rows) const {
  if (team_.threads() == 1) return 1;
  return std::clamp((2 * team_.threads() + tasks - 1) / tasks, 1, std::max(1, rows / tileSize));
}

void Network::forwardDense(int place) {
  const Stage& stage = plan_.stages[place];
  State& state = states_[place];
  const int block = state.how.block * width, panels = stage.outStep / block, parts = partsFor(panels, count_);
  const long size = stage.inSize();
  const float* bias = stage.bias >= 0 ? values(stage.bias) : nullptr;
  const Window window{1, 1, static_cast<int>(size), 0, 0};
  const Philox philox = generator(stage);
  team_.run(panels * parts, [&](int task, int thread) {
    const int panel = task / parts, k = panel * block;
    const int start = static_cast<long>(count_) * (task % parts) / parts,
              stop = static_cast<long>(count_) * (task % parts + 1) / parts;
    float* out = kept(place, start) + k;
    products(stop - start, state.how.block, rows(place) + start * rowsStep(place), rowsStep(place), window,
             values(stage.kernel) + k * size, bias ? bias + k : nullptr, out, state.rowStep);
    for (int row = start; row < stop; row++, out += state.rowStep) {
      if (stage.relu || stage.scale != 1)
        for (int i = 0; i < block; i += width) {
          const Vector value = load(out + i);
          store(out + i, (stage.relu ? positive(value) : value) * stage.scale);
        }
      const int columns = std::min(block, stage.out.channels - k);
      if (stage.keep < 1 && training_) drop(stage, philox, scratch_[thread], row, 0, k, columns, out);
    }
  });
}

}  // namespace engine
