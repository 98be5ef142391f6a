#!/bin/bash -eu
# SPDX-License-Identifier: MIT
# All targets with the engine and the sanitizer that ClusterFuzzLite asks for. The readers of the command need libraries
# that the base image's sanitizers were not built with; fuzz/build.sh leaves their targets out where these are missing.
"$SRC/stet/fuzz/build.sh"
