// A network in training: whole steps, and predictions.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>
#include "optimizer.h"
#include "philox.h"
#include "plan.h"
#include "team.h"
#include "winograd.h"

namespace engine {

/** How a convolution is computed, and the scratch that it takes. */
struct Lowering {
  bool fast = false, fastBack = false;  // by Winograd: the sums and the weights' gradient; the inputs' gradient
  int high = 0, wide = 0;               // squares of 2 x 2 outputs, down and across
  int backHigh = 0, backWide = 0;       // the same of the inputs' gradient
  int together = 1, backTogether = 1;   // images whose squares are multiplied at once
  int block = 1, backBlock = 1;         // vectors side by side
  bool copies = false;                  // the input is copied, with zeros around it
  int inHigh = 0, inWide = 0;           // of the copy
  int sumsHigh = 0, sumsWide = 0;       // of the sums as computed
  int margin = 0;                       // zeros before the slopes, for the inputs' gradient
  int slopesHigh = 0, slopesWide = 0;   // of the slopes with zeros around them
  int backRows = 0, backColumns = 0;    // of the inputs' gradient as computed
  int givenHigh = 0, givenWide = 0;     // of what it gives: where slopes can come from
  bool needsInput = false;              // something before it is trained
  bool needsSlopes = false;
  bool pools = false;                   // as the sums are computed
  bool patches = false;                 // the weights' gradient by what each pooled pixel has seen
  long partial = 0;                     // numbers of the weights' gradient of a group
};

class Network {
 public:
  /** `most` images at once; throws where it would take more than `memory`. */
  Network(const Shape &input, const std::vector<Layer> &layers, const Learning &learning, int most, int threads,
          size_t memory)
      : learning_(learning), memory_{memory}, plan_(Planner(input, layers).take()), team_(threads) {
    capacity_ = std::max(most, 64);
    for (Array &array : plan_.arrays) allocate(array);
    for (Stage &stage : plan_.stages) lower(stage);
    inputStep_ = plan_.stages[0].inStep;
    inputs_ = buffer(capacity_ * plan_.stages[0].inSize());
    losses_ = buffer(capacity_);
    for (int thread = 0; thread < team_.threads(); thread++) scratch_.push_back(makeScratch());
  }

  Plan &plan() { return plan_; }
  int most() const { return capacity_; }
  const Learning &learning() const { return learning_; }
  /** To be called when arrays have been changed from outside. */
  void changed() { packed_ = nothing; }

  /**
   * A step of training on `count` images, [count, height, width, channels], by their labels; the loss before it. `seed`,
   * the run's and the step's, decides what dropout drops.
   */
  float step(const uint8_t *pixels, const int32_t *labels, int count, const int32_t (&seed)[2], float rate) {
    pack(weights);
    count_ = count;
    training_ = true;
    seed_[0] = seed[0];
    seed_[1] = seed[1];
    pace_.rate = rate;
    const float number = static_cast<float>(seed[1]);
    pace_.stays = std::min((number + 1) / (number + 10), learning_.averaging);
    groups_ = std::clamp(count / 16, 1, mostGroups);
    forward(pixels);
    const float loss = lossAndSlopes(labels) + penalty();
    backward();
    updateArrays();
    return loss;
  }

  /** The probability of each class, [count, classes]; by the averages where weights are averaged. */
  void predict(const uint8_t *pixels, int count, float *out) {
    pack(learning_.averaging > 0 ? averages : weights);
    training_ = false;
    for (int done = 0; done < count; done += capacity_) {
      count_ = std::min(capacity_, count - done);
      groups_ = std::min(count_, std::max(1, (count_ + 15) / 16));
      forward(pixels + done * plan_.input.size());
      probabilities(out + static_cast<long>(done) * plan_.classes);
    }
  }

 private:
  static constexpr int mostGroups = 8;
  static constexpr int together = 4;  // images that go through several stages before the next ones do
  enum Source { nothing, weights, averages };

  /** What a thread works with. */
  struct Scratch {
    Buffer squares, products, patches, panel, row, numbers;
    std::vector<Buffer> inputs, sums, slopes, backs;  // of each stage, for `together` images
  };

  /** What belongs to a stage while it is run. */
  struct State {
    Lowering how;
    long rowStep = 0;                 // from an image to the next, in `out` and `slopes`
    Buffer out;                       // of all images
    std::vector<uint8_t> chosen;      // which of the pooled values was the largest
    Buffer slopes;                    // of what it gives: of all images, where another phase needs them
    Buffer packed, packedBack;        // the weights, in the orders in which they are read
    std::vector<Buffer> partial;      // of each group: the weights' gradient
    std::vector<Buffer> sums;         // of each group: the bias's gradient, or the sums of the normalization
    Buffer mean, inverse, shift;      // of the normalization: what is subtracted, multiplied, added
    Buffer shiftSlope, meanSlope, meanProduct;  // the shift's gradient; means over the batch of the slopes, and of slopes times normalized values
    std::vector<double> totals;       // of each group: two sums a channel
  };

  // Building ---------------------------------------------------------------------------------------------------------

  Buffer buffer(size_t count) { return Buffer(memory_, count); }

  void allocate(Array &array) {
    const long count = array.layout.stored();
    array.values = buffer(count);
    if (array.trained())
      for (int slot = 0; slot < learning_.slots(); slot++) array.slots[slot] = buffer(count);
    if (learning_.averaging > 0) array.average = buffer(count);
  }

  /** Whether squares cost less than single pixels: multiplications, and what transforming takes. */
  static bool isFaster(long squares, long pixels, int inputs, int outputs) {
    const double products = 16.0 * inputs * outputs, transforms = 45.0 * (inputs + outputs);
    return squares * (products + transforms) * 1.1 < pixels * 9.0 * inputs * outputs;
  }

  /** How many images' squares are multiplied at once: enough to fill tiles, few enough for the cache. */
  static int imagesAtOnce(int squares) { return std::clamp((24 + squares - 1) / squares, 1, together); }

  void lower(Stage &stage) {
    const int place = static_cast<int>(states_.size());
    State state;
    Lowering &how = state.how;
    how.needsInput = std::any_of(plan_.stages.begin(), plan_.stages.begin() + place, [&](const Stage &before) {
      return before.bias >= 0 || before.shift >= 0 || (before.kernel >= 0 && plan_.arrays[before.kernel].trained());
    });
    const bool isFirst = place == 0;
    const bool trainsKernel = stage.kernel >= 0 && plan_.arrays[stage.kernel].trained();
    how.needsSlopes = trainsKernel || how.needsInput;
    how.block = blockOf(stage.outStep);
    how.backBlock = isFirst ? 1 : blockOf(stage.inStep);
    if (stage.kind != Stage::dense) {
      how.sumsHigh = stage.sumsHigh;
      how.sumsWide = stage.sumsWide;
      how.margin = stage.side - 1 - stage.before;
      how.givenHigh = stage.out.height;
      how.givenWide = stage.out.width;
      const int reachHigh = std::min(stage.in.height, stage.sumsHigh + stage.side - 1 - stage.before);
      const int reachWide = std::min(stage.in.width, stage.sumsWide + stage.side - 1 - stage.before);
      if (!isFirst && !plan_.stages[place - 1].normalized) {
        states_[place - 1].how.givenHigh = reachHigh;
        states_[place - 1].how.givenWide = reachWide;
      }
      how.inHigh = stage.in.height + stage.before + stage.after;
      how.inWide = stage.in.width + stage.before + stage.after;
      how.copies = stage.before + stage.after > 0 || (!isFirst && plan_.stages[place - 1].normalized);
      how.slopesHigh = std::max(stage.sumsHigh + how.margin, stage.in.height + stage.side - 1);
      how.slopesWide = std::max(stage.sumsWide + how.margin, stage.in.width + stage.side - 1);
      how.backRows = stage.in.height;
      how.backColumns = stage.in.width;
      if (stage.kind == Stage::convolution && stage.side == 3 && !isFirst) {
        const int high = (stage.sumsHigh + 1) / 2, wide = (stage.sumsWide + 1) / 2;
        const int in = stage.in.channels, out = stage.out.channels;
        how.fast = isFaster(1L * high * wide, 1L * stage.sumsHigh * stage.sumsWide, in, out);
        how.backHigh = (reachHigh + 1) / 2;
        how.backWide = (reachWide + 1) / 2;
        how.fastBack = how.needsInput && isFaster(1L * how.backHigh * how.backWide, 1L * reachHigh * reachWide, in, out);
        if (how.fast) {
          how.high = high;
          how.wide = wide;
          how.sumsHigh = 2 * high;
          how.sumsWide = 2 * wide;
          if (how.inHigh < 2 * high + 2 || how.inWide < 2 * wide + 2) how.copies = true;
          how.inHigh = std::max(how.inHigh, 2 * high + 2);
          how.inWide = std::max(how.inWide, 2 * wide + 2);
          how.together = imagesAtOnce(high * wide);
          how.slopesHigh = std::max(how.slopesHigh, how.margin + 2 * high);
          how.slopesWide = std::max(how.slopesWide, how.margin + 2 * wide);
        }
        if (how.fastBack) {
          how.backRows = std::max(how.backRows, 2 * how.backHigh);
          how.backColumns = std::max(how.backColumns, 2 * how.backWide);
          how.backTogether = imagesAtOnce(how.backHigh * how.backWide);
          how.slopesHigh = std::max(how.slopesHigh, 2 * how.backHigh + 2);
          how.slopesWide = std::max(how.slopesWide, 2 * how.backWide + 2);
        }
      }
      how.pools = stage.kind == Stage::convolution && stage.pool == 2;
      how.patches = hasPatches && isFirst && how.pools && stage.side == 3 && stage.in.channels == 1 && stage.before == 0 && !how.needsInput;
      if (stage.kind == Stage::convolution) {
        const long taps = static_cast<long>(stage.side) * stage.side;
        const long stored = (how.fast ? planes : taps) * stage.in.channels * stage.outStep;
        state.packed = buffer(stored);
        if (how.needsInput) state.packedBack = buffer((how.fastBack ? planes : taps) * stage.inStep * stage.out.channels);
        how.partial = trainsKernel ? stored : 0;
      }
      if (stage.pool > 1) {
        state.chosen.resize(capacity_ * stage.outSize());
        charge(capacity_ * stage.outSize());
      }
      for (int group = 0; group < mostGroups; group++) {
        state.partial.push_back(buffer(how.partial));
        state.sums.push_back(buffer(stage.outStep));
      }
    }
    // Rows that lie a power of two apart would get in each other's way in the cache.
    state.rowStep = stage.outSize() + (stage.outSize() % 128 == 0 ? 16 : 0);
    state.out = buffer(capacity_ * state.rowStep);
    const bool isLast = place + 1 == static_cast<int>(plan_.stages.size());
    if (stage.kind == Stage::dense || stage.normalized || isLast || plan_.stages[place + 1].kind == Stage::dense)
      state.slopes = buffer(capacity_ * state.rowStep);
    if (stage.normalized) {
      for (Buffer *each : {&state.mean, &state.inverse, &state.shift, &state.shiftSlope, &state.meanSlope, &state.meanProduct})
        *each = buffer(stage.outStep);
      state.totals.resize(2L * mostGroups * stage.outStep);
    }
    states_.push_back(std::move(state));
  }

  void charge(size_t bytes) {
    if (bytes > memory_.limit - memory_.used)
      throw std::runtime_error("it needs more memory than " + std::to_string(memory_.limit >> 20) + " MB");
    memory_.used += bytes;
  }

  Scratch makeScratch() {
    Scratch scratch;
    long squares = 0, products = 0, patches = 0, panel = 0, row = 0;
    for (size_t place = 0; place < plan_.stages.size(); place++) {
      const Stage &stage = plan_.stages[place];
      const Lowering &how = states_[place].how;
      const bool isMaps = stage.kind != Stage::dense;
      const long copies = isMaps ? together : 0;
      scratch.inputs.push_back(buffer(how.copies ? copies * how.inHigh * how.inWide * stage.inStep : 0));
      scratch.sums.push_back(buffer(copies * how.sumsHigh * how.sumsWide * stage.outStep));
      scratch.slopes.push_back(buffer(copies * how.slopesHigh * how.slopesWide * stage.outStep));
      scratch.backs.push_back(buffer(how.needsInput && stage.kind == Stage::convolution ? copies * how.backRows * how.backColumns * stage.inStep : 0));
      const long forward = how.fast ? 1L * how.together * how.high * how.wide : 0;
      const long back = how.fastBack ? 1L * how.backTogether * how.backHigh * how.backWide : 0;
      squares = std::max({squares, planes * forward * stage.inStep, planes * back * stage.outStep});
      products = std::max({products, planes * forward * stage.outStep, planes * back * stage.inStep});
      if (how.patches) patches = 16L * stage.out.width;
      if (stage.kind == Stage::dense) panel = std::max(panel, 1L * stage.out.channels * mostColumns * width);
      row = std::max(row, 1L * std::max(9, tileSize) * std::max(stage.outStep, mostColumns * width));
    }
    scratch.squares = buffer(squares);
    scratch.products = buffer(products);
    scratch.patches = buffer(patches);
    scratch.panel = buffer(panel);
    scratch.row = buffer(row);
    scratch.numbers = buffer(mostColumns * width + 64 + 8);
    return scratch;
  }

  // Weights in the orders in which they are read ---------------------------------------------------------------------

  const float *values(int array) const {
    const Array &each = plan_.arrays[array];
    return packed_ == averages ? each.average : each.values;
  }

  /** Makes sure that the convolutions have these weights. */
  void pack(Source source) {
    if (packed_ == source) return;
    packed_ = source;
    for (size_t place = 0; place < plan_.stages.size(); place++) {
      if (plan_.stages[place].kind != Stage::convolution) continue;
      for (int channel = 0; channel < plan_.stages[place].in.channels; channel++) packChannel(place, channel);
      if (source == weights && states_[place].how.needsInput)
        for (int filter = 0; filter < plan_.stages[place].out.channels; filter++) packFilter(place, filter);
    }
  }

  /** The weights of one input channel, for the sums. */
  void packChannel(int place, int channel) {
    const Stage &stage = plan_.stages[place];
    State &state = states_[place];
    const float *from = values(stage.kernel) + static_cast<long>(channel) * stage.outStep;
    const long tapStep = static_cast<long>(stage.in.channels) * stage.outStep;
    const int block = state.how.block * width;
    if (state.how.fast) {
      const long planeStep = static_cast<long>(stage.in.channels) * stage.outStep;
      for (int k = 0; k < stage.outStep; k += width) {
        Vector w[9], u[planes];
        for (int tap = 0; tap < 9; tap++) w[tap] = load(from + tap * tapStep + k);
        transformWeights(w, u);
        float *to = state.packed + (k / block * static_cast<long>(stage.in.channels) + channel) * block + k % block;
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

  /** The weights of one filter, turned round, for the inputs' gradient. */
  void packFilter(int place, int filter) {
    const Stage &stage = plan_.stages[place];
    State &state = states_[place];
    const int taps = stage.side * stage.side, filters = stage.out.channels, block = state.how.backBlock * width;
    const float *from = values(stage.kernel) + filter;
    const long tapStep = static_cast<long>(stage.in.channels) * stage.outStep;
    for (int c = 0; c < stage.inStep; c += width) {
      const int lanes = std::min(width, stage.in.channels - c);
      auto read = [&](int tap) {
        float lane[width] = {};
        const float *each = from + (taps - 1 - tap) * tapStep + static_cast<long>(c) * stage.outStep;
        for (int i = 0; i < lanes; i++) lane[i] = each[static_cast<long>(i) * stage.outStep];
        return load(lane);
      };
      if (state.how.fastBack) {
        Vector w[9], u[planes];
        for (int tap = 0; tap < 9; tap++) w[tap] = read(tap);
        transformWeights(w, u);
        const long planeStep = static_cast<long>(filters) * stage.inStep;
        float *to = state.packedBack + (c / block * static_cast<long>(filters) + filter) * block + c % block;
        for (int plane = 0; plane < planes; plane++) store(to + plane * planeStep, u[plane]);
      } else {
        for (int tap = 0; tap < taps; tap++)
          store(state.packedBack + ((c / block * static_cast<long>(taps) + tap) * filters + filter) * block + c % block,
                read(tap));
      }
    }
  }

  // Forward ----------------------------------------------------------------------------------------------------------

  int groupStart(int group) const { return static_cast<int>(static_cast<long>(count_) * group / groups_); }

  /** Where the stages end that follow `first` and can be run image by image with it. */
  int segmentEnd(int first) const {
    const int count = static_cast<int>(plan_.stages.size());
    int end = first + 1;
    while (end < count && plan_.stages[end].kind != Stage::dense && !plan_.stages[end - 1].normalized)
      end++;
    return end;
  }

  void forward(const uint8_t *pixels) {
    const int count = static_cast<int>(plan_.stages.size());
    if (!training_)
      for (int place = 0; place < count; place++)
        if (plan_.stages[place].normalized) followRunning(place);
    for (int first = 0; first < count;) {
      if (plan_.stages[first].kind == Stage::dense) {
        if (first == 0) team_.run(groups_, [&](int group, int) { scalePixels(pixels, groupStart(group), groupStart(group + 1)); });
        forwardDense(first++);
        continue;
      }
      const int end = segmentEnd(first);
      const Stage &last = plan_.stages[end - 1];
      team_.run(groups_, [&](int group, int thread) {
        Scratch &scratch = scratch_[thread];
        const int stop = groupStart(group + 1);
        double *totals = last.normalized && training_ ? &states_[end - 1].totals[2L * group * last.outStep] : nullptr;
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

  void scalePixels(const uint8_t *pixels, int start, int stop) {
    const long size = plan_.input.size(), step = inputStep_, channels = plan_.input.channels;
    if (step == channels) {
      const uint8_t *__restrict from = pixels + start * size;
      float *__restrict to = inputs_ + start * size;
      for (long i = 0; i < (stop - start) * size; i++) to[i] = from[i] * (1 / 255.f);
      return;
    }
    for (long pixel = start * (size / channels); pixel < stop * (size / channels); pixel++)
      for (long c = 0; c < channels; c++) inputs_[pixel * step + c] = pixels[pixel * channels + c] * (1 / 255.f);
  }

  /** What a stage keeps of an image. */
  float *kept(int place, int image) { return states_[place].out + image * states_[place].rowStep; }

  /** The slopes of what a stage keeps, or gives where it normalizes, of an image. */
  float *given(int place, int image) { return states_[place].slopes + image * states_[place].rowStep; }

  /** Which of the pooled values of an image were the largest; nothing where nothing is pooled. */
  uint8_t *picked(int place, int image) {
    const Stage &stage = plan_.stages[place];
    return stage.pool > 1 ? states_[place].chosen.data() + image * stage.outSize() : nullptr;
  }

  /** Writes what a stage gives for an image: what it has kept, normalized where it does that; rows are `wide` pixels. */
  void give(int place, int image, float *to, long wide) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    const float *from = kept(place, image);
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

  /** The input of a stage for an image, with zeros around it where it needs them. */
  const float *input(int place, int image, Scratch &scratch, int slot) {
    const Stage &stage = plan_.stages[place];
    const Lowering &how = states_[place].how;
    const float *from = place == 0 ? inputs_ + image * stage.inSize() : kept(place - 1, image);
    if (!how.copies) return from;
    const long size = static_cast<long>(how.inHigh) * how.inWide * stage.inStep;
    float *copy = scratch.inputs[place] + slot * size;
    float *to = copy + (static_cast<long>(stage.before) * how.inWide + stage.before) * stage.inStep;
    if (place > 0) {
      give(place - 1, image, to, how.inWide);
    } else {
      const long row = static_cast<long>(stage.in.width) * stage.inStep;
      for (int y = 0; y < stage.in.height; y++, from += row, to += static_cast<long>(how.inWide) * stage.inStep)
        memcpy(to, from, row * sizeof(float));
    }
    return copy;
  }

  void forwardMaps(int place, Scratch &scratch, int first, int images, double *totals) {
    const Stage &stage = plan_.stages[place];
    const Lowering &how = states_[place].how;
    const float *in[together];
    for (int each = 0; each < images; each++) in[each] = input(place, first + each, scratch, each);
    const long size = static_cast<long>(how.sumsHigh) * how.sumsWide * stage.outStep;
    float *sums = scratch.sums[place];
    for (int each = 0; how.fast && each < images; each += how.together)
      sumSquares(place, scratch, in + each, first + each, std::min(how.together, images - each), sums + each * size);
    for (int each = 0; each < images; each++) {
      if (stage.kind == Stage::convolution && !how.fast) sumPixels(place, in[each], first + each, sums + each * size);
      if (stage.kind == Stage::identity) keep(place, first + each, in[each], how.inWide);
      else if (!how.pools) keep(place, first + each, sums + each * size, how.sumsWide);
      if (totals) addTotals(place, first + each, totals);
      if (stage.keep < 1 && training_) dropMaps(place, scratch, first + each);
    }
  }

  /** How the sums of a stage end. */
  Finish finishOf(const Stage &stage, int column = 0) const {
    return {stage.bias >= 0 ? values(stage.bias) + column : nullptr, stage.relu, stage.scale};
  }

  /** The squares of 4 x 4 pixels of some images, one plane of numbers after the other. */
  static void transformImages(const float *const *in, int images, int high, int wide, long rowPixels, int step,
                              float *squares) {
    const long planeStep = static_cast<long>(images) * high * wide * step;
    for (int each = 0; each < images; each++) {
      for (int y = 0; y < high; y++)
        for (int x = 0; x < wide; x++)
          transformInput(in[each] + (2 * y * rowPixels + 2 * x) * step, rowPixels * step, step, step,
                         squares + (static_cast<long>(each * high + y) * wide + x) * step, planeStep);
    }
  }

  /** The products of transformed squares with transformed weights, plane by plane. */
  static void multiplyPlanes(const float *squares, int count, int run, int step, const float *weights, int block, int outStep,
                             float *products_) {
    const Window window{1, 1, run, 0, 0};
    for (int plane = 0; plane < planes; plane++)
      for (int k = 0; k < outStep; k += block * width)
        products(count, block, squares + static_cast<long>(plane) * count * step, step, window,
                 weights + (static_cast<long>(plane) * outStep + k) * run, nullptr,
                 products_ + static_cast<long>(plane) * count * outStep + k, outStep);
  }

  void sumSquares(int place, Scratch &scratch, const float *const *in, int first, int images, float *sums) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    const Lowering &how = state.how;
    const int count = images * how.high * how.wide;
    transformImages(in, images, how.high, how.wide, how.inWide, stage.inStep, scratch.squares);
    multiplyPlanes(scratch.squares, count, stage.in.channels, stage.inStep, state.packed, how.block, stage.outStep,
                   scratch.products);
    const long row = static_cast<long>(how.sumsWide) * stage.outStep;
    for (int square = 0; square < count; square++) {
      const int each = square / (how.high * how.wide), y = square / how.wide % how.high, x = square % how.wide;
      if (how.pools) {
        const long at = (static_cast<long>(y) * stage.out.width + x) * stage.outStep;
        transformPooled(scratch.products + static_cast<long>(square) * stage.outStep, static_cast<long>(count) * stage.outStep,
                        stage.outStep, finishOf(stage), kept(place, first + each) + at, picked(place, first + each) + at);
        continue;
      }
      transformOutput(scratch.products + static_cast<long>(square) * stage.outStep, static_cast<long>(count) * stage.outStep,
                      stage.outStep, sums + each * how.sumsHigh * row + 2 * y * row + 2L * x * stage.outStep, row,
                      stage.outStep);
    }
  }

  void sumPixels(int place, const float *in, int image, float *sums) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    const long rowStep = static_cast<long>(state.how.inWide) * stage.inStep;
    const bool isDense = stage.inStep == stage.in.channels;
    const int block = state.how.block * width, rowLength = stage.side * stage.in.channels;
    const auto window = [&](int rows) {
      return isDense ? Window{rows, 1, rowLength, rowStep, 0} : Window{rows, stage.side, stage.in.channels, rowStep, stage.inStep};
    };
    for (int k = 0; k < stage.outStep; k += block) {
      const float *weights = state.packed + static_cast<long>(k) * stage.side * rowLength;
      if (state.how.pools) {
        for (int y = 0; y < stage.out.height; y++) {
          const long at = static_cast<long>(y) * stage.out.width * stage.outStep + k;
          pooledProducts(stage.out.width, state.how.block, in + 2 * y * rowStep, rowStep, stage.inStep, window(stage.side), weights,
                         finishOf(stage, k), kept(place, image) + at, picked(place, image) + at, stage.outStep);
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

  /** Pools the sums of an image, adds the bias, and so on. */
  void keep(int place, int image, const float *sums, int wide) {
    const Stage &stage = plan_.stages[place];
    float *out = kept(place, image);
    uint8_t *chosen = picked(place, image);
    const Finish how = finishOf(stage);
    const long step = stage.outStep, row = wide * step;
    for (int y = 0; y < stage.out.height; y++) {
      for (int x = 0; x < stage.out.width; x++, out += step, chosen += step) {
        const float *from = sums + y * stage.pool * row + x * stage.pool * step;
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

  /** Adds what is kept of an image, and its squares, to the totals of a normalization. */
  void addTotals(int place, int image, double *totals) {
    const Stage &stage = plan_.stages[place];
    const float *out = kept(place, image);
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

  static void addDoubles(double *to, Vector values) {
    for (int lane = 0; lane < width; lane++) to[lane] += values[lane];
  }

  void dropMaps(int place, Scratch &scratch, int image) {
    const Stage &stage = plan_.stages[place];
    const Philox philox = generator(stage);
    for (int pixel = 0; pixel < stage.out.height * stage.out.width; pixel++)
      drop(stage, philox, scratch, image, pixel, 0, stage.out.channels, kept(place, image) + static_cast<long>(pixel) * stage.outStep);
  }

  Philox generator(const Stage &stage) const {
    const auto seeds = [&](int which, uint32_t offset) { return static_cast<int32_t>(static_cast<uint32_t>(seed_[which]) + offset); };
    return {seeds(0, stage.dropoutPlace), seeds(1, static_cast<uint32_t>(stage.dropoutsBefore) << 24)};
  }

  /** Sets values of one pixel to 0, as TensorFlow's numbers for this stage and step decide, and divides the others. */
  void drop(const Stage &stage, const Philox &philox, Scratch &scratch, int image, int pixel, int start, int count,
            float *values) {
    const long pixels = static_cast<long>(stage.out.height) * stage.out.width;
    const uint64_t first = (static_cast<uint64_t>(image) * pixels + pixel) * stage.out.channels + start;
    const float rate = 1 - stage.keep, factor = 1 / stage.keep;
    for (int done = 0; done < count;) {
      const uint64_t from = first + done;
      const int skip = from % 4, now = std::min(64 - skip, count - done);
      philox.uniforms(from - skip, skip + now, scratch.numbers);
      const float *numbers = scratch.numbers + skip;
      for (int i = 0; i < now; i++) values[done + i] = numbers[i] >= rate ? values[done + i] * factor : 0;
      done += now;
    }
  }

  /** Mean and variance of the batch; those of all batches follow them. */
  void followBatch(int place) {
    const Stage &stage = plan_.stages[place];
    State &state = states_[place];
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

  /** For a prediction: what all batches had. */
  void followRunning(int place) {
    const Stage &stage = plan_.stages[place];
    State &state = states_[place];
    for (int k = 0; k < stage.outStep; k++) {
      state.mean[k] = values(stage.mean)[k];
      state.inverse[k] = 1 / std::sqrt(values(stage.variance)[k] + static_cast<float>(stage.epsilon));
      state.shift[k] = values(stage.shift)[k];
    }
  }

  /** Row by row, what a dense stage gets: [count, inSize]. */
  const float *rows(int place) { return place == 0 ? static_cast<float *>(inputs_) : static_cast<float *>(states_[place - 1].out); }
  long rowsStep(int place) const { return place == 0 ? plan_.stages[0].inSize() : states_[place - 1].rowStep; }

  /** Into how many parts rows are split so that all threads have some of `tasks` each; no result depends on it. */
  int partsFor(int tasks, int rows) const {
    if (team_.threads() == 1) return 1;
    return std::clamp((2 * team_.threads() + tasks - 1) / tasks, 1, std::max(1, rows / tileSize));
  }

  void forwardDense(int place) {
    const Stage &stage = plan_.stages[place];
    State &state = states_[place];
    const int block = state.how.block * width, panels = stage.outStep / block, parts = partsFor(panels, count_);
    const long size = stage.inSize();
    const float *bias = stage.bias >= 0 ? values(stage.bias) : nullptr;
    const Window window{1, 1, static_cast<int>(size), 0, 0};
    const Philox philox = generator(stage);
    team_.run(panels * parts, [&](int task, int thread) {
      const int panel = task / parts, k = panel * block;
      const int start = static_cast<long>(count_) * (task % parts) / parts, stop = static_cast<long>(count_) * (task % parts + 1) / parts;
      float *out = kept(place, start) + k;
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

  // The loss ---------------------------------------------------------------------------------------------------------

  /** The natural logarithm of the sum of the scores' exponentials, which are left in `exponentials`. */
  static float logSum(const float *scores, int classes, float *exponentials, float &sum) {
    const float largest = *std::max_element(scores, scores + classes);
    sum = 0;
    for (int each = 0; each < classes; each++) sum += exponentials[each] = std::exp(scores[each] - largest);
    return std::log(sum) + largest;
  }

  int rowParts() const { return std::max(1, std::min(count_ / 16, 4 * team_.threads())); }

  float lossAndSlopes(const int32_t *labels) {
    const int last = static_cast<int>(plan_.stages.size()) - 1, parts = rowParts();
    const Stage &stage = plan_.stages[last];
    const int classes = plan_.classes;
    const float even = learning_.smoothing / classes, own = 1 - learning_.smoothing;
    team_.run(parts, [&](int part, int) {
      for (int row = static_cast<long>(count_) * part / parts; row < static_cast<long>(count_) * (part + 1) / parts; row++) {
        const float *scores = kept(last, row);
        float *slopes = given(last, row);
        float sum;
        const float whole = logSum(scores, classes, slopes, sum);
        double loss = 0;
        for (int each = 0; each < classes; each++) {
          const float target = (each == labels[row] ? own : 0) + even;
          if (target != 0) loss += static_cast<double>(target) * (whole - scores[each]);
          slopes[each] = (slopes[each] / sum - target) / count_;
        }
        losses_[row] = static_cast<float>(loss);
        if (stage.kind == Stage::dense) maskRow(last, row, 0, stage.outStep);
      }
    });
    double sum = 0;
    for (int row = 0; row < count_; row++) sum += losses_[row];
    return static_cast<float>(sum / count_);
  }

  /** What large weights add to the loss. */
  float penalty() {
    if (learning_.l2 == 0) return 0;
    double sum = 0;
    for (Array &array : plan_.arrays)
      if (array.penalized)
        for (long i = 0; i < array.layout.stored(); i++) sum += static_cast<double>(array.values[i]) * array.values[i];
    return static_cast<float>(sum * learning_.l2);
  }

  void probabilities(float *out) {
    const int last = static_cast<int>(plan_.stages.size()) - 1, classes = plan_.classes, parts = rowParts();
    team_.run(parts, [&](int part, int) {
      for (int row = static_cast<long>(count_) * part / parts; row < static_cast<long>(count_) * (part + 1) / parts; row++) {
        float *to = out + static_cast<long>(row) * classes;
        float sum;
        logSum(kept(last, row), classes, to, sum);
        for (int each = 0; each < classes; each++) to[each] /= sum;
      }
    });
  }

  // Backward ---------------------------------------------------------------------------------------------------------

  /** From the slopes of what a dense stage gives to those of its sums, in place. */
  void maskRow(int place, int row, int start, int stop) {
    const Stage &stage = plan_.stages[place];
    const float factor = stage.scale / stage.keep;
    if (!stage.relu && factor == 1) return;
    float *slopes = given(place, row);
    const float *out = kept(place, row);
    for (int k = start; k < stop; k += width) {
      const Vector slope = load(slopes + k) * factor;
      store(slopes + k, stage.relu ? (load(out + k) > 0 ? slope : Vector{}) : slope);
    }
  }

  void backward() {
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

  /** The slopes of what a dense stage gets, by blocks of columns; the weights are turned round block by block. */
  void backDense(int place) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    const long size = stage.inSize();
    const int block = state.how.backBlock * width, panels = static_cast<int>(size / block), own = state.how.block * width;
    const int parts = partsFor(panels, count_), outputs = stage.out.channels;
    const float *kernel = plan_.arrays[stage.kernel].values;
    const bool masks = plan_.stages[place - 1].kind == Stage::dense;
    const Window window{1, 1, outputs, 0, 0};
    team_.run(panels * parts, [&](int task, int thread) {
      const long column = static_cast<long>(task / parts) * block;
      const int start = static_cast<long>(count_) * (task % parts) / parts, stop = static_cast<long>(count_) * (task % parts + 1) / parts;
      float *panel = scratch_[thread].panel;
      for (int k = 0; k < outputs; k++) {
        const float *from = kernel + k / own * (size * own) + column * own + k % own;
        for (int i = 0; i < block; i++) panel[static_cast<long>(k) * block + i] = from[static_cast<long>(i) * own];
      }
      products(stop - start, state.how.backBlock, given(place, start), state.rowStep, window, panel, nullptr,
               given(place - 1, start) + column, states_[place - 1].rowStep);
      if (masks)
        for (int row = start; row < stop; row++) maskRow(place - 1, row, static_cast<int>(column), static_cast<int>(column) + block);
    });
  }

  /** The gradients of the stages from `first` to `end`, image by image. */
  void backMaps(int first, int end) {
    if (!states_[end - 1].how.needsSlopes && plan_.stages[end - 1].bias < 0 && plan_.stages[end - 1].shift < 0) return;
    if (plan_.stages[end - 1].normalized) averageSlopes(end - 1);
    const bool receives = first > 0 && states_[first].how.needsInput;
    const bool toNormalized = receives && plan_.stages[first - 1].normalized;
    team_.run(groups_, [&](int group, int thread) {
      Scratch &scratch = scratch_[thread];
      for (int place = first; place < end; place++) {
        states_[place].partial[group].clear();
        states_[place].sums[group].clear();
      }
      if (toNormalized) clearTotals(first - 1, group);
      const int stop = groupStart(group + 1);
      for (int image = groupStart(group); image < stop; image += together) {
        const int images = std::min(together, stop - image);
        for (int place = end - 1; place >= first; place--) {
          const Stage &stage = plan_.stages[place];
          const Lowering &how = states_[place].how;
          for (int each = 0; each < images; each++) {
            const bool isEnd = place == end - 1;
            const Lowering &next = states_[isEnd ? place : place + 1].how;
            const Stage &after = plan_.stages[isEnd ? place : place + 1];
            const float *slopes = isEnd ? given(place, image + each) : back(place + 1, scratch, each);
            const int wide = isEnd ? stage.out.width : (after.kind == Stage::identity ? next.slopesWide : next.backColumns);
            spread(place, scratch, image + each, each, slopes, wide, states_[place].sums[group]);
          }
          if (!how.needsSlopes) continue;
          if (how.partial > 0) addGradient(place, scratch, image, images, states_[place].partial[group]);
          if (how.needsInput && stage.kind == Stage::convolution) backPixels(place, scratch, images);
        }
        if (receives)
          for (int each = 0; each < images; each++) deliver(first, scratch, image + each, each, group);
      }
    });
  }

  /** The slopes of what a stage gets, of an image. */
  const float *back(int place, Scratch &scratch, int slot) {
    const Stage &stage = plan_.stages[place];
    const Lowering &how = states_[place].how;
    if (stage.kind == Stage::identity) return scratch.slopes[place] + slot * static_cast<long>(how.slopesHigh) * how.slopesWide * stage.outStep;
    return scratch.backs[place] + slot * static_cast<long>(how.backRows) * how.backColumns * stage.inStep;
  }

  /** From the slopes of what a stage gives, or keeps where it normalizes, to those of its sums, with zeros around them. */
  void spread(int place, Scratch &scratch, int image, int slot, const float *from, int fromWide, float *sums) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    const Lowering &how = state.how;
    const float *out = kept(place, image);
    const uint8_t *chosen = picked(place, image);
    const long step = stage.outStep, row = how.slopesWide * step;
    float *slopes = scratch.slopes[place] + slot * how.slopesHigh * row + (how.patches ? 0 : how.margin * row + how.margin * step);
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
          if (stage.normalized) slope = inverse * (slope - meanSlope - (value - mean) * inverse * meanProduct);
          else slope *= factor;
          if (stage.relu) slope = value > 0 ? slope : Vector{};
          sum += slope;
          if (!how.needsSlopes) continue;
          if (how.patches) {
            store(slopes + at, slope);
            continue;
          }
          float *to = slopes + y * stage.pool * row + x * stage.pool * step + k;
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

  /** Adds to the gradient of a convolution's weights. */
  void addGradient(int place, Scratch &scratch, int first, int images, float *gradient) {
    const Stage &stage = plan_.stages[place];
    const Lowering &how = states_[place].how;
    const long size = static_cast<long>(how.slopesHigh) * how.slopesWide * stage.outStep;
    const float *slopes = scratch.slopes[place] + (static_cast<long>(how.margin) * how.slopesWide + how.margin) * stage.outStep;
    const float *in[together];
    for (int each = 0; each < images; each++) in[each] = input(place, first + each, scratch, each);
    if (how.patches) {
      for (int each = 0; each < images; each++)
        addSeen(place, scratch, in[each], scratch.slopes[place] + each * size, picked(place, first + each), gradient);
      return;
    }
    if (!how.fast) {
      for (int each = 0; each < images; each++) addPixels(place, in[each], slopes + each * size, gradient);
      return;
    }
    for (int each = 0; each < images; each += how.together) {
      const int now = std::min(how.together, images - each), count = now * how.high * how.wide;
      transformImages(in + each, now, how.high, how.wide, how.inWide, stage.inStep, scratch.squares);
      const long planeStep = static_cast<long>(count) * stage.outStep, row = how.slopesWide * static_cast<long>(stage.outStep);
      for (int square = 0; square < count; square++) {
        const int image = each + square / (how.high * how.wide), y = square / how.wide % how.high, x = square % how.wide;
        transformSlopes(slopes + image * size + 2 * y * row + 2L * x * stage.outStep, row, stage.outStep, stage.outStep,
                        scratch.products + static_cast<long>(square) * stage.outStep, planeStep);
      }
      const Field field{1, count, 0, stage.inStep, 0, stage.outStep};
      for (int plane = 0; plane < planes; plane++)
        for (int k = 0; k < stage.outStep; k += how.block * width)
          gradients(stage.in.channels, how.block, scratch.squares + static_cast<long>(plane) * count * stage.inStep,
                    scratch.products + plane * planeStep + k, field,
                    gradient + static_cast<long>(plane) * stage.in.channels * stage.outStep + k, stage.outStep);
    }
  }

  /** The same for the first convolution, where slopes are those of the pooled pixels. */
  void addSeen(int place, Scratch &scratch, const float *in, const float *slopes, const uint8_t *chosen, float *gradient) {
    const Stage &stage = plan_.stages[place];
    const Lowering &how = states_[place].how;
    const long row = how.inWide;
    for (int y = 0; y < how.givenHigh; y++) {
      float *patch = scratch.patches;
      for (int x = 0; x < how.givenWide; x++, patch += 16)
        for (int i = 0; i < 4; i++) memcpy(patch + 4 * i, in + (2 * y + i) * row + 2 * x, 4 * sizeof(float));
      const long at = static_cast<long>(y) * stage.out.width * stage.outStep;
      for (int k = 0; k < stage.outStep; k += width)
        addPatches(scratch.patches, how.givenWide, slopes + at + k, chosen + at + k, stage.outStep, gradient + k, stage.outStep);
    }
  }

  void addPixels(int place, const float *in, const float *slopes, float *gradient) {
    const Stage &stage = plan_.stages[place];
    const Lowering &how = states_[place].how;
    const long row = static_cast<long>(how.inWide) * stage.inStep, slopesRow = static_cast<long>(how.slopesWide) * stage.outStep;
    const bool isDense = stage.inStep == stage.in.channels;
    for (int i = 0; i < stage.side; i++) {
      const int low = std::max(0, stage.before - i), high = std::min(stage.sumsHigh, stage.in.height + stage.before - i);
      if (high <= low) continue;
      const Field field{high - low, stage.sumsWide, row, stage.inStep, slopesRow, stage.outStep};
      for (int j = 0; j < (isDense ? 1 : stage.side); j++)
        for (int k = 0; k < stage.outStep; k += how.block * width)
          gradients(isDense ? stage.side * stage.in.channels : stage.in.channels, how.block,
                    in + (low + i) * row + j * static_cast<long>(stage.inStep), slopes + low * slopesRow + k, field,
                    gradient + (static_cast<long>(i) * stage.side + j) * stage.in.channels * stage.outStep + k, stage.outStep);
    }
  }

  /** The slopes of what a convolution gets, of some images. */
  void backPixels(int place, Scratch &scratch, int images) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    const Lowering &how = state.how;
    const long size = static_cast<long>(how.slopesHigh) * how.slopesWide * stage.outStep;
    const long backSize = static_cast<long>(how.backRows) * how.backColumns * stage.inStep;
    const float *slopes = scratch.slopes[place];
    float *backs = scratch.backs[place];
    if (how.fastBack) {
      for (int each = 0; each < images; each += how.backTogether) {
        const int now = std::min(how.backTogether, images - each), count = now * how.backHigh * how.backWide;
        const float *in[together];
        for (int i = 0; i < now; i++) in[i] = slopes + (each + i) * size;
        transformImages(in, now, how.backHigh, how.backWide, how.slopesWide, stage.outStep, scratch.squares);
        multiplyPlanes(scratch.squares, count, stage.out.channels, stage.outStep, state.packedBack, how.backBlock, stage.inStep,
                       scratch.products);
        const long row = static_cast<long>(how.backColumns) * stage.inStep;
        for (int square = 0; square < count; square++) {
          const int image = each + square / (how.backHigh * how.backWide), y = square / how.backWide % how.backHigh, x = square % how.backWide;
          transformOutput(scratch.products + static_cast<long>(square) * stage.inStep, static_cast<long>(count) * stage.inStep,
                          stage.inStep, backs + image * backSize + 2 * y * row + 2L * x * stage.inStep, row, stage.inStep);
        }
      }
      return;
    }
    const bool isDense = stage.outStep == stage.out.channels;
    const int block = how.backBlock * width, rowLength = stage.side * stage.out.channels;
    const long rowStep = static_cast<long>(how.slopesWide) * stage.outStep;
    for (int each = 0; each < images; each++) {
      for (int y = 0; y < stage.in.height; y++) {
        float *to = backs + each * backSize + static_cast<long>(y) * how.backColumns * stage.inStep;
        const int low = std::max(0, how.margin - y), high = std::min(stage.side, stage.sumsHigh + how.margin - y);
        if (high <= low) {
          std::fill(to, to + static_cast<long>(stage.in.width) * stage.inStep, 0.f);
          continue;
        }
        const Window window = isDense ? Window{high - low, 1, rowLength, rowStep, 0}
                                      : Window{high - low, stage.side, stage.out.channels, rowStep, stage.outStep};
        for (int c = 0; c < stage.inStep; c += block)
          products(stage.in.width, how.backBlock, slopes + each * size + (y + low) * rowStep, stage.outStep, window,
                   state.packedBack + (static_cast<long>(c) * stage.side + static_cast<long>(low) * block) * rowLength, nullptr,
                   to + c, stage.inStep);
      }
    }
  }

  /** Gives the slopes of what a stage gets to the stage before it, which another phase goes on with. */
  void deliver(int place, Scratch &scratch, int image, int slot, int group) {
    const Lowering &how = states_[place].how;
    const Stage &before = plan_.stages[place - 1];
    const int wide = plan_.stages[place].kind == Stage::identity ? how.slopesWide : how.backColumns;
    const float *from = back(place, scratch, slot);
    if (before.normalized) {
      receive(place - 1, image, from, wide, group);
    } else {
      memcpy(given(place - 1, image), from, before.outSize() * sizeof(float));  // a dense stage: one pixel
      maskRow(place - 1, image, 0, before.outStep);
    }
  }

  /** Keeps the slopes of normalized values, where ReLU lets them pass, and adds them up. */
  void receive(int place, int image, const float *from, int wide, int group) {
    const Stage &stage = plan_.stages[place];
    State &state = states_[place];
    const float *out = kept(place, image);
    float *to = given(place, image);
    double *totals = &state.totals[2L * group * stage.outStep];
    for (int k = 0; k < stage.outStep; k += width) {
      const Vector mean = load(state.mean + k), inverse = load(state.inverse + k), shift = load(state.shift + k);
      const Vector offset = shift - mean * inverse;
      Vector sum{}, products{};
      for (int y = 0; y < stage.out.height; y++) {
        for (int x = 0; x < stage.out.width; x++) {
          const long at = (static_cast<long>(y) * stage.out.width + x) * stage.outStep + k;
          const Vector value = load(out + at);
          Vector slope = load(from + (static_cast<long>(y) * wide + x) * stage.outStep + k);
          if (stage.normalizedRelu) slope = value * inverse + offset > 0 ? slope : Vector{};
          store(to + at, slope);
          sum += slope;
          products += slope * ((value - mean) * inverse);
        }
      }
      addDoubles(totals + k, sum);
      addDoubles(totals + stage.outStep + k, products);
    }
  }

  void clearTotals(int place, int group) {
    const long step = plan_.stages[place].outStep;
    double *totals = &states_[place].totals[2L * group * step];
    std::fill(totals, totals + 2 * step, 0);
  }

  /** The means over the batch that the gradient of a normalization needs, and the gradient of its shift. */
  void averageSlopes(int place) {
    const Stage &stage = plan_.stages[place];
    State &state = states_[place];
    const double count = static_cast<double>(count_) * stage.out.height * stage.out.width;
    for (int k = 0; k < stage.outStep; k++) {
      double sum = 0, products = 0;
      for (int group = 0; group < groups_; group++) {
        sum += state.totals[2L * group * stage.outStep + k];
        products += state.totals[(2L * group + 1) * stage.outStep + k];
      }
      state.meanSlope[k] = static_cast<float>(sum / count);
      state.meanProduct[k] = static_cast<float>(products / count);
      state.shiftSlope[k] = static_cast<float>(sum);
    }
  }

  // The optimiser ----------------------------------------------------------------------------------------------------

  void updateArrays() {
    struct Task {
      int place;
      long start, stop;
    };
    std::vector<Task> tasks;
    for (int place = 0; place < static_cast<int>(plan_.stages.size()); place++) {
      const Stage &stage = plan_.stages[place];
      const Lowering &how = states_[place].how;
      if (stage.kind == Stage::dense) {
        const int panels = stage.outStep / (how.block * width);
        const long most = rowsOf(how.block) * 16L, size = stage.inSize();
        for (int panel = 0; panel < panels; panel++)
          for (long row = 0; row < size; row += most) tasks.push_back({place, panel * size + row, panel * size + std::min(size, row + most)});
      } else if (how.partial > 0) {
        for (long channel = 0; channel < stage.in.channels; channel += 8)
          tasks.push_back({place, channel, std::min<long>(stage.in.channels, channel + 8)});
      }
    }
    const int large = static_cast<int>(tasks.size());
    team_.run(large + 1, [&](int task, int thread) {
      if (task == large) return updateSmall();
      const auto [place, start, stop] = tasks[task];
      if (plan_.stages[place].kind == Stage::dense) updateDense(place, scratch_[thread], start, stop);
      else
        for (long channel = start; channel < stop; channel++) updateChannel(place, scratch_[thread], static_cast<int>(channel));
    });
    std::vector<Task> filters;
    for (int place = 0; place < static_cast<int>(plan_.stages.size()); place++)
      if (plan_.stages[place].kind == Stage::convolution && states_[place].how.needsInput && states_[place].how.partial > 0)
        for (int filter = 0; filter < plan_.stages[place].out.channels; filter += 16)
          filters.push_back({place, filter, std::min<long>(plan_.stages[place].out.channels, filter + 16)});
    team_.run(static_cast<int>(filters.size()), [&](int task, int) {
      for (long filter = filters[task].start; filter < filters[task].stop; filter++) packFilter(filters[task].place, static_cast<int>(filter));
    });
  }

  /** The gradient of some rows of a dense stage's panel, and their update, in one go. */
  void updateDense(int place, Scratch &scratch, long start, long stop) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    Array &array = plan_.arrays[stage.kernel];
    const int block = state.how.block * width, most = rowsOf(state.how.block);
    const long size = stage.inSize(), panel = start / size;
    const Field field{1, count_, 0, rowsStep(place), 0, state.rowStep};
    for (long row = start; row < stop; row += most) {
      const int now = static_cast<int>(std::min<long>(most, stop - row));
      std::fill(scratch.row + 0, scratch.row + now * block, 0.f);
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

  /** Updates the weights of one input channel of a convolution by the sum of the groups' gradients. */
  void updateChannel(int place, Scratch &scratch, int channel) {
    const Stage &stage = plan_.stages[place];
    const State &state = states_[place];
    Array &array = plan_.arrays[stage.kernel];
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
      for (int tap = 0; tap < 9; tap++) update(learning_, pace_, array, tap * tapStep + at, scratch.row + tap * step, step);
    } else {
      for (int tap = 0; tap < taps; tap++) {
        for (int k = 0; k < step; k += width) store(scratch.row + k, sum(tap, k));
        update(learning_, pace_, array, tap * tapStep + at, scratch.row, step);
      }
    }
    packChannel(place, channel);
  }

  /** Biases, shifts, and the averages of what isn't trained. */
  void updateSmall() {
    for (size_t place = 0; place < plan_.stages.size(); place++) {
      const Stage &stage = plan_.stages[place];
      State &state = states_[place];
      if (stage.kind != Stage::dense && stage.bias >= 0) {
        for (int group = 1; group < groups_; group++)
          for (int k = 0; k < stage.outStep; k++) state.sums[0][k] += state.sums[group][k];
        update(learning_, pace_, plan_.arrays[stage.bias], 0, state.sums[0], stage.outStep);
      }
      if (stage.shift >= 0) update(learning_, pace_, plan_.arrays[stage.shift], 0, state.shiftSlope, stage.outStep);
    }
    if (learning_.averaging > 0)
      for (Array &array : plan_.arrays)
        if (!array.trained()) average(array, 0, array.layout.stored(), pace_.stays);
  }

  Learning learning_;
  Memory memory_;
  Plan plan_;
  Team team_;
  std::vector<State> states_;
  std::vector<Scratch> scratch_;
  Buffer inputs_, losses_;
  int inputStep_ = 0, capacity_ = 0, count_ = 0, groups_ = 1;
  bool training_ = false;
  int32_t seed_[2]{};
  Pace pace_{};
  Source packed_ = nothing;
};

}  // namespace engine
