// A network as it is handed over: a list of layers.
#pragma once
#include <stdexcept>
#include <string>

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

inline std::string describe(const Shape& shape) {
  return "[" + std::to_string(shape.height) + "," + std::to_string(shape.width) + "," + std::to_string(shape.channels) +
         "]";
}

}  // namespace engine
