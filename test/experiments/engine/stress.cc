// Trains and asks generated networks, so that a sanitizer sees all of the
// engine: stress <networks>
#include "../../../experiments/engine/whole.h"
#include <cstdio>
#include <random>

using namespace engine;

namespace {

std::mt19937 generator;
int whole(int low, int high) {
  return low + static_cast<int>(generator() % (high - low + 1));
}
bool chance(int percent) {
  return whole(0, 99) < percent;
}

std::vector<Layer> randomLayers() {
  std::vector<Layer> layers;
  const auto add = [&](Layer::Kind kind) -> Layer& {
    layers.push_back({});
    layers.back().kind = kind;
    return layers.back();
  };
  if (chance(30)) add(Layer::whitening).size = whole(1, 2);
  for (int count = whole(0, 3); count > 0; count--) {
    const int filters = whole(1, 40);
    Layer& layer = add(Layer::convolution);
    layer.count = filters;
    layer.size = chance(70) ? 3 : whole(1, 4);
    layer.same = chance(50);
    layer.relu = chance(50);
    layer.biased = chance(50);
    layer.frozen = chance(15);
    if (chance(40)) add(Layer::pooling).size = whole(2, 3);
    if (chance(40)) {
      Layer& normalization = add(Layer::normalization);
      normalization.momentum = .6;
      normalization.epsilon = 1e-3;
    }
    if (chance(40)) add(Layer::activation).relu = true;
    if (chance(30)) {  // a shortcut around a convolution
      const int size = whole(2, 3);
      Layer& around = add(Layer::convolution);
      around.count = filters;
      around.size = size;
      around.same = true;
      if (chance(50)) add(Layer::normalization).momentum = .6;
      const bool isNormalized = layers.back().kind == Layer::normalization;
      add(Layer::addition).count = isNormalized ? 3 : 2;
    }
  }
  add(Layer::flatten);
  for (int count = whole(0, 2); count > 0; count--) {
    Layer& layer = add(Layer::dense);
    layer.count = whole(1, 150);
    layer.relu = layer.biased = true;
    if (chance(40)) {
      add(Layer::dropout).rate = .5;
    } else if (chance(40)) {
      add(Layer::normalization).momentum = .6;
      layers.back().epsilon = 1e-3;
    }
  }
  Layer& last = add(Layer::dense);
  last.count = whole(1, 12);
  last.biased = chance(50);
  return layers;
}

Learning randomLearning() {
  Learning learning;
  learning.kind = chance(50) ? Learning::rmsprop : Learning::nesterov;
  learning.decay = .9f;
  learning.epsilon = 1e-7f;
  learning.momentum = .85f;
  learning.l2 = chance(30) ? .01f : 0;
  learning.smoothing = chance(30) ? .2f : 0;
  learning.averaging = chance(30) ? .9f : 0;
  return learning;
}

}  // namespace

int main(int, char** arguments) {
  int trained = 0;
  for (int seed = 0; seed < atoi(arguments[1]); seed++) {
    generator.seed(seed);
    const Shape input{whole(1, 14), whole(1, 14), chance(50) ? 1 : whole(1, 4)};
    const auto layers = randomLayers();
    const int batch = whole(1, 40);
    try {
      Network network(input, layers, randomLearning(), batch, whole(1, 3), size_t{1} << 30);
      for (Array& array : network.plan().arrays)
        for (long row = 0; row < array.layout.rows; row++)
          for (int column = 0; column < array.layout.columns; column++)
            array.values[array.layout.at(row, column)] = (whole(0, 200) - 100) * 1e-3f;
      network.changed();
      std::vector<uint8_t> pixels(batch * input.size());
      for (auto& pixel : pixels) pixel = static_cast<uint8_t>(whole(0, 255));
      std::vector<int32_t> labels(batch);
      for (auto& label : labels) label = whole(0, network.plan().classes - 1);
      std::vector<uint32_t> places(batch);
      for (auto& place : places) place = whole(0, batch - 1);
      for (int step = 0; step < 2; step++)
        network.step({pixels.data(), step == 0 ? places.data() : nullptr}, labels.data(), whole(1, batch), {seed, step},
                     1e-3f);
      std::vector<float> out(static_cast<size_t>(batch) * network.plan().classes);
      network.predict(pixels.data(), batch, out.data());
      trained++;
    } catch (const std::runtime_error&) {
      // a kernel that is larger than the maps, and the like
    }
  }
  printf("%d\n", trained);
}
