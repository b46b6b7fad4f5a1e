#!/bin/sh
# Trains, exports and calibrates the attribution tagger; about two hours on three cores. See README.md beside this file.
#   PYTHON   the Python of an environment with requirements.txt (default: python3)
#   CORPUS   folder with train/ and dev/ of PolNeAR (default: ../shared/data/polnear)
#   SCORER   score_polnear.py (default: ../shared/scorers/score_polnear.py)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-python3}
corpus=${CORPUS:-$root/../shared/data/polnear}
scorer=${SCORER:-$root/../shared/scorers/score_polnear.py}
out=$root/build/attribution
export PYTHONPATH="$root/src"
mkdir -p "$out"
train() { "$python" "$here/train.py" --corpus "$corpus/train" "$@"; }
train --out "$out/first" --epochs 5 --seed 1 --hidden 0
"$python" "$here/teach.py" "$out/first/epoch3.pt" "$out/first/epoch4.pt" --corpus "$corpus/train" --out "$out/teacher.npy"
train --out "$out/second" --epochs 2 --seed 2 --rate 1e-4 --head-rate 5e-4 \
    --start "$out/first/epoch4.pt" --teacher "$out/teacher.npy"
"$python" "$here/export.py" "$out/second/epoch2.pt"
"$python" "$here/calibrate.py" --corpus "$corpus/dev" --scorer "$scorer"
"$python" "$here/evaluate.py" --corpus "$corpus/dev" --scorer "$scorer" --bootstrap 1000
