#!/bin/bash
# run.sh NN...: runs cmd.txt of each case with a state of its own; prints what comes out. Needs riskctl on PATH.
here=$(cd "$(dirname "$0")/cases" && pwd)
for n in "$@"; do
  t=$(mktemp -d) && cp -r "$here/$n/." "$t/" && ( cd "$t" && export HOME=$t/.h XDG_CACHE_HOME=$t/.h/c XDG_DATA_HOME=$t/.h/d XDG_CONFIG_HOME=$t/.h/k NO_COLOR=1 && mkdir -p .h && PS4='$ ' timeout 180 bash -x cmd.txt 2>&1 ); rm -rf "$t"
done
