// How a stage is computed, and by which of several ways.
#pragma once

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
  bool pools = false;        // as the sums are computed
  bool patches = false;      // the weights' gradient by what each pooled pixel has seen
  bool sparse = false;       // gradients by the sums that pooling chose, slope by slope
  bool staysPooled = false;  // one of these two: slopes are not spread over what was pooled
  long partial = 0;          // numbers of the weights' gradient of a group
};

}  // namespace engine
