// A network in training: whole steps, and predictions.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>
#include "denormals.h"
#include "lowering.h"
#include "optimizer.h"
#include "philox.h"
#include "planner.h"
#include "seen.h"
#include "team.h"
#include "winograd.h"

namespace engine {

/** Images of one byte a pixel and channel, and which of them, in which order; all where `places` is null. */
struct Images {
  const uint8_t* pixels;
  const uint32_t* places;
};

class Network {
 public:
  /** `most` images at once; throws where it would take more than `memory`. */
  Network(const Shape& input, const std::vector<Layer>& layers, const Learning& learning, int most, int threads,
          size_t memory);

  Plan& plan() { return plan_; }
  int most() const { return capacity_; }
  /** To be called when arrays have been changed from outside. */
  void changed() { packed_ = nothing; }

  /**
   * A step of training on `count` images by their labels; the loss before it.
   * `seed`, the run's and the step's, decides what dropout drops.
   */
  float step(const Images& images, const int32_t* labels, int count, const int32_t (&seed)[2], float rate);

  /** The probability of each class, [count, classes], of images, [count, height, width, channels]; by the averages
   * where weights are averaged. */
  void predict(const uint8_t* pixels, int count, float* out);

 private:
  static constexpr int mostGroups = 8;
  static constexpr int together = 2;  // images that go through several stages before the next ones do
  enum Source { nothing, weights, averages };

  /** What a thread works with. */
  struct Scratch {
    Buffer squares, products, patches, panel, row, numbers;
    std::vector<Buffer> inputs, sums, slopes, backs;  // of each stage, for `together` images
    Buffer filters;                                   // the gradient of `width` filters
    std::vector<Slope> listed;                        // of each filter: see `listSlopes`
    std::vector<int> listedCounts;
  };

  /** What belongs to a stage while it is run. */
  struct State {
    Lowering how;
    long rowStep = 0;             // from an image to the next, in `out` and `slopes`
    Buffer out;                   // of all images
    std::vector<uint8_t> chosen;  // which of the pooled values was the largest
    Buffer slopes;                // of what it gives: of all images, where another phase needs them
    Buffer later;                 // of what it gives, by where it is added: of all images
    Buffer packed, packedBack;    // the weights, in the orders in which they are read
    std::vector<Buffer> partial;  // of each group: the weights' gradient
    std::vector<Buffer> sums;     // of each group: the bias's gradient, or the sums of the normalization
    Buffer mean, inverse, shift;  // of the normalization: what is subtracted, multiplied, added
    Buffer shiftSlope, meanSlope,
        meanProduct;  // the shift's gradient; means over the batch of the slopes, and of slopes times normalized values
    std::vector<double> totals;  // of each group: two sums a channel
  };

  // Building (network.cc)
  Buffer buffer(size_t count) { return Buffer(memory_, count); }

  void allocate(Array& array);

  /** How many images' squares are multiplied at once: enough to fill tiles, few enough for the cache. */
  static int imagesAtOnce(int squares) { return std::clamp((24 + squares - 1) / squares, 1, together); }

  /** How a stage is computed. */
  Lowering lower(int place);

  /** The part of it that is about maps, which also says what of the stage before can have slopes. */
  void lowerMaps(int place, Lowering& how);

  /** Makes room for what belongs to a stage. */
  void makeState(int place);

  /** Decides by which ways a convolution of 3 x 3 is cheapest; `reach` is what of the input has slopes. */
  static void chooseWays(const Stage& stage, Lowering& how, int reachHigh, int reachWide);

  /** Makes room for squares, and for what is added up slope by slope. */
  static void lowerSquares(const Stage& stage, Lowering& how, int reachHigh, int reachWide);

  void charge(size_t bytes);

  Scratch makeScratch();

  // Weights in the orders in which they are read (pack.cc)
  const float* values(int array) const;

  /** Makes sure that the convolutions have these weights. */
  void pack(Source source);

  /** The weights of one input channel, for the sums. */
  void packChannel(int place, int channel);

  /** The weights of one filter, turned round, for the inputs' gradient. */
  void packFilter(int place, int filter);

  // Forward (forward.cc)
  int groupStart(int group) const { return static_cast<int>(static_cast<long>(count_) * group / groups_); }

  /** Where the stages end that follow `first` and can be run image by image with it. */
  int segmentEnd(int first) const;

  void forward(const Images& images);

  /** Makes inputs of the images from `start` to `stop` of the batch. */
  void scalePixels(const Images& images, int start, int stop);

  /** What a stage keeps of an image. */
  float* kept(int place, int image) { return states_[place].out + image * states_[place].rowStep; }

  /** The slopes of what a stage keeps, or gives where it normalizes, of an image. */
  float* given(int place, int image) { return states_[place].slopes + image * states_[place].rowStep; }

  /** Which of the pooled values of an image were the largest; nothing where nothing is pooled. */
  uint8_t* picked(int place, int image);

  /** Writes what a stage gives for an image: what it has kept, normalized where it does that; rows are `wide` pixels.
   * `adds`: to what is there. */
  void give(int place, int image, float* to, long wide, bool adds = false);

  /** The input of a stage for an image, with zeros around it where it needs them. */
  const float* input(int place, int image, Scratch& scratch, int slot);

  void forwardMaps(int place, Scratch& scratch, int first, int images, double* totals);

  /** How the sums of a stage end. */
  Finish finishOf(const Stage& stage, int column = 0) const;

  void sumSquares(int place, Scratch& scratch, const float* const* in, int first, int images, float* sums);

  void sumPixels(int place, const float* in, int image, float* sums);

  /** Pools the sums of an image, adds the bias, and so on. */
  void keep(int place, int image, const float* sums, int wide);

  /** Adds what is kept of an image, and its squares, to the totals of a normalization. */
  void addTotals(int place, int image, double* totals);

  static void addDoubles(double* to, Vector values);

  void dropMaps(int place, Scratch& scratch, int image);

  Philox generator(const Stage& stage) const;

  /** Sets values of one pixel to 0, as TensorFlow's numbers for this stage and step decide, and divides the others. */
  void drop(const Stage& stage, const Philox& philox, Scratch& scratch, int image, int pixel, int start, int count,
            float* values);

  /** Mean and variance of the batch; those of all batches follow them. */
  void followBatch(int place);

  /** For a prediction: what all batches had. */
  void followRunning(int place);

  /** Row by row, what a dense stage gets: [count, inSize]. */
  const float* rows(int place) {
    return place == 0 ? static_cast<float*>(inputs_) : static_cast<float*>(states_[place - 1].out);
  }
  long rowsStep(int place) const { return place == 0 ? plan_.stages[0].inSize() : states_[place - 1].rowStep; }

  /** Into how many parts rows are split so that all threads have some of `tasks` each; no result depends on it. */
  int partsFor(int tasks, int rows) const;

  void forwardDense(int place);

  /** Finds the images that are not empty in each group of neighbouring inputs, for a first stage that is dense. */
  void findInk();

  // The loss (loss.cc)
  /** The natural logarithm of the sum of the scores' exponentials, which are left in `exponentials`. */
  static float logSum(const float* scores, int classes, float* exponentials, float& sum);

  int rowParts() const { return std::max(1, std::min(count_ / 16, 4 * team_.threads())); }

  float lossAndSlopes(const int32_t* labels);

  /** What large weights add to the loss. */
  float penalty();

  void probabilities(float* out);

  // Backward (backward.cc)
  /** From the slopes of what a dense stage gives to those of its sums, in place. */
  void maskRow(int place, int row, int start, int stop);

  void backward();

  /** The slopes of what a dense stage gets, by blocks of columns; the weights are turned round block by block. */
  void backDense(int place);

  /** The gradients of the stages from `first` to `end`, image by image. */
  void backMaps(int first, int end);

  /** The slopes of what a stage gets, of an image. */
  const float* back(int place, Scratch& scratch, int slot);

  /** From the slopes of what a stage gives, or keeps where it normalizes, to those of its sums, with zeros around them.
   */
  void spread(int place, Scratch& scratch, int image, int slot, const float* from, int fromWide, float* sums);

  /** Keeps the slopes of what an addition gets for the stage whose output it adds. */
  void keepLater(int place, Scratch& scratch, int image, int slot);

  /** Adds to the gradient of a convolution's weights. */
  void addGradient(int place, Scratch& scratch, int first, int images, float* gradient);

  void addPixels(int place, const float* in, const float* slopes, float* gradient);

  /** The slopes of what a convolution gets, of some images. */
  void backPixels(int place, Scratch& scratch, int images);

  // Backward through pooled sums (pooled.cc)
  /** Adds to the gradient of a convolution's weights, [filters, 9, channels], and finds the slopes of what it gets. */
  void backPooled(int place, Scratch& scratch, int first, int images, float* gradient);

  /** Lists the slopes of each filter's sums that are not 0. */
  void listSlopes(int place, Scratch& scratch, const float* slopes, const uint8_t* chosen);

  /** The gradient of the first convolution, on one channel. */
  void addSeenPatches(int place, Scratch& scratch, const float* in, const float* slopes, const uint8_t* chosen,
                      float* gradient);

  /** Updates the weights of `width` filters by the sum of the groups' gradients. */
  void updateFilters(int place, Scratch& scratch, int first);

  /** Gives the slopes of what a stage gets to the stage before it, which another phase goes on with. */
  void deliver(int place, Scratch& scratch, int image, int slot, int group);

  /** Keeps the slopes of normalized values, where ReLU lets them pass, and adds them up. */
  void receive(int place, int image, const float* from, int wide, int group);

  void clearTotals(int place, int group);

  /** The means over the batch that the gradient of a normalization needs, and the gradient of its shift. */
  void averageSlopes(int place);

  // The optimiser (update.cc)
  void updateArrays();

  /** Packs the weights that have changed. */
  void packUpdated();

  /** The gradient of some rows of a dense stage's panel, and their update, in one go. */
  void updateDense(int place, Scratch& scratch, long start, long stop);

  /** Updates the weights of one input channel of a convolution by the sum of the groups' gradients. */
  void updateChannel(int place, Scratch& scratch, int channel);

  /** Biases, shifts, and the averages of what isn't trained. */
  void updateSmall();

  Learning learning_;
  Memory memory_;
  Plan plan_;
  Team team_;
  std::vector<State> states_;
  std::vector<Scratch> scratch_;
  Buffer inputs_, losses_;
  std::vector<uint32_t> ink_;  // images that are not empty in a group of inputs, [groups][count]: see `findInk`
  std::vector<int> inkCounts_;
  int capacity_ = 0, count_ = 0, groups_ = 1;
  bool training_ = false;
  int32_t seed_[2]{};
  Pace pace_{};
  Source packed_ = nothing;
};

}  // namespace engine
