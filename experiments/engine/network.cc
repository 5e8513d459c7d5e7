// A network: what its stages need, and its steps.
#include <algorithm>
#include "network.h"

namespace engine {

Network::Network(const Shape& input, const std::vector<Layer>& layers, const Learning& learning, int most, int threads,
                 size_t memory)
    : learning_(learning), memory_{memory}, plan_(Planner(input, layers).take()), team_(threads) {
  capacity_ = std::max(most, 64);
  for (Array& array : plan_.arrays) allocate(array);
  for (size_t place = 0; place < plan_.stages.size(); place++) makeState(static_cast<int>(place));
  inputs_ = buffer(capacity_ * plan_.stages[0].inSize());
  if (plan_.stages[0].kind == Stage::dense) {
    const int most = rowsOf(states_[0].how.block);
    inkCounts_.resize((plan_.stages[0].inSize() + most - 1) / most);
    charge(inkCounts_.size() * capacity_ * sizeof(uint32_t));
    ink_.resize(inkCounts_.size() * capacity_);
  }
  losses_ = buffer(capacity_);
  for (int thread = 0; thread < team_.threads(); thread++) scratch_.push_back(makeScratch());
}

float Network::step(const Images& images, const int32_t* labels, int count, const int32_t (&seed)[2], float rate) {
  const FlushDenormals flush;
  pack(weights);
  count_ = count;
  training_ = true;
  seed_[0] = seed[0];
  seed_[1] = seed[1];
  pace_.rate = rate;
  const float number = static_cast<float>(seed[1]);
  pace_.stays = std::min((number + 1) / (number + 10), learning_.averaging);
  groups_ = std::clamp(count / 16, 1, mostGroups);
  forward(images);
  const float loss = lossAndSlopes(labels) + penalty();
  backward();
  updateArrays();
  return loss;
}

void Network::predict(const uint8_t* pixels, int count, float* out) {
  const FlushDenormals flush;
  pack(learning_.averaging > 0 ? averages : weights);
  training_ = false;
  for (int done = 0; done < count; done += capacity_) {
    count_ = std::min(capacity_, count - done);
    groups_ = std::min(count_, std::max(1, (count_ + 15) / 16));
    forward({pixels + done * plan_.input.size(), nullptr});
    probabilities(out + static_cast<long>(done) * plan_.classes);
  }
}

void Network::allocate(Array& array) {
  const long count = array.layout.stored();
  array.values = buffer(count);
  if (array.trained()) array.kept = buffer(count);
  if (learning_.averaging > 0) array.average = buffer(count);
}

void Network::makeState(int place) {
  const Stage& stage = plan_.stages[place];
  State state;
  state.how = lower(place);
  Lowering& how = state.how;
  if (stage.kind == Stage::convolution) {
    const long taps = static_cast<long>(stage.side) * stage.side;
    const long stored = (how.fast ? planes : taps) * stage.in.channels * stage.outStep;
    const long summed = how.sparse ? 9L * stage.inStep * stage.out.channels : stored;
    state.packed = buffer(stored);
    if (how.needsInput) state.packedBack = buffer((how.fastBack ? planes : taps) * stage.inStep * stage.out.channels);
    how.partial = plan_.arrays[stage.kernel].trained() ? summed : 0;
  }
  for (int group = 0; stage.kind != Stage::dense && group < mostGroups; group++) {
    state.partial.push_back(buffer(how.partial));
    state.sums.push_back(buffer(stage.outStep));
  }
  if (stage.pool > 1) {
    state.chosen.resize(capacity_ * stage.outSize());
    charge(capacity_ * stage.outSize());
  }
  // Rows that lie a power of two apart would get in each other's way in the cache.
  state.rowStep = stage.outSize() + (stage.outSize() % 128 == 0 ? 16 : 0);
  state.out = buffer(capacity_ * state.rowStep);
  if (stage.isAdded) state.later = buffer(capacity_ * state.rowStep);
  const bool isLast = place + 1 == static_cast<int>(plan_.stages.size());
  if (stage.kind == Stage::dense || stage.normalized || isLast || plan_.stages[place + 1].kind == Stage::dense)
    state.slopes = buffer(capacity_ * state.rowStep);
  if (stage.normalized) {
    for (Buffer* each :
         {&state.mean, &state.inverse, &state.shift, &state.shiftSlope, &state.meanSlope, &state.meanProduct})
      *each = buffer(stage.outStep);
    state.totals.resize(2L * mostGroups * stage.outStep);
  }
  states_.push_back(std::move(state));
}

void Network::charge(size_t bytes) {
  if (bytes > memory_.limit - memory_.used)
    throw std::runtime_error("it needs more memory than " + std::to_string(memory_.limit >> 20) + " MB");
  memory_.used += bytes;
}

Network::Scratch Network::makeScratch() {
  Scratch scratch;
  long squares = 0, products = 0, patches = 0, panel = 0, row = 0, filters = 0, listed = 0;
  int listedCounts = 0;
  for (size_t place = 0; place < plan_.stages.size(); place++) {
    const Stage& stage = plan_.stages[place];
    const Lowering& how = states_[place].how;
    const bool isMaps = stage.kind != Stage::dense;
    const long copies = isMaps ? together : 0;
    scratch.inputs.push_back(buffer(how.copies ? copies * how.inHigh * how.inWide * stage.inStep : 0));
    scratch.sums.push_back(buffer(copies * how.sumsHigh * how.sumsWide * stage.outStep));
    scratch.slopes.push_back(buffer(copies * how.slopesHigh * how.slopesWide * stage.outStep));
    scratch.backs.push_back(buffer(how.needsInput && stage.kind == Stage::convolution
                                       ? copies * how.backRows * how.backColumns * stage.inStep
                                       : 0));
    const long forward = how.fast ? 1L * how.together * how.high * how.wide : 0;
    const long back = how.fastBack ? 1L * how.backTogether * how.backHigh * how.backWide : 0;
    squares = std::max({squares, planes * forward * stage.inStep, planes * back * stage.outStep});
    products = std::max({products, planes * forward * stage.outStep, planes * back * stage.inStep});
    if (how.patches) patches = 16L * stage.out.width;
    if (how.sparse) {
      filters = std::max(filters, 9L * width * stage.inStep);
      listed = std::max(listed, 1L * stage.out.height * stage.out.width * stage.out.channels);
      listedCounts = std::max(listedCounts, stage.out.channels);
    }
    if (stage.kind == Stage::dense) panel = std::max(panel, 1L * stage.out.channels * mostColumns * width);
    row = std::max(row, 1L * std::max(9, tileSize) * std::max(stage.outStep, mostColumns * width));
  }
  scratch.squares = buffer(squares);
  scratch.products = buffer(products);
  scratch.patches = buffer(patches);
  scratch.filters = buffer(filters);
  charge(listed * sizeof(Slope) + listedCounts * sizeof(int));
  scratch.listed.resize(listed);
  scratch.listedCounts.resize(listedCounts);
  scratch.panel = buffer(panel);
  scratch.row = buffer(row);
  scratch.numbers = buffer(mostColumns * width + 64 + 8);
  return scratch;
}

}  // namespace engine
