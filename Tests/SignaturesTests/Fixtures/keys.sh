#!/usr/bin/env bash
# The OpenPGP keys that the tests speak of, made by gpg in a directory: keys.sh DIR
# Each becomes DIR/NAME.gpg, as it is pinned, and DIR/NAME.fpr. `keys.sh DIR sign NAME TIME OPTION…` signs standard
# input as NAME at that time (seconds since 1970), in armour.
set -euo pipefail
dir=$1
# What gpg complains of, to be said when something goes wrong.
complaints=$dir/complaints
export GNUPGHOME=$dir/gnupg LC_ALL=C
gpg=(gpg --no-autostart --display-charset utf-8 --utf8-strings --batch --quiet --no-tty --yes --pinentry-mode loopback --passphrase '')
# Keys are older than what is signed with them.
born=1767225600 # 2026-01-01

make() { # NAME USER-ID KIND EXPIRY [TIME]
  "${gpg[@]}" --faked-system-time "${5:-$born}!" --status-fd 3 --quick-generate-key "$2" "$3" sign "$4" \
    3>"$dir/status" 2>>"$complaints"
  sed -n 's/^.*KEY_CREATED . //p' "$dir/status" >"$dir/$1.fpr"
}

export_key() { # NAME
  "${gpg[@]}" --export "$(cat "$dir/$1.fpr")" >"$dir/$1.gpg"
}

if [ "${2-}" = sign ]; then
  name=$3 time=$4
  shift 4
  how=(--detach-sign --armor)
  [ $# = 0 ] || [ "$1" != as ] || { how=("$2"); shift 2; }
  exec "${gpg[@]}" --faked-system-time "$time!" --local-user "$(cat "$dir/$name.fpr")!" "$@" "${how[@]}" 2>>"$complaints"
fi

mkdir -p -m 700 "$GNUPGHOME"
# The agent is started by itself, for gpg waits five seconds only for one that it starts: too little on a busy machine,
# where a later try finds it. It stays for what is signed later, and ends by itself when its directory goes.
for _ in 1 2 3 4 5 6; do ! gpgconf --launch gpg-agent 2>>"$complaints" || break; done
trap 'state=$?; [ $state = 0 ] || { cat "$complaints" >&2; gpgconf --kill gpg-agent; }' EXIT
make water '张伟民 <water@nm.example>' ed25519 never
make rsa '张伟民 <water@nm.example>' rsa2048 never
make p256 '张伟民 <water@nm.example>' nistp256 never
make other '李明 <road@nm.example>' ed25519 never
make attacker 'attacker <attacker@nm.example>' ed25519 never
make lookalike '张伟民 <water@nm.example>' ed25519 never
make expired '张伟民 <water@nm.example>' ed25519 2021-01-01 1577836800
make revoked '张伟民 <water@nm.example>' ed25519 never
for name in water rsa p256 other attacker lookalike expired revoked; do export_key $name; done
# A key that only certifies, and a subkey that signs for it.
"${gpg[@]}" --faked-system-time "$born!" --status-fd 3 --quick-generate-key '张伟民 <water@nm.example>' ed25519 cert never \
  3>"$dir/status" 2>>"$complaints"
sed -n 's/^.*KEY_CREATED . //p' "$dir/status" >"$dir/primary.fpr"
"${gpg[@]}" --faked-system-time "$born!" --status-fd 3 --quick-add-key "$(cat "$dir/primary.fpr")" ed25519 sign never \
  3>"$dir/status" 2>>"$complaints"
sed -n 's/^.*KEY_CREATED . //p' "$dir/status" >"$dir/subkey.fpr"
export_key primary
# GnuPG writes the revocation beside each key; a colon keeps it from being used by mistake. Its holder does not know it
# here, and signs on. Taken in elsewhere, without an agent: gpg asks for one, and goes on without.
elsewhere=$(mktemp -d)
sed 's/^:-----/-----/' "$GNUPGHOME/openpgp-revocs.d/$(cat "$dir/revoked.fpr").rev" >"$dir/revoked.rev"
gpg --homedir "$elsewhere" --no-autostart --batch --quiet --import "$dir/revoked.gpg" "$dir/revoked.rev" 2>>"$complaints"
gpg --homedir "$elsewhere" --no-autostart --batch --quiet --export >"$dir/revoked.gpg"
rm -r "$elsewhere"
