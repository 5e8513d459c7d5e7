// A list of layers as a list of stages.
#pragma once
#include "plan.h"
#include "tiles.h"

namespace engine {

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
