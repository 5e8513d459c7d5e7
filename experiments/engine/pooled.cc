// Gradients of convolutions of 3 x 3 whose sums are pooled: of each square only the chosen sum has a slope, and behind
// ReLU not even that one.
#include <algorithm>
#include "network.h"

namespace engine {

void Network::backPooled(int place, Scratch& scratch, int first, int images, float* gradient) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  const long size = static_cast<long>(how.slopesHigh) * how.slopesWide * stage.outStep;
  const long backSize = static_cast<long>(how.backRows) * how.backColumns * stage.inStep;
  const int most = stage.out.height * stage.out.width, filterSize = 9 * stage.inStep;
  const Maps maps{static_cast<long>(how.inWide) * stage.inStep, stage.inStep};
  for (int each = 0; each < images; each++) {
    const float* in = input(place, first + each, scratch, each);
    const float* slopes = scratch.slopes[place] + each * size;
    const uint8_t* chosen = picked(place, first + each);
    if (how.patches) {
      addSeenPatches(place, scratch, in, slopes, chosen, gradient);
      continue;
    }
    listSlopes(place, scratch, slopes, chosen);
    for (int filter = 0; how.partial > 0 && filter < stage.out.channels; filter++)
      addSeen(in, maps, scratch.listed.data() + filter * most, scratch.listedCounts[filter],
              gradient + static_cast<long>(filter) * filterSize);
    if (!how.needsInput) continue;
    float* back = scratch.backs[place] + each * backSize;
    std::fill(back, back + backSize, 0.f);
    for (int filter = 0; filter < stage.out.channels; filter++)
      addToSeen(states_[place].packedBack + static_cast<long>(filter) * filterSize, maps,
                scratch.listed.data() + filter * most, scratch.listedCounts[filter], back);
  }
}

void Network::listSlopes(int place, Scratch& scratch, const float* slopes, const uint8_t* chosen) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  const int most = stage.out.height * stage.out.width, filters = stage.out.channels;
  int32_t starts[16 * 16];
  for (int i = 0; i < stage.pool; i++)
    for (int j = 0; j < stage.pool; j++) starts[i * stage.pool + j] = (i * how.inWide + j) * stage.inStep;
  int* counts = scratch.listedCounts.data();
  Slope* list = scratch.listed.data();
  std::fill(counts, counts + filters, 0);
  for (int y = 0; y < how.givenHigh; y++) {
    for (int x = 0; x < how.givenWide; x++) {
      const long at = (static_cast<long>(y) * stage.out.width + x) * stage.outStep;
      const int32_t start = (y * how.inWide + x) * stage.pool * stage.inStep;
      for (int filter = 0; filter < filters; filter++) {
        const float slope = slopes[at + filter];
        list[filter * most + counts[filter]] = {slope, start + starts[chosen[at + filter]]};
        counts[filter] += slope != 0;
      }
    }
  }
}

void Network::addSeenPatches(int place, Scratch& scratch, const float* in, const float* slopes, const uint8_t* chosen,
                             float* gradient) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  const long row = how.inWide;
  for (int y = 0; y < how.givenHigh; y++) {
    float* patch = scratch.patches;
    for (int x = 0; x < how.givenWide; x++, patch += 16)
      for (int i = 0; i < 4; i++) memcpy(patch + 4 * i, in + (2 * y + i) * row + 2 * x, 4 * sizeof(float));
    const long at = static_cast<long>(y) * stage.out.width * stage.outStep;
    for (int k = 0; k < stage.outStep; k += width)
      addPatches(scratch.patches, how.givenWide, slopes + at + k, chosen + at + k, stage.outStep, gradient + k,
                 stage.outStep);
  }
}

void Network::updateFilters(int place, Scratch& scratch, int first) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  Array& array = plan_.arrays[stage.kernel];
  const int filters = std::min(width, stage.out.channels - first), filterSize = 9 * stage.inStep;
  float* sums = scratch.filters;
  for (int i = 0; i < filters * filterSize; i += width) {
    Vector total{};
    for (int group = 0; group < groups_; group++)
      total += load(state.partial[group] + static_cast<long>(first) * filterSize + i);
    store(sums + i, total);
  }
  for (int tap = 0; tap < 9; tap++) {
    for (int channel = 0; channel < stage.in.channels; channel++) {
      float row[width] = {};
      for (int filter = 0; filter < filters; filter++)
        row[filter] = sums[filter * filterSize + tap * stage.inStep + channel];
      const long at = (static_cast<long>(tap) * stage.in.channels + channel) * stage.outStep + first;
      update(learning_, pace_, array, at, row, width);
    }
  }
}

}  // namespace engine
