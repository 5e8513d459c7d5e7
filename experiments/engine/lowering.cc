// How each stage is computed: by Winograd's squares, tap by tap, or slope by slope, whichever is cheapest.
#include <algorithm>
#include "network.h"

namespace engine {

/** What squares cost: their products, and what transforming takes. */
static double costOfSquares(int high, int wide, double inputs, double outputs) {
  return 1.1 * ((high + 1) / 2) * ((wide + 1) / 2) * (16 * inputs * outputs + 45 * (inputs + outputs));
}

/** How many taps of a 3 x 3 kernel the rows of a map see, from one end to the other, that is lengthened by `margin`. */
static long tapRows(int rows, int seen, int margin) {
  long count = 0;
  for (int y = 0; y < rows; y++) count += std::max(0, std::min(3, seen + margin - y) - std::max(0, margin - y));
  return count;
}

void Network::chooseWays(const Stage& stage, Lowering& how, int reachHigh, int reachWide) {
  const double in = stage.in.channels, out = stage.out.channels;
  const double squares = costOfSquares(stage.sumsHigh, stage.sumsWide, in, out);
  const double taps = 9.0 * stage.sumsHigh * stage.sumsWide * in * out;
  const double backSquares = costOfSquares(reachHigh, reachWide, in, out);
  const double backTaps = 3.0 * stage.in.width * tapRows(stage.in.height, stage.sumsHigh, how.margin) * in * out;
  // Slope by slope, products are two thirds as fast as in tiles, by trying; on the way back they wait for what they add
  // to.
  const double slopes = (stage.relu ? .7 : 1) * stage.out.height * stage.out.width;
  const double sparse = slopes * 9 * stage.inStep * out * (how.needsInput ? 4.5 : 1.5);
  const double others = std::min(squares, taps) + (how.needsInput ? std::min(backSquares, backTaps) : 0);
  how.fast = squares < taps;
  how.sparse = stage.pool > 1 && sparse < others && 1L * how.inHigh * how.inWide * stage.inStep < 1L << 30;
  how.fastBack = how.needsInput && !how.sparse && backSquares < backTaps;
}

void Network::lowerSquares(const Stage& stage, Lowering& how, int reachHigh, int reachWide) {
  if (how.fast) {
    how.high = (stage.sumsHigh + 1) / 2;
    how.wide = (stage.sumsWide + 1) / 2;
    how.sumsHigh = 2 * how.high;
    how.sumsWide = 2 * how.wide;
    if (how.inHigh < how.sumsHigh + 2 || how.inWide < how.sumsWide + 2) how.copies = true;
    how.inHigh = std::max(how.inHigh, how.sumsHigh + 2);
    how.inWide = std::max(how.inWide, how.sumsWide + 2);
    how.together = imagesAtOnce(how.high * how.wide);
    how.slopesHigh = std::max(how.slopesHigh, how.margin + how.sumsHigh);
    how.slopesWide = std::max(how.slopesWide, how.margin + how.sumsWide);
  }
  if (how.sparse) {
    how.backRows = how.inHigh;
    how.backColumns = how.inWide;
  }
  if (how.fastBack) {
    how.backHigh = (reachHigh + 1) / 2;
    how.backWide = (reachWide + 1) / 2;
    how.backRows = std::max(how.backRows, 2 * how.backHigh);
    how.backColumns = std::max(how.backColumns, 2 * how.backWide);
    how.backTogether = imagesAtOnce(how.backHigh * how.backWide);
    how.slopesHigh = std::max(how.slopesHigh, 2 * how.backHigh + 2);
    how.slopesWide = std::max(how.slopesWide, 2 * how.backWide + 2);
  }
}

void Network::lowerMaps(int place, Lowering& how) {
  const Stage& stage = plan_.stages[place];
  const bool isFirst = place == 0;
  how.sumsHigh = stage.sumsHigh;
  how.sumsWide = stage.sumsWide;
  how.margin = stage.side - 1 - stage.before;
  how.givenHigh = stage.out.height;
  how.givenWide = stage.out.width;
  const int reachHigh = std::min(stage.in.height, stage.sumsHigh + how.margin);
  const int reachWide = std::min(stage.in.width, stage.sumsWide + how.margin);
  if (!isFirst && !plan_.stages[place - 1].normalized && !plan_.stages[place - 1].isAdded) {
    states_[place - 1].how.givenHigh = reachHigh;
    states_[place - 1].how.givenWide = reachWide;
  }
  how.inHigh = stage.in.height + stage.before + stage.after;
  how.inWide = stage.in.width + stage.before + stage.after;
  how.copies = stage.before + stage.after > 0 || (!isFirst && plan_.stages[place - 1].normalized) || stage.added >= 0;
  how.slopesHigh = std::max(stage.sumsHigh + how.margin, stage.in.height + stage.side - 1);
  how.slopesWide = std::max(stage.sumsWide + how.margin, stage.in.width + stage.side - 1);
  how.backRows = stage.in.height;
  how.backColumns = stage.in.width;
  if (stage.kind != Stage::convolution) return;
  if (stage.side == 3 && !isFirst) {
    chooseWays(stage, how, reachHigh, reachWide);
    lowerSquares(stage, how, reachHigh, reachWide);
  }
  how.pools = stage.pool == 2;
  how.patches = hasPatches && isFirst && how.pools && stage.side == 3 && stage.in.channels == 1 && stage.before == 0 &&
                !how.needsInput;
  how.staysPooled = how.patches || how.sparse;
}

Lowering Network::lower(int place) {
  const Stage& stage = plan_.stages[place];
  Lowering how;
  how.needsInput = std::any_of(plan_.stages.begin(), plan_.stages.begin() + place, [&](const Stage& before) {
    return before.bias >= 0 || before.shift >= 0 || (before.kernel >= 0 && plan_.arrays[before.kernel].trained());
  });
  how.needsSlopes = how.needsInput || (stage.kernel >= 0 && plan_.arrays[stage.kernel].trained());
  how.block = blockOf(stage.outStep);
  how.backBlock = place == 0 ? 1 : blockOf(stage.inStep);
  if (stage.kind != Stage::dense) lowerMaps(place, how);
  return how;
}

}  // namespace engine
