// All of the engine but its addon, in one unit: it compiles in half the time of its parts.
#pragma once
#include "tiles.cc"
#include "network.cc"
#include "pack.cc"
#include "forward.cc"
#include "normalization.cc"
#include "dropout.cc"
#include "dense.cc"
#include "loss.cc"
#include "backward.cc"
#include "sparse.cc"
#include "update.cc"
