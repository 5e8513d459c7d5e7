// Gradients are added up, and the optimiser changes the arrays.
#include <algorithm>
#include "network.h"
#include "winograd.h"

namespace engine {

void Network::updateArrays() {
  struct Task {
    int place;
    long start, stop;
  };
  std::vector<Task> tasks;
  for (int place = 0; place < static_cast<int>(plan_.stages.size()); place++) {
    const Stage& stage = plan_.stages[place];
    const Lowering& how = states_[place].how;
    if (stage.kind == Stage::dense) {
      const int panels = stage.outStep / (how.block * width);
      const long most = rowsOf(how.block) * 16L, size = stage.inSize();
      for (int panel = 0; panel < panels; panel++)
        for (long row = 0; row < size; row += most)
          tasks.push_back({place, panel * size + row, panel * size + std::min(size, row + most)});
    } else if (how.partial > 0 && how.sparse) {
      for (long filter = 0; filter < stage.out.channels; filter += width)
        tasks.push_back({place, filter, std::min<long>(stage.out.channels, filter + width)});
    } else if (how.partial > 0) {
      for (long channel = 0; channel < stage.in.channels; channel += 8)
        tasks.push_back({place, channel, std::min<long>(stage.in.channels, channel + 8)});
    }
  }
  const int large = static_cast<int>(tasks.size());
  team_.run(large + 1, [&](int task, int thread) {
    if (task == large) return updateSmall();
    const auto [place, start, stop] = tasks[task];
    if (plan_.stages[place].kind == Stage::dense)
      updateDense(place, scratch_[thread], start, stop);
    else if (states_[place].how.sparse)
      updateFilters(place, scratch_[thread], static_cast<int>(start));
    else
      for (long channel = start; channel < stop; channel++)
        updateChannel(place, scratch_[thread], static_cast<int>(channel));
  });
  packUpdated();
}

void Network::packUpdated() {
  struct Task {
    void (Network::*pack)(int, int);
    int place, start, stop;
  };
  std::vector<Task> tasks;
  for (int place = 0; place < static_cast<int>(plan_.stages.size()); place++) {
    const Stage& stage = plan_.stages[place];
    const Lowering& how = states_[place].how;
    if (stage.kind != Stage::convolution || how.partial == 0) continue;
    for (int channel = 0; channel < stage.in.channels; channel += 8)
      tasks.push_back({&Network::packChannel, place, channel, std::min(stage.in.channels, channel + 8)});
    for (int filter = 0; how.needsInput && filter < stage.out.channels; filter += 16)
      tasks.push_back({&Network::packFilter, place, filter, std::min(stage.out.channels, filter + 16)});
  }
  team_.run(static_cast<int>(tasks.size()), [&](int task, int) {
    const auto [pack, place, start, stop] = tasks[task];
    for (int each = start; each < stop; each++) (this->*pack)(place, each);
  });
}

void Network::updateChannel(int place, Scratch& scratch, int channel) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  Array& array = plan_.arrays[stage.kernel];
  const int taps = stage.side * stage.side, step = stage.outStep;
  const long tapStep = static_cast<long>(stage.in.channels) * step, at = static_cast<long>(channel) * step;
  auto sum = [&](int tap, int k) {
    Vector total{};
    for (int group = 0; group < groups_; group++) total += load(state.partial[group] + tap * tapStep + at + k);
    return total;
  };
  if (state.how.fast) {
    for (int k = 0; k < step; k += width) {
      Vector u[planes], w[9];
      for (int plane = 0; plane < planes; plane++) u[plane] = sum(plane, k);
      transformGradient(u, w);
      for (int tap = 0; tap < 9; tap++) store(scratch.row + tap * step + k, w[tap]);
    }
    for (int tap = 0; tap < 9; tap++)
      update(learning_, pace_, array, tap * tapStep + at, scratch.row + tap * step, step);
  } else {
    for (int tap = 0; tap < taps; tap++) {
      for (int k = 0; k < step; k += width) store(scratch.row + k, sum(tap, k));
      update(learning_, pace_, array, tap * tapStep + at, scratch.row, step);
    }
  }
}

void Network::updateSmall() {
  for (size_t place = 0; place < plan_.stages.size(); place++) {
    const Stage& stage = plan_.stages[place];
    State& state = states_[place];
    if (stage.kind != Stage::dense && stage.bias >= 0) {
      for (int group = 1; group < groups_; group++)
        for (int k = 0; k < stage.outStep; k++) state.sums[0][k] += state.sums[group][k];
      update(learning_, pace_, plan_.arrays[stage.bias], 0, state.sums[0], stage.outStep);
    }
    if (stage.shift >= 0) update(learning_, pace_, plan_.arrays[stage.shift], 0, state.shiftSlope, stage.outStep);
  }
  if (learning_.averaging > 0)
    for (Array& array : plan_.arrays)
      if (!array.trained()) average(array, 0, array.layout.stored(), pace_.stays);
}

}  // namespace engine
