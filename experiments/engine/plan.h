// A list of layers as a list of stages: what is computed in one go.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>
#include "tiles.h"
#include "vector.h"

namespace engine {

/** A layer of a network, as `experiments/models/layer.ts` describes it. */
struct Layer {
  enum Kind {
    flatten,
    dense,
    convolution,
    whitening,
    pooling,
    normalization,
    activation,
    scale,
    addition,
    dropout
  } kind;
  int count = 0;  // units or filters; how many layers before is what an addition adds
  int size = 0;   // of the kernel or of the square that is pooled
  bool same = false, relu = false, biased = false, frozen = false;
  double momentum = 0, epsilon = 0, factor = 1, rate = 0;
};

struct Shape {
  int height, width, channels;
  long size() const { return static_cast<long>(height) * width * channels; }
};

/** Thrown where a network can't be run here, though it may be a right one. */
struct Unsupported : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/** Where an array of the network lies in memory: rows of columns, both filled up with zeros, in blocks of columns. */
struct Layout {
  long rows;
  int columns;
  int inner, innerStep;  // rows come in groups of `inner`, each group `innerStep` rows after the one before
  int step, block;       // columns with those that fill up, and of a block

  long storedRows() const { return rows / inner * innerStep; }
  long stored() const { return storedRows() * step; }
  long at(long row, int column) const {
    const long stored = row / inner * innerStep + row % inner;
    return column / block * (storedRows() * block) + stored * block + column % block;
  }
};

/** The numbers of a layer, what the optimiser keeps for each of them, and their averages. */
struct Array {
  enum Role { kernel, bias, shift, frozen, mean, variance } role;
  Layout layout;
  Buffer values{}, kept{}, average{};
  bool penalized = false;
  bool trained() const { return role == kernel || role == bias || role == shift; }
};

/**
 * A product with weights and what follows it, image by image: bias, ReLU, max pooling, a factor, dropout; or
 * normalization over the batch, and ReLU. What is kept of a stage are its numbers before the normalization, which the
 * next stage does as it reads them.
 */
struct Stage {
  enum Kind { identity, convolution, dense } kind = identity;
  int place = 0;                   // of its first layer in the network
  Shape in{}, out{};               // of the image that comes in, and of what is kept
  int inStep = 0, outStep = 0;     // numbers from a pixel to the next one
  int side = 1;                    // of the kernel
  int before = 0, after = 0;       // zeros around the image, above and left, below and right
  int sumsHigh = 0, sumsWide = 0;  // of the sums that pooling needs
  int pool = 1;                    // the largest of so many x so many
  bool relu = false;               // before or after the pooling, which is the same
  bool normalized = false, normalizedRelu = false;
  double momentum = 0, epsilon = 0;
  float scale = 1, keep = 1;  // a factor; what share of the values dropout keeps
  int dropoutPlace = 0, dropoutsBefore = 0;
  int added = -1;                                                    // the stage whose output is added to what comes in
  bool isAdded = false;                                              // its own output is added later
  int kernel = -1, bias = -1, shift = -1, mean = -1, variance = -1;  // among the arrays

  long inSize() const { return static_cast<long>(in.height) * in.width * inStep; }
  long outSize() const { return static_cast<long>(out.height) * out.width * outStep; }
};

/** What a network is made of. */
struct Plan {
  Shape input;
  std::vector<Stage> stages;
  std::vector<Array> arrays;  // in the order of the layers
  int classes = 0;
};

inline std::string describe(const Shape& shape) {
  return "[" + std::to_string(shape.height) + "," + std::to_string(shape.width) + "," + std::to_string(shape.channels) +
         "]";
}

class Planner {
 public:
  Planner(const Shape& input, const std::vector<Layer>& layers) : layers_(layers), shape_(input) {
    constexpr int most = 1 << 15;
    for (int side : {input.height, input.width, input.channels})
      if (side < 1 || side > most)
        throw std::runtime_error("images of " + describe(input) + " (expected sides of 1 to 32768)");
    plan_.input = input;
    for (place_ = 0; place_ < static_cast<int>(layers.size()); place_++) {
      add(layers[place_]);
      stageOf_.push_back(static_cast<int>(plan_.stages.size()) - 1);
    }
    if (plan_.stages.empty()) throw Unsupported("a network without a layer that computes");
    if (current().normalized) begin(Stage::identity);
    if (shape_.height != 1 || shape_.width != 1)
      throw Unsupported("a network that ends in " + describe(shape_) + " (expected one row of scores)");
    plan_.classes = shape_.channels;
    for (size_t place = plan_.arrays.size(), found = 0; place-- > 0;) {
      Array& array = plan_.arrays[place];
      if (array.role == Array::kernel) array.penalized = found++ > 0;
    }
  }
  Plan take() { return std::move(plan_); }

 private:
  Stage& current() { return plan_.stages.back(); }
  bool isEmpty() const { return plan_.stages.empty(); }

  [[noreturn]] void refuse(const std::string& why) const {
    throw Unsupported("layer " + std::to_string(place_) + " on " + describe(shape_) + ": " + why);
  }
  [[noreturn]] void fail(const std::string& why) const {
    throw std::runtime_error("layer " + std::to_string(place_) + " on " + describe(shape_) + ": " + why);
  }

  void add(const Layer& layer) {
    switch (layer.kind) {
      case Layer::flatten:
        flat_ = true;
        return;
      case Layer::dense:
        return addDense(layer);
      case Layer::convolution:
      case Layer::whitening:
        return addConvolution(layer);
      case Layer::pooling:
        return addPooling(layer.size);
      case Layer::normalization:
        return addNormalization(layer);
      case Layer::activation:
        if (layer.relu) addRelu();
        return;
      case Layer::scale:
        return addScale(static_cast<float>(layer.factor));
      case Layer::addition:
        return addAddition(layer.count);
      case Layer::dropout:
        return addDropout(static_cast<float>(layer.rate));
    }
  }

  void addDense(const Layer& layer) {
    if (!flat_) fail("a dense layer needs a row of numbers (expected a flatten layer before it)");
    checkCount(layer.count);
    if (!isEmpty() && current().normalized) begin(Stage::identity);
    const Shape in = shape_;
    const int inStep = isEmpty() ? in.channels : current().outStep;
    Stage& stage = begin(Stage::dense);
    stage.out = {1, 1, layer.count};
    stage.outStep = padded(layer.count);
    stage.sumsHigh = stage.sumsWide = 1;
    shape_ = stage.out;
    const int block = blockOf(stage.outStep) * width;
    stage.kernel = addArray(Array::kernel, {in.size(), layer.count, in.channels, inStep, stage.outStep, block});
    if (layer.biased) stage.bias = addVector(Array::bias, layer.count);
    stage.relu = layer.relu;
  }

  void addConvolution(const Layer& layer) {
    if (flat_) fail("a convolution needs maps, but a flatten layer comes before it");
    const bool whitens = layer.kind == Layer::whitening;
    const int count = whitens ? 2 * layer.size * layer.size * shape_.channels : layer.count;
    if (layer.size < 1 || layer.size > 64) refuse("a kernel of " + std::to_string(layer.size) + " (expected 1 to 64)");
    checkCount(count);
    const Shape in = shape_;
    const int lost = layer.same ? 0 : layer.size - 1;
    if (in.height <= lost || in.width <= lost)
      fail("a kernel of " + std::to_string(layer.size) + " is larger than the maps");
    Stage& stage = begin(Stage::convolution);
    stage.side = layer.size;
    stage.before = layer.same ? (layer.size - 1) / 2 : 0;
    stage.after = layer.same ? layer.size / 2 : 0;
    stage.out = {in.height - lost, in.width - lost, count};
    stage.sumsHigh = stage.out.height;
    stage.sumsWide = stage.out.width;
    stage.outStep = padded(count);
    shape_ = stage.out;
    const long rows = static_cast<long>(layer.size) * layer.size * in.channels;
    stage.kernel = addArray(whitens || layer.frozen ? Array::frozen : Array::kernel,
                            {rows, count, 1, 1, stage.outStep, stage.outStep});
    if (whitens || layer.biased) stage.bias = addVector(Array::bias, count);
    stage.relu = layer.relu;
  }

  void addPooling(int size) {
    if (flat_) fail("pooling needs maps, but a flatten layer comes before it");
    if (size < 1 || size > 15) refuse("pooling of " + std::to_string(size) + " (expected 1 to 15)");
    if (size > shape_.height || size > shape_.width)
      fail("pooling of " + std::to_string(size) + " is larger than the maps");
    if (size == 1) return;
    const bool fits = !isEmpty() && current().kind != Stage::dense && current().pool == 1 && isPlain(current());
    Stage& stage = fits ? current() : begin(Stage::identity);
    stage.pool = size;
    stage.out.height = shape_.height / size;
    stage.out.width = shape_.width / size;
    stage.sumsHigh = stage.out.height * size;
    stage.sumsWide = stage.out.width * size;
    shape_ = stage.out;
  }

  void addNormalization(const Layer& layer) {
    if (flat_ && shape_.height * shape_.width != 1)
      refuse("normalization of maps that have been made a row of numbers");
    const bool fits = !isEmpty() && current().kind != Stage::dense && isPlain(current());
    Stage& stage = fits ? current() : begin(Stage::identity);
    stage.normalized = true;
    stage.momentum = layer.momentum;
    stage.epsilon = layer.epsilon;
    stage.shift = addVector(Array::shift, shape_.channels);
    stage.mean = addVector(Array::mean, shape_.channels);
    stage.variance = addVector(Array::variance, shape_.channels);
  }

  void addRelu() {
    if (isEmpty() || current().scale != 1 || current().keep != 1) begin(Stage::identity);
    (current().normalized ? current().normalizedRelu : current().relu) = true;
  }

  void addScale(float factor) {
    const bool fits = !isEmpty() && !current().normalized && (!current().relu || factor > 0);
    (fits ? current() : begin(Stage::identity)).scale *= factor;
  }

  void addAddition(int before) {
    if (before < 2 || before > place_) fail("it adds what " + std::to_string(before) + " layers before gave");
    const int source = stageOf_[place_ - before];
    if (flat_ || source < 0 || plan_.stages[source].kind == Stage::dense) refuse("an addition of what are no maps");
    if (stageOf_[place_ - before + 1] == source || plan_.stages[source].isAdded)
      refuse("an addition of what isn't kept");
    const Shape& added = plan_.stages[source].out;
    if (added.size() != shape_.size() || added.channels != shape_.channels || added.height != shape_.height)
      fail("it adds " + describe(added));
    begin(Stage::identity).added = source;
    plan_.stages[source].isAdded = true;
  }

  void addDropout(float rate) {
    if (rate == 0) return;
    if (!(rate > 0 && rate < 1)) fail("dropout of " + std::to_string(rate) + " (expected 0 to 1)");
    if (isEmpty() || !current().relu || current().normalized || current().keep != 1)
      refuse("dropout of what isn't given by ReLU");
    current().keep = 1 - rate;
    current().dropoutPlace = place_;
    current().dropoutsBefore = dropouts_++;
  }

  /** Whether nothing stands at the end of a stage that pooling or normalization would have to come before. */
  static bool isPlain(const Stage& stage) { return !stage.normalized && stage.scale == 1 && stage.keep == 1; }

  /** A stage whose output is its input, until more is said. */
  Stage& begin(Stage::Kind kind) {
    const bool isFirst = isEmpty();
    const int step =
        isFirst ? (kind == Stage::identity ? padded(shape_.channels) : shape_.channels) : current().outStep;
    Stage stage;
    stage.kind = kind;
    stage.place = place_;
    stage.in = stage.out = shape_;
    stage.inStep = step;
    stage.outStep = padded(shape_.channels);
    stage.sumsHigh = shape_.height;
    stage.sumsWide = shape_.width;
    plan_.stages.push_back(stage);
    return current();
  }

  void checkCount(int count) const {
    if (count < 1 || count > 1 << 20) refuse(std::to_string(count) + " outputs (expected 1 to 1048576)");
  }

  int addVector(Array::Role role, int length) {
    return addArray(role, {1, length, 1, 1, padded(length), padded(length)});
  }
  int addArray(Array::Role role, const Layout& layout) {
    if (layout.rows > (1L << 40) / layout.step) refuse("an array of " + std::to_string(layout.rows) + " rows");
    plan_.arrays.push_back({role, layout});
    return static_cast<int>(plan_.arrays.size()) - 1;
  }

  const std::vector<Layer>& layers_;
  Shape shape_;
  Plan plan_;
  std::vector<int> stageOf_;  // of each layer: the last stage there is behind it
  int place_ = 0, dropouts_ = 0;
  bool flat_ = false;
};

}  // namespace engine
