// What a network is made of: stages, each computed in one go, and arrays.
#pragma once
#include <vector>
#include "layer.h"
#include "vector.h"

namespace engine {

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

}  // namespace engine
