// Dropout, by the numbers that TensorFlow would draw.
#include <algorithm>
#include "network.h"

namespace engine {

void Network::dropMaps(int place, Scratch& scratch, int image) {
  const Stage& stage = plan_.stages[place];
  const Philox philox = generator(stage);
  for (int pixel = 0; pixel < stage.out.height * stage.out.width; pixel++)
    drop(stage, philox, scratch, image, pixel, 0, stage.out.channels,
         kept(place, image) + static_cast<long>(pixel) * stage.outStep);
}

Philox Network::generator(const Stage& stage) const {
  const auto seeds = [&](int which, uint32_t offset) {
    return static_cast<int32_t>(static_cast<uint32_t>(seed_[which]) + offset);
  };
  return {seeds(0, stage.dropoutPlace), seeds(1, static_cast<uint32_t>(stage.dropoutsBefore) << 24)};
}

void Network::drop(const Stage& stage, const Philox& philox, Scratch& scratch, int image, int pixel, int start,
                   int count, float* values) {
  const long pixels = static_cast<long>(stage.out.height) * stage.out.width;
  const uint64_t first = (static_cast<uint64_t>(image) * pixels + pixel) * stage.out.channels + start;
  const float rate = 1 - stage.keep, factor = 1 / stage.keep;
  for (int done = 0; done < count;) {
    const uint64_t from = first + done;
    const int skip = from % 4, now = std::min(64 - skip, count - done);
    philox.uniforms(from - skip, skip + now, scratch.numbers);
    const float* numbers = scratch.numbers + skip;
    for (int i = 0; i < now; i++) values[done + i] = numbers[i] >= rate ? values[done + i] * factor : 0;
    done += now;
  }
}

}  // namespace engine
