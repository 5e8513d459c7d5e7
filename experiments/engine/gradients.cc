// The gradients of convolutions: of their weights, and of what they get.
#include <algorithm>
#include "network.h"
#include "winograd.h"

namespace engine {

void Network::addGradient(int place, Scratch& scratch, int first, int images, float* gradient) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  const long size = static_cast<long>(how.slopesHigh) * how.slopesWide * stage.outStep;
  const float* slopes =
      scratch.slopes[place] + (static_cast<long>(how.margin) * how.slopesWide + how.margin) * stage.outStep;
  const float* in[together];
  for (int each = 0; each < images; each++) in[each] = input(place, first + each, scratch, each);
  if (!how.fast) {
    for (int each = 0; each < images; each++) addPixels(place, in[each], slopes + each * size, gradient);
    return;
  }
  for (int each = 0; each < images; each += how.together) {
    const int now = std::min(how.together, images - each), count = now * how.high * how.wide;
    transformImages(in + each, now, how.high, how.wide, how.inWide, stage.inStep, scratch.squares);
    const long planeStep = static_cast<long>(count) * stage.outStep,
               row = how.slopesWide * static_cast<long>(stage.outStep);
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

void Network::addPixels(int place, const float* in, const float* slopes, float* gradient) {
  const Stage& stage = plan_.stages[place];
  const Lowering& how = states_[place].how;
  const long row = static_cast<long>(how.inWide) * stage.inStep,
             slopesRow = static_cast<long>(how.slopesWide) * stage.outStep;
  const bool isDense = stage.inStep == stage.in.channels;
  for (int i = 0; i < stage.side; i++) {
    const int low = std::max(0, stage.before - i), high = std::min(stage.sumsHigh, stage.in.height + stage.before - i);
    if (high <= low) continue;
    const Field field{high - low, stage.sumsWide, row, stage.inStep, slopesRow, stage.outStep};
    for (int j = 0; j < (isDense ? 1 : stage.side); j++)
      for (int k = 0; k < stage.outStep; k += how.block * width)
        gradients(isDense ? stage.side * stage.in.channels : stage.in.channels, how.block,
                  in + (low + i) * row + j * static_cast<long>(stage.inStep), slopes + low * slopesRow + k, field,
                  gradient + (static_cast<long>(i) * stage.side + j) * stage.in.channels * stage.outStep + k,
                  stage.outStep);
  }
}

void Network::backPixels(int place, Scratch& scratch, int images) {
  const Stage& stage = plan_.stages[place];
  const State& state = states_[place];
  const Lowering& how = state.how;
  const long size = static_cast<long>(how.slopesHigh) * how.slopesWide * stage.outStep;
  const long backSize = static_cast<long>(how.backRows) * how.backColumns * stage.inStep;
  const float* slopes = scratch.slopes[place];
  float* backs = scratch.backs[place];
  if (how.fastBack) {
    for (int each = 0; each < images; each += how.backTogether) {
      const int now = std::min(how.backTogether, images - each), count = now * how.backHigh * how.backWide;
      const float* in[together];
      for (int i = 0; i < now; i++) in[i] = slopes + (each + i) * size;
      transformImages(in, now, how.backHigh, how.backWide, how.slopesWide, stage.outStep, scratch.squares);
      multiplyPlanes(scratch.squares, count, stage.out.channels, stage.outStep, state.packedBack, how.backBlock,
                     stage.inStep, scratch.products);
      const long row = static_cast<long>(how.backColumns) * stage.inStep;
      for (int square = 0; square < count; square++) {
        const int image = each + square / (how.backHigh * how.backWide), y = square / how.backWide % how.backHigh,
                  x = square % how.backWide;
        transformOutput(scratch.products + static_cast<long>(square) * stage.inStep,
                        static_cast<long>(count) * stage.inStep, stage.inStep,
                        backs + image * backSize + 2 * y * row + 2L * x * stage.inStep, row, stage.inStep);
      }
    }
    return;
  }
  const bool isDense = stage.outStep == stage.out.channels;
  const int block = how.backBlock * width, rowLength = stage.side * stage.out.channels;
  const long rowStep = static_cast<long>(how.slopesWide) * stage.outStep;
  for (int each = 0; each < images; each++) {
    for (int y = 0; y < stage.in.height; y++) {
      float* to = backs + each * backSize + static_cast<long>(y) * how.backColumns * stage.inStep;
      const int low = std::max(0, how.margin - y), high = std::min(stage.side, stage.sumsHigh + how.margin - y);
      if (high <= low) {
        std::fill(to, to + static_cast<long>(stage.in.width) * stage.inStep, 0.f);
        continue;
      }
      const Window window = isDense ? Window{high - low, 1, rowLength, rowStep, 0}
                                    : Window{high - low, stage.side, stage.out.channels, rowStep, stage.outStep};
      for (int c = 0; c < stage.inStep; c += block)
        products(stage.in.width, how.backBlock, slopes + each * size + (y + low) * rowStep, stage.outStep, window,
                 state.packedBack + (static_cast<long>(c) * stage.side + static_cast<long>(low) * block) * rowLength,
                 nullptr, to + c, stage.inStep);
    }
  }
}

}  // namespace engine
