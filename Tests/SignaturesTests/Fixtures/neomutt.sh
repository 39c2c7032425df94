#!/usr/bin/env bash
# Has neomutt sign and send the words on standard input, and prints the mail that it gives to its mail server:
#   neomutt.sh DIR smime KEY CERTIFICATE        neomutt.sh DIR openpgp GNUPGHOME FINGERPRINT
# It signs only for somebody who sits before it: `script` gives it a terminal, and the keys that a person presses.
set -euo pipefail
export LC_ALL=C.UTF-8 TERM=xterm
dir=$(mktemp -d "$1/neomutt.XXXXXX")
trap 'rm -rf "$dir"' EXIT
cat >"$dir/body"
printf '#!/bin/sh\ncat >"%s"\nmv "%s" "%s"\n' "$dir/sending" "$dir/sending" "$dir/sent" >"$dir/sendmail"
chmod +x "$dir/sendmail"
cat >"$dir/rc" <<END
set from="water@nm.example" realname="张伟民" use_from=yes use_envelope_from=no hostname="nm.example"
set sendmail="$dir/sendmail" copy=no folder="$dir" tmpdir="$dir" charset="utf-8" send_charset="utf-8"
# A line's end that comes before its passphrase is asked for would open the text, and nothing would lead out of it.
bind compose <Return> noop
bind compose <Enter> noop
set editor=true autoedit=yes fast_reply=yes abort_unmodified=no crypt_use_gpgme=no crypt_autosign=yes
END
case $2 in
  smime)
    mkdir "$dir/keys" "$dir/certificates"
    cp "$3" "$dir/keys/leader.0"
    cp "$4" "$dir/certificates/leader.0"
    cat >>"$dir/rc" <<END
set crypt_autosmime=yes smime_is_default=yes smime_ask_cert_label=no smime_timeout=0
set smime_keys="$dir/keys" smime_certificates="$dir/certificates" smime_default_key="leader.0"
set smime_sign_digest_alg="sha256" smime_sign_as="leader.0"
set smime_sign_command="openssl smime -sign -md sha256 -signer %c -inkey %k -in %f -outform DER"
END
    ;;
  openpgp)
    export GNUPGHOME=$3
    cat >>"$dir/rc" <<END
set crypt_autopgp=yes pgp_use_gpg_agent=yes pgp_sign_as="0x$4"
set pgp_sign_command="gpg --batch --quiet --no-tty --pinentry-mode loopback --passphrase '' --output - --armor --textmode --detach-sign --local-user %a %f"
END
    ;;
esac
# "y" sends; a passphrase, where one is asked for, is empty.
for _ in $(seq 360); do
  [ -e "$dir/sent" ] && break
  sleep 0.25; printf y; sleep 0.25; printf '\n'
done | HOME=$dir timeout 200 script -qec \
  "neomutt -n -F $dir/rc -i $dir/body -s 答复 letters@nm.example" /dev/null >/dev/null 2>&1 || true
cat "$dir/sent"
