// The slopes of what each stage gets, and the gradients of its weights.
#include <algorithm>
#include "network.h"
#include "winograd.h"

namespace engine {

void Network::backward() {
  int end = static_cast<int>(plan_.stages.size());
  while (end > 0) {
    const int place = end - 1;
    if (plan_.stages[place].kind == Stage::dense) {
      if (states_[place].how.needsInput) backDense(place);
      end = place;
      continue;
    }
    int first = place;
    while (first > 0 && plan_.stages[first - 1].kind != Stage::dense && !plan_.stages[first - 1].normalized) first--;
    backMaps(first, end);
    end = first;
  }
}

void Network::backMaps(int first, int end) {
  if (!states_[end - 1].how.needsSlopes && plan_.stages[end - 1].bias < 0 && plan_.stages[end - 1].shift < 0) return;
  if (plan_.stages[end - 1].normalized) averageSlopes(end - 1);
  const bool receives = first > 0 && states_[first].how.needsInput;
  const bool toNormalized = receives && plan_.stages[first - 1].normalized;
  team_.run(groups_, [&](int group, int thread) {
    Scratch& scratch = scratch_[thread];
    for (int place = first; place < end; place++) {
      states_[place].partial[group].clear();
      states_[place].sums[group].clear();
    }
    if (toNormalized) clearTotals(first - 1, group);
    const int stop = groupStart(group + 1);
    for (int image = groupStart(group); image < stop; image += together) {
      const int images = std::min(together, stop - image);
      for (int place = end - 1; place >= first; place--) {
        if (place + 1 < end && !states_[place + 1].how.needsInput) break;  // nothing from here on is trained
        const Stage& stage = plan_.stages[place];
        const Lowering& how = states_[place].how;
        for (int each = 0; each < images; each++) {
          const bool isEnd = place == end - 1;
          const Lowering& next = states_[isEnd ? place : place + 1].how;
          const Stage& after = plan_.stages[isEnd ? place : place + 1];
          const float* slopes = isEnd ? given(place, image + each) : back(place + 1, scratch, each);
          const int wide =
              isEnd ? stage.out.width : (after.kind == Stage::identity ? next.slopesWide : next.backColumns);
          spread(place, scratch, image + each, each, slopes, wide, states_[place].sums[group]);
          if (stage.added >= 0) keepLater(place, scratch, image + each, each);
        }
        if (!how.needsSlopes) continue;
        if (how.staysPooled) {
          backPooled(place, scratch, image, images, states_[place].partial[group]);
          continue;
        }
        if (how.partial > 0) addGradient(place, scratch, image, images, states_[place].partial[group]);
        if (how.needsInput && stage.kind == Stage::convolution) backPixels(place, scratch, images);
      }
      if (receives)
        for (int each = 0; each < images; each++) deliver(first, scratch, image + each, each, group);
    }
  });
}

const float* Network::back(int place, Scratch& scratch, int slot) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  if (stage.kind == Stage::identity)
    return scratch.slopes[place] + slot * static_cast<long>(how.slopesHigh) * how.slopesWide * stage.outStep;
  const long rows = slot * static_cast<long>(how.backRows) + (how.sparse ? stage.before : 0);
  return scratch.backs[place] + (rows * how.backColumns + (how.sparse ? stage.before : 0)) * stage.inStep;
}

void Network::spread(int place, Scratch& scratch, int image, int slot, const float* from, int fromWide, float* sums) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  const Lowering& how = state.how;
  const float* out = kept(place, image);
  const float* later = stage.isAdded && !stage.normalized ? state.later + image * state.rowStep : nullptr;
  const uint8_t* chosen = picked(place, image);
  const long step = stage.outStep, row = how.slopesWide * step;
  float* slopes = scratch.slopes[place] + slot * how.slopesHigh * row +
                  (how.staysPooled ? 0 : how.margin * row + how.margin * step);
  const float factor = stage.scale / stage.keep;
  for (int k = 0; k < step; k += width) {
    Vector mean{}, inverse{}, meanSlope{}, meanProduct{}, sum{};
    if (stage.normalized) {
      mean = load(state.mean + k);
      inverse = load(state.inverse + k);
      meanSlope = load(state.meanSlope + k);
      meanProduct = load(state.meanProduct + k);
    }
    for (int y = 0; y < how.givenHigh; y++) {
      for (int x = 0; x < how.givenWide; x++) {
        const long at = (static_cast<long>(y) * stage.out.width + x) * step + k;
        const Vector value = load(out + at);
        Vector slope = load(from + (static_cast<long>(y) * fromWide + x) * step + k);
        if (later) slope += load(later + at);
        if (stage.normalized)
          slope = inverse * (slope - meanSlope - (value - mean) * inverse * meanProduct);
        else
          slope *= factor;
        if (stage.relu) slope = value > 0 ? slope : Vector{};
        sum += slope;
        if (!how.needsSlopes) continue;
        if (how.staysPooled) {
          store(slopes + at, slope);
          continue;
        }
        float* to = slopes + y * stage.pool * row + x * stage.pool * step + k;
        if (stage.pool == 1) {
          store(to, slope);
          continue;
        }
        const Whole which = loadBytes(chosen + at);
        for (int i = 0; i < stage.pool; i++)
          for (int j = 0; j < stage.pool; j++)
            store(to + i * row + j * step, which == i * stage.pool + j ? slope : Vector{});
      }
    }
    store(sums + k, load(sums + k) + sum);
  }
}

void Network::keepLater(int place, Scratch& scratch, int image, int slot) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  State& source = states_[stage.added];
  const long row = static_cast<long>(how.slopesWide) * stage.outStep;
  const float* from = scratch.slopes[place] + slot * how.slopesHigh * row;
  float* to = source.later + image * source.rowStep;
  const long kept = static_cast<long>(stage.in.width) * stage.inStep;
  for (int y = 0; y < stage.in.height; y++, from += row, to += kept) memcpy(to, from, kept * sizeof(float));
}

void Network::deliver(int place, Scratch& scratch, int image, int slot, int group) {
  const Lowering& how = states_[place].how;
  const Stage& before = plan_.stages[place - 1];
  const int wide = plan_.stages[place].kind == Stage::identity ? how.slopesWide : how.backColumns;
  const float* from = back(place, scratch, slot);
  if (before.normalized) {
    receive(place - 1, image, from, wide, group);
  } else {
    memcpy(given(place - 1, image), from, before.outSize() * sizeof(float));  // a dense stage: one pixel
    maskRow(place - 1, image, 0, before.outStep);
  }
}

}  // namespace engine
