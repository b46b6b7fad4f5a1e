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
"$python" "$here/train.py" --corpus "$corpus/train" --out "$out/first" --epochs 6 --seed 1
"$python" "$here/teach.py" "$out/first/epoch3.pt" "$out/first/epoch4.pt" --corpus "$corpus/train" --out "$out/teacher.npy"
"$python" "$here/train.py" --corpus "$corpus/train" --out "$out/second" --epochs 7 --seed 2 --teacher "$out/teacher.npy"
"$python" "$here/export.py" "$out/second/epoch7.pt"
"$python" "$here/calibrate.py" --corpus "$corpus/dev" --scorer "$scorer"
"$python" "$here/evaluate.py" --corpus "$corpus/dev" --scorer "$scorer" --bootstrap 1000
