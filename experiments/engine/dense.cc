// Dense stages: what they give, the slopes of what they get, and their update.
#include <algorithm>
#include "network.h"

namespace engine {

int Network::partsFor(int tasks, int rows) const {
  if (team_.threads() == 1) return 1;
  return std::clamp((2 * team_.threads() + tasks - 1) / tasks, 1, std::max(1, rows / tileSize));
}

void Network::findInk() {
  const int most = rowsOf(states_[0].how.block);
  const long step = rowsStep(0);
  const int groups = static_cast<int>(inkCounts_.size()), parts = std::min(groups, 4 * team_.threads());
  team_.run(parts, [&](int part, int) {
    for (int group = static_cast<int>(1L * groups * part / parts); group < 1L * groups * (part + 1) / parts; group++) {
      uint32_t* which = &ink_[static_cast<size_t>(group) * capacity_];
      const long start = static_cast<long>(group) * most;
      int count = 0;
      for (int row = 0; row < count_; row++) {
        const float* inputs = inputs_ + row * step + start;
        uint64_t any = 0;
        for (int i = 0; i < most; i += 2) {  // the last group may look at what follows it, and see more than there is
          uint64_t two;
          memcpy(&two, inputs + i, sizeof two);
          any |= two;
        }
        which[count] = row;
        count += any != 0;
      }
      inkCounts_[group] = count;
    }
  });
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

void Network::maskRow(int place, int row, int start, int stop) {
  const Stage& stage = plan_.stages[place];
  const float factor = stage.scale / stage.keep;
  if (!stage.relu && factor == 1) return;
  float* slopes = given(place, row);
  const float* out = kept(place, row);
  for (int k = start; k < stop; k += width) {
    const Vector slope = load(slopes + k) * factor;
    store(slopes + k, stage.relu ? (load(out + k) > 0 ? slope : Vector{}) : slope);
  }
}

void Network::backDense(int place) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  const long size = stage.inSize();
  const int block = state.how.backBlock * width, panels = static_cast<int>(size / block), own = state.how.block * width;
  const int parts = partsFor(panels, count_), outputs = stage.out.channels;
  const float* kernel = plan_.arrays[stage.kernel].values;
  const bool masks = plan_.stages[place - 1].kind == Stage::dense;
  const Window window{1, 1, outputs, 0, 0};
  team_.run(panels * parts, [&](int task, int thread) {
    const long column = static_cast<long>(task / parts) * block;
    const int start = static_cast<long>(count_) * (task % parts) / parts,
              stop = static_cast<long>(count_) * (task % parts + 1) / parts;
    float* panel = scratch_[thread].panel;
    for (int k = 0; k < outputs; k++) {
      const float* from = kernel + k / own * (size * own) + column * own + k % own;
      for (int i = 0; i < block; i++) panel[static_cast<long>(k) * block + i] = from[static_cast<long>(i) * own];
    }
    products(stop - start, state.how.backBlock, given(place, start), state.rowStep, window, panel, nullptr,
             given(place - 1, start) + column, states_[place - 1].rowStep);
    if (masks)
      for (int row = start; row < stop; row++)
        maskRow(place - 1, row, static_cast<int>(column), static_cast<int>(column) + block);
  });
}

void Network::updateDense(int place, Scratch& scratch, long start, long stop) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  Array& array = plan_.arrays[stage.kernel];
  const int block = state.how.block * width, most = rowsOf(state.how.block);
  const long size = stage.inSize(), panel = start / size;
  Field field{1, count_, 0, rowsStep(place), 0, state.rowStep};
  for (long row = start; row < stop; row += most) {
    const int now = static_cast<int>(std::min<long>(most, stop - row));
    std::fill(scratch.row + 0, scratch.row + now * block, 0.f);
    if (place == 0) {  // an image that is empty there changes nothing
      field.pixels = inkCounts_[row % size / most];
      field.which = &ink_[row % size / most * capacity_];
    }
    gradients(now, state.how.block, rows(place) + row % size, state.slopes + panel * block, field, scratch.row, block);
    update(learning_, pace_, array, row * block, scratch.row, static_cast<long>(now) * block);
  }
  if (start % size != 0 || stage.bias < 0) return;
  std::fill(scratch.row + 0, scratch.row + block, 0.f);
  for (int row = 0; row < count_; row++)
    for (int k = 0; k < block; k += width)
      store(scratch.row + k, load(scratch.row + k) + load(given(place, row) + panel * block + k));
  update(learning_, pace_, plan_.arrays[stage.bias], panel * block, scratch.row, block);
}

}  // namespace engine
