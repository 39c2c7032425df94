#!/usr/bin/env bash
# The certificates that the tests speak of, made by Scripts/ca.sh in a directory: people.sh CA.SH DIR
# Each differs from that of 水务局's leader, water@nm.example, in the one thing that it is named after.
set -euo pipefail
ca=$1
dir=$2
leader=water@nm.example

like_leader() { # NAME [LINE TO DROP [LINE TO ADD]…]
  local name=$1 drop=${2:-^$} lines
  shift 2 2>/dev/null || shift
  lines=$(printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature' \
    'extendedKeyUsage=emailProtection' 'subjectKeyIdentifier=hash' 'authorityKeyIdentifier=keyid:always' \
    "subjectAltName=email:$leader" | grep -v "$drop"; printf '%s\n' "$@")
  AS=$name EXTENSIONS=$lines "$ca" leader "$dir" "${SUBJECT:-张伟民}" $leader
}

"$ca" init "$dir"
"$ca" leader "$dir" 张伟民 $leader

# Genuine, of other kinds.
KEY='-algorithm RSA -pkeyopt rsa_keygen_bits:2048' like_leader rsa
KEY='-algorithm EC -pkeyopt ec_paramgen_curve:P-384' like_leader p384
like_leader upper subjectAlt 'subjectAltName=email:water@NM.Example'
AS=issuing EXTENSIONS='basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid:always' "$ca" leader "$dir" 'Issuing authority' -
ISSUER=issuing like_leader deep
ISSUER=issuing AS=issuing-crl "$ca" list "$dir"
KEY='-algorithm ED25519' like_leader ed25519
KEY='-algorithm SM2' like_leader sm2

# The office's own, to which leaders encrypt.
"$ca" leader "$dir" 网站管理中心 letters@nm.example
KEY='-algorithm RSA -pkeyopt rsa_keygen_bits:2048' AS=office-rsa "$ca" leader "$dir" 网站管理中心 letters@nm.example

# Of an authority that signs with SM2, as an authority beside it issues them; and one that has Ed25519.
for kind in SM2 ED25519; do
  KEY="-algorithm $kind" "$ca" init "$dir/$kind"
  KEY="-algorithm $kind" "$ca" leader "$dir/$kind" 张伟民 $leader
  KEY="-algorithm $kind" AS=lost "$ca" leader "$dir/$kind" 张伟民 $leader
  "$ca" revoke "$dir/$kind" lost
  AS=stale FROM=20200101000000Z UNTIL=20210101000000Z "$ca" list "$dir/$kind"
done

# Of the wrong time.
FROM=20200101000000Z UNTIL=20210101000000Z like_leader expired
FROM=20400101000000Z like_leader future
like_leader revoked
"$ca" revoke "$dir" revoked
AS=stale FROM=20200101000000Z UNTIL=20210101000000Z "$ca" list "$dir"

# For the wrong purpose.
like_leader server extendedKeyUsage 'extendedKeyUsage=serverAuth'
like_leader purposeless extendedKeyUsage
like_leader agreement keyUsage= 'keyUsage=critical,keyAgreement'
like_leader usageless '^keyUsage'
like_leader authority 'basicConstraints\|^keyUsage' 'basicConstraints=critical,CA:TRUE' \
  'keyUsage=critical,digitalSignature,keyCertSign'

# Too weak, or of a kind that is not supported.
KEY='-algorithm RSA -pkeyopt rsa_keygen_bits:1024' like_leader rsa1024
KEY='-algorithm EC -pkeyopt ec_paramgen_curve:secp224r1' like_leader p224
KEY='-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1' like_leader koblitz
KEY='-algorithm ED448' like_leader ed448
MD=sha1 like_leader sha1
MD=sha224 like_leader sha224

# Of other names.
like_leader attacker subjectAlt 'subjectAltName=email:attacker@nm.example'
SUBJECT=$leader like_leader disguised subjectAlt 'subjectAltName=email:attacker@nm.example'
like_leader two subjectAlt "subjectAltName=email:$leader,email:attacker@nm.example"
like_leader nameless subjectAlt
like_leader wildcard subjectAlt 'subjectAltName=email:*@nm.example'
like_leader dotted subjectAlt "subjectAltName=email:$leader."
like_leader principal subjectAlt \
  "subjectAltName=email:$leader,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:$leader"
cp "$dir/$leader.key" "$dir/garbled.key"
like_leader garbled subjectAlt 'subjectAltName=DER:0403010203'
AS=elsewhere EXTENSIONS='basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
nameConstraints=critical,permitted;email:other.example
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid:always' "$ca" leader "$dir" 'Authority for others' -
ISSUER=elsewhere like_leader constrained

# Of other issuers.
ISSUER=$leader like_leader impostor
"$ca" init "$dir/other"
"$ca" leader "$dir/other" 张伟民 $leader
openssl req -x509 -new -key "$dir/$leader.key" -subj /CN=water -days 3650 -out "$dir/selfsigned.pem" \
  -config <(printf '[req]\ndistinguished_name=name\n[name]\n') \
  -addext basicConstraints=critical,CA:FALSE -addext keyUsage=critical,digitalSignature \
  -addext extendedKeyUsage=emailProtection -addext subjectAltName=email:$leader
cp "$dir/$leader.key" "$dir/selfsigned.key"
openssl x509 -in "$dir/ca.pem" -outform DER -out "$dir/ca.der"
openssl crl -in "$dir/crl.pem" -outform DER -out "$dir/crl.der"
# Nothing here signs CMS with this; who holds the key does not matter before its kind is refused.
cp "$dir/$leader.key" "$dir/ed448.key"
