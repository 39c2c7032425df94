#!/usr/bin/env bash
# A certificate authority for trying things out: it issues leaders' certificates and signs their mail.
# Never for a real office: its keys lie unprotected in a directory.
#
#   ca.sh init DIR                    an authority: DIR/ca.pem, and its revocation list DIR/crl.pem
#   ca.sh leader DIR NAME ADDRESS     a leader: DIR/ADDRESS.key and DIR/ADDRESS.pem
#   ca.sh revoke DIR ADDRESS          takes a leader's certificate back and renews DIR/crl.pem
#   ca.sh sign DIR ADDRESS [SECONDS] <mail >signed
#                                     a whole mail as multipart/signed with CRLF, signed now or then (Unix)
#   ca.sh cms DIR ADDRESS SECONDS <content >signature
#                                     the bare detached signature, DER, with the attributes $ATTRIBUTES
#
# For odd certificates: AUTHORITY (the name of one), AS (file name instead of ADDRESS), KEY (arguments of
# `openssl genpkey`), EXTENSIONS (their lines), FROM and UNTIL (YYYYMMDDHHMMSSZ), ISSUER (who issues: a file name in
# DIR), MD (digest).
# For odd signatures: ATTRIBUTES, INSIDE=yes (the content, too) and NAMES=national (of GB/T 35275). Keys may be RSA, EC, SM2 or Ed25519.
set -euo pipefail
export LC_ALL=C

fail() { echo "ca.sh: $*" >&2; exit 1; }

authority_extensions='basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid:always'

leader_extensions() {
  printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature' \
    'extendedKeyUsage=emailProtection' 'subjectKeyIdentifier=hash' 'authorityKeyIdentifier=keyid:always' \
    "subjectAltName=email:$1"
}

make_key() { # FILE
  # shellcheck disable=SC2086 # KEY is a list of arguments
  [ -e "$1" ] || openssl genpkey ${KEY:--algorithm EC -pkeyopt ec_paramgen_curve:P-256} -out "$1" 2>/dev/null
}

# The words that a signature with SM2 needs (GM/T 0009): -sigopt where one is made, -vfyopt where one is checked.
distinguish() { # OPTION KEY
  if openssl pkey -in "$2" -noout -text 2>/dev/null | grep -q 'OID: SM2'; then
    echo "$1 distid:1234567812345678"
  fi
}

digest_for() { # KEY
  if [ -n "$(distinguish x "$1")" ]; then echo sm3; else echo "${MD:-sha256}"; fi
}

configuration() { # DIR
  cat <<END
utf8 = yes
[req]
distinguished_name = name
prompt = no
string_mask = utf8only
[name]
[ca]
default_ca = office
[office]
database = $1/index.txt
serial = $1/serial
crlnumber = $1/crlnumber
new_certs_dir = $1/issued
default_md = ${MD:-sha256}
policy = any
unique_subject = no
copy_extensions = none
[any]
commonName = supplied
END
}

# Certificates and list are good for all days that a trial or a test may pretend to live in.
issue() { # DIR FILE SUBJECT EXTENSIONS ISSUER [-selfsign]
  local dir=$1 file=$2 subject=$3 extensions=$4 issuer=$5
  shift 5
  # shellcheck disable=SC2046 # two words or none
  openssl req -new -utf8 -config <(configuration "$dir") -key "$file.key" -subj "$subject" -out "$file.csr" \
    -"$(digest_for "$file.key")" $(distinguish -sigopt "$file.key")
  # shellcheck disable=SC2046
  openssl ca -batch -notext -utf8 -preserveDN -config <(configuration "$dir") -in "$file.csr" \
    -out "$file.pem" -cert "$issuer.pem" -keyfile "$issuer.key" -extfile <(echo "$extensions") \
    -startdate "${FROM:-20200101000000Z}" -enddate "${UNTIL:-20491231235959Z}" \
    -md "$(digest_for "$issuer.key")" $(distinguish -vfyopt "$file.key") $(distinguish -sigopt "$issuer.key") \
    "$@" 2>"$dir/log" ||
    fail "$(cat "$dir/log")"
  rm "$file.csr"
}

list() { # DIR
  local issuer=$1/${ISSUER:-ca}
  # shellcheck disable=SC2046 # two words or none
  openssl ca -gencrl -config <(configuration "$1") -cert "$issuer.pem" -keyfile "$issuer.key" \
    -md "$(digest_for "$issuer.key")" $(distinguish -sigopt "$issuer.key") \
    -crl_lastupdate "${FROM:-20200101000000Z}" -crl_nextupdate "${UNTIL:-20491231235959Z}" \
    -out "$1/${AS:-crl}.pem" 2>"$1/log" || fail "$(cat "$1/log")"
}

init() { # DIR
  mkdir -p "$1/issued"
  : >"$1/index.txt"
  echo 1000 >"$1/serial"
  echo 01 >"$1/crlnumber"
  make_key "$1/ca.key"
  issue "$1" "$1/ca" "/CN=${AUTHORITY:-Huiyin trial authority}" "$authority_extensions" "$1/ca" -selfsign
  list "$1"
}

leader() { # DIR NAME ADDRESS
  local file=$1/${AS:-$3}
  make_key "$file.key"
  issue "$1" "$file" "/CN=$2" "${EXTENSIONS:-$(leader_extensions "$3")}" "$1/${ISSUER:-ca}"
}

revoke() { # DIR ADDRESS
  openssl ca -config <(configuration "$1") -cert "$1/ca.pem" -keyfile "$1/ca.key" -revoke "$1/$2.pem" \
    2>"$1/log" || fail "$(cat "$1/log")"
  list "$1"
}

# DER in hexadecimal, put together by hand: openssl cannot sign for another time than now.
hex() { od -An -v -tx1 | tr -d ' \n'; }
unhex() { sed 's/../\\x&/g' | { read -r escapes || true; printf '%b' "$escapes"; }; }
der() { # TAG CONTENT
  local count=$((${#2} / 2))
  if [ $count -lt 128 ]; then printf '%s%02x%s' "$1" $count "$2"
  elif [ $count -lt 256 ]; then printf '%s81%02x%s' "$1" $count "$2"
  else printf '%s82%04x%s' "$1" $count "$2"; fi
}

attribute() { # WORD SECONDS DIGEST TYPE
  local pkcs9=06092a864886f70d0109
  case $1 in
    type) der 30 "${pkcs9}03$(der 31 "$4")" ;;
    othertype) der 30 "${pkcs9}03$(der 31 060b2a864886f70d0109100104)" ;;
    time)
      local digits
      digits=$(date -u -d "@$2" +%y%m%d%H%M%SZ | sed 's/./3&/g; s/3Z/5a/')
      der 30 "${pkcs9}05$(der 31 "$(der 17 "$digits")")"
      ;;
    digest) der 30 "${pkcs9}04$(der 31 "$(der 04 "$3")")" ;;
  esac
}

# Signs standard input: by openssl, which reads what Ed25519 signs from a file only.
signed_by() { # KEY KIND
  case $2 in
    sm2) openssl dgst -sm3 -sign "$1" -sigopt distid:1234567812345678 ;;
    ed25519)
      local file
      file=$(mktemp)
      cat >"$file"
      openssl pkeyutl -sign -rawin -inkey "$1" -in "$file"
      rm "$file"
      ;;
    *) openssl dgst -sha256 -sign "$1" ;;
  esac
}

cms() { # DIR ADDRESS SECONDS
  local dir=$1 pem=$1/$2.pem key=$1/$2.key words=${ATTRIBUTES:-type time digest} attributes='' kind
  local content inside='' digest signature signer signed word
  # DER of the names: signed data, data, the digest and the signature algorithm.
  local whole=06092a864886f70d010702 data=06092a864886f70d010701 hash=0609608648016503040201 algorithm name=sha256
  case $(openssl x509 -in "$pem" -noout -text) in
    *': rsaEncryption'*) kind=rsa algorithm=300d06092a864886f70d0101010500 ;;
    *'Public Key Algorithm: ED25519'*)
      kind=ed25519 name=sha512 hash=0609608648016503040203 algorithm=300506032b6570 ;;
    *'ASN1 OID: SM2'*) kind=sm2 name=sm3 hash=06082a811ccf55018311 algorithm=300a06082a811ccf55018375 ;;
    *) kind=ecdsa algorithm=300a06082a8648ce3d040302 ;;
  esac
  if [ "${NAMES-}" = national ]; then
    whole=060a2a811ccf550601040202 data=060a2a811ccf550601040201 algorithm=300b06092a811ccf5501822d01
  fi
  content=$(hex)
  digest=$(unhex <<<"$content" | openssl dgst "-$name" -binary | hex)
  for word in $words; do attributes+=$(attribute "$word" "$3" "$digest" "$data"); done
  signature=$(der 31 "$attributes" | unhex | signed_by "$key" $kind | hex)
  signer=$(openssl x509 -in "$pem" -noout -ext subjectKeyIdentifier | sed -n '2s/[ :]//gp' | tr A-F a-f)
  signer=020103$(der 80 "$signer")$(der 30 "$hash")$(der a0 "$attributes")$algorithm$(der 04 "$signature")
  [ -z "${INSIDE-}" ] || inside=$(der a0 "$(der 04 "$content")")
  signed=020103$(der 31 "$(der 30 "$hash")")$(der 30 "$data$inside")
  signed+=$(der a0 "$(openssl x509 -in "$pem" -outform DER | hex)")$(der 31 "$(der 30 "$signer")")
  der 30 "$whole$(der a0 "$(der 30 "$signed")")" | unhex
}

# Splits a mail: the fields that describe the body go with it into the signed part, the others stay outside.
header() { # inside|outside
  sed 's/\r$//' "$work/mail" | awk -v want="$1" '
    /^$/ { body = 1 }
    body { next }
    !/^[ \t]/ { field = tolower($0); inside = field ~ /^content-/; drop = field ~ /^mime-version:/ }
    !drop && (want == "inside") == inside { print }'
}

sign() { # DIR ADDRESS [SECONDS]
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  sed '$a\' >"$work/mail"  # the last line ends, too
  { header inside; echo; sed '1,/^\r\{0,1\}$/d' "$work/mail"; } | sed 's/\r$//; s/$/\r/' >"$work/entity"
  if [ $# -ge 3 ]; then
    cms "$1" "$2" "$3" <"$work/entity" >"$work/signature"
  else
    openssl cms -sign -binary -md sha256 -signer "$1/$2.pem" -inkey "$1/$2.key" -outform DER \
      -in "$work/entity" -out "$work/signature"
  fi
  multipart | sed 's/\r$//; s/$/\r/'
}

multipart() {
  local boundary
  boundary=signed-$(openssl dgst -sha256 -r "$work/entity" | cut -c1-24)
  header outside
  printf '%s\n' 'MIME-Version: 1.0' \
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature";' \
    " micalg=sha-256; boundary=\"$boundary\"" '' "--$boundary"
  cat "$work/entity"
  printf '%s\n' '' "--$boundary" 'Content-Type: application/pkcs7-signature; name="smime.p7s"' \
    'Content-Transfer-Encoding: base64' 'Content-Disposition: attachment; filename="smime.p7s"' ''
  openssl base64 <"$work/signature"
  printf '%s\n' '' "--$boundary--"
}

case ${1-} in
  init | leader | revoke | list | sign | cms) "$@" ;;
  *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//p;}' "$0"; exit 2 ;;
esac
