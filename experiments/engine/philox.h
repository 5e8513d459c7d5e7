// TensorFlow's StatelessRandomUniform: Philox 4 x 32 with ten rounds (J. Salmon et al., "Parallel random numbers: as
// easy as 1, 2, 3", SC 2011), its key and counter scrambled from the seed as TensorFlow does.
#pragma once
#include "vector.h"

namespace engine {

struct Philox {
  uint32_t key[2], counter[4];

  Philox(int32_t seed, int32_t second) {
    const uint64_t seeds[2] = {static_cast<uint64_t>(int64_t{seed}), static_cast<uint64_t>(int64_t{second})};
    key[0] = 0x3ec8f720;
    key[1] = 0x02461e29;
    for (int i = 0; i < 2; i++) {
      counter[2 * i] = static_cast<uint32_t>(seeds[i]);
      counter[2 * i + 1] = static_cast<uint32_t>(seeds[i] >> 32);
    }
    uint32_t mixed[4][lanes];
    draw(counter[0] | uint64_t{counter[1]} << 32, mixed);
    key[0] = mixed[0][0];
    key[1] = mixed[1][0];
    counter[0] = counter[1] = 0;
    counter[2] = mixed[2][0];
    counter[3] = mixed[3][0];
  }

  /** The uniform numbers, 0 ... 1, from number `start` on, which is a multiple of 4; `out` has room for a multiple
   * of 64. */
  void uniforms(uint64_t start, long count, float* out) const {
    uint32_t mixed[4][lanes];
    for (long done = 0; done < count; done += 4 * lanes) {
      draw((start + done) / 4, mixed);
      uint32_t bits[4 * lanes];
      for (int lane = 0; lane < lanes; lane++)
        for (int word = 0; word < 4; word++) bits[4 * lane + word] = (mixed[word][lane] & 0x7fffff) | 0x3f800000;
      float numbers[4 * lanes];
      memcpy(numbers, bits, sizeof bits);
      for (int i = 0; i < 4 * lanes; i++) out[done + i] = numbers[i] - 1;
    }
  }

 private:
  static constexpr int lanes = 16;
  typedef uint32_t Words __attribute__((vector_size(4 * width)));
  typedef uint64_t Pairs __attribute__((vector_size(4 * width)));

  /** The low and the high words of the products with a number. */
  static INLINE void multiply(Words words, uint32_t factor, Words& low, Words& high) {
    const Pairs all = Pairs{} + 0xffffffff, both = Pairs{} + factor;
    const Pairs even = evenProducts((Pairs)words, both), odd = evenProducts((Pairs)words >> 32, both);
    low = (Words)((even & all) | odd << 32);
    high = (Words)(even >> 32 | (odd & ~all));
  }

  static INLINE Pairs evenProducts(Pairs a, Pairs b) {
#if defined(__AVX512F__)
    return (Pairs)_mm512_mul_epu32((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
    return (Pairs)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#else
    return (a & 0xffffffff) * (b & 0xffffffff);
#endif
  }

  /** The four words of `lanes` counters in a row. */
  void draw(uint64_t first, uint32_t (&out)[4][lanes]) const {
    for (int start = 0; start < lanes; start += width) {
      Words word[4];
      for (int lane = 0; lane < width; lane++) {
        word[0][lane] = static_cast<uint32_t>(first + start + lane);
        word[1][lane] = static_cast<uint32_t>((first + start + lane) >> 32);
      }
      word[2] = Words{} + counter[2];
      word[3] = Words{} + counter[3];
      uint32_t k0 = key[0], k1 = key[1];
      for (int round = 0; round < 10; round++, k0 += 0x9E3779B9, k1 += 0xBB67AE85) {
        Words low, high, otherLow, otherHigh;
        multiply(word[0], 0xD2511F53, low, high);
        multiply(word[2], 0xCD9E8D57, otherLow, otherHigh);
        word[0] = otherHigh ^ word[1] ^ k0;
        word[1] = otherLow;
        word[2] = high ^ word[3] ^ k1;
        word[3] = low;
      }
      for (int each = 0; each < 4; each++) memcpy(&out[each][start], &word[each], sizeof(Words));
    }
  }
};

}  // namespace engine
