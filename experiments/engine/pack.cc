// The weights of convolutions in the orders in which they are read.
#include <algorithm>
#include "network.h"
#include "winograd.h"

namespace engine {

const float* Network::values(int array) const {
  const Array& each = plan_.arrays[array];
  return packed_ == averages ? each.average : each.values;
}

void Network::pack(Source source) {
  if (packed_ == source) return;
  packed_ = source;
  for (size_t place = 0; place < plan_.stages.size(); place++) {
    if (plan_.stages[place].kind != Stage::convolution) continue;
    for (int channel = 0; channel < plan_.stages[place].in.channels; channel++) packChannel(place, channel);
    if (source == weights && states_[place].how.needsInput)
      for (int filter = 0; filter < plan_.stages[place].out.channels; filter++) packFilter(place, filter);
  }
}

void Network::packChannel(int place, int channel) {
  const Stage& stage = plan_.stages[place];
  State& state = states_[place];
  const float* from = values(stage.kernel) + static_cast<long>(channel) * stage.outStep;
  const long tapStep = static_cast<long>(stage.in.channels) * stage.outStep;
  const int block = state.how.block * width;
  if (state.how.fast) {
    const long planeStep = static_cast<long>(stage.in.channels) * stage.outStep;
    for (int k = 0; k < stage.outStep; k += width) {
      Vector w[9], u[planes];
      for (int tap = 0; tap < 9; tap++) w[tap] = load(from + tap * tapStep + k);
      transformWeights(w, u);
      float* to = state.packed + (k / block * static_cast<long>(stage.in.channels) + channel) * block + k % block;
      for (int plane = 0; plane < planes; plane++) store(to + plane * planeStep, u[plane]);
    }
  } else {
    const int taps = stage.side * stage.side;
    for (int tap = 0; tap < taps; tap++)
      for (int k = 0; k < stage.outStep; k += block)
        memcpy(state.packed + ((k / block * static_cast<long>(taps) + tap) * stage.in.channels + channel) * block,
               from + tap * tapStep + k, block * sizeof(float));
  }
}

void Network::packFilter(int place, int filter) {
  const Stage& stage = plan_.stages[place];
  State& state = states_[place];
  const int taps = stage.side * stage.side, filters = stage.out.channels, block = state.how.backBlock * width;
  const float* from = values(stage.kernel) + filter;
  const long tapStep = static_cast<long>(stage.in.channels) * stage.outStep;
  for (int c = 0; c < stage.inStep; c += width) {
    const int lanes = std::min(width, stage.in.channels - c);
    auto read = [&](int tap) {
      float lane[width] = {};
      const float* each = from + (taps - 1 - tap) * tapStep + static_cast<long>(c) * stage.outStep;
      for (int i = 0; i < lanes; i++) lane[i] = each[static_cast<long>(i) * stage.outStep];
      return load(lane);
    };
    if (state.how.sparse) {
      for (int tap = 0; tap < taps; tap++)
        store(state.packedBack + (static_cast<long>(filter) * taps + taps - 1 - tap) * stage.inStep + c, read(tap));
    } else if (state.how.fastBack) {
      Vector w[9], u[planes];
      for (int tap = 0; tap < 9; tap++) w[tap] = read(tap);
      transformWeights(w, u);
      const long planeStep = static_cast<long>(filters) * stage.inStep;
      float* to = state.packedBack + (c / block * static_cast<long>(filters) + filter) * block + c % block;
      for (int plane = 0; plane < planes; plane++) store(to + plane * planeStep, u[plane]);
    } else {
      for (int tap = 0; tap < taps; tap++)
        store(state.packedBack + ((c / block * static_cast<long>(taps) + tap) * filters + filter) * block + c % block,
              read(tap));
    }
  }
}

}  // namespace engine
