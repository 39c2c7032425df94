#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string.h>

#include "handles.h"

// sm2sign (1.2.156.10197.1.301.1), as GB/T 35275 names the signature; OpenSSL has no number for it.
static const uint8_t sm2sign[] = {0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x01};

static bool is_sm2sign(const ASN1_OBJECT *name) {
  return OBJ_length(name) == sizeof sm2sign && memcmp(OBJ_get0_data(name), sm2sign, sizeof sm2sign) == 0;
}

static int curve(EVP_PKEY *key) {
  char name[32];
  size_t size;
  if (EVP_PKEY_get_group_name(key, name, sizeof name, &size) != 1) return NID_undef;
  return OBJ_txt2nid(name);
}

// By name: a key that only a provider knows, as SM2, has no number.
co_family co_family_of_key(EVP_PKEY *key) {
  if (EVP_PKEY_is_a(key, "RSA") || EVP_PKEY_is_a(key, "RSA-PSS")) return co_family_rsa;
  if (EVP_PKEY_is_a(key, "SM2")) return co_family_sm2;
  if (EVP_PKEY_is_a(key, "EC")) return curve(key) == NID_sm2 ? co_family_sm2 : co_family_ecdsa;
  return EVP_PKEY_is_a(key, "ED25519") ? co_family_ed25519 : co_family_none;
}

static co_family family_of_nid(int key) {
  switch (key) {
  case NID_rsaEncryption:
  case NID_rsassaPss: return co_family_rsa;
  case NID_X9_62_id_ecPublicKey: return co_family_ecdsa;
  case NID_sm2: return co_family_sm2;
  case NID_ED25519: return co_family_ed25519;
  default: return co_family_none;
  }
}

co_family co_family_of_signature(const X509_ALGOR *algorithm) {
  const ASN1_OBJECT *name;
  X509_ALGOR_get0(&name, NULL, NULL, algorithm);
  if (is_sm2sign(name)) return co_family_sm2;
  int digest, key, nid = OBJ_obj2nid(name);
  return family_of_nid(OBJ_find_sigid_algs(nid, &digest, &key) ? key : nid);
}

co_algorithm co_grade_digest(int nid) {
  switch (nid) {
  case NID_sha256:
  case NID_sha384:
  case NID_sha512:
  case NID_sm3: return co_algorithm_good;
  case NID_md2:
  case NID_md4:
  case NID_md5:
  case NID_sha:
  case NID_sha1:
  case NID_sha224:
  case NID_ripemd160:
  case NID_md5_sha1: return co_algorithm_weak;
  default: return co_algorithm_unsupported;
  }
}

co_algorithm co_grade_signature(const X509_ALGOR *algorithm, int digest) {
  co_family family = co_family_of_signature(algorithm);
  if (family == co_family_none) return co_algorithm_unsupported;
  // SM2 goes with SM3, and nothing else does.
  if ((family == co_family_sm2) != (digest == NID_sm3)) return co_algorithm_unsupported;
  const ASN1_OBJECT *name;
  X509_ALGOR_get0(&name, NULL, NULL, algorithm);
  int named, key, nid = OBJ_obj2nid(name);
  // rsaEncryption, RSASSA-PSS and sm2sign leave the digest to the signer's other field; OpenSSL holds the parameters
  // of PSS against it. Ed25519 brings its own.
  if (!OBJ_find_sigid_algs(nid, &named, &key) || named == NID_undef) return co_algorithm_good;
  co_algorithm grade = co_grade_digest(named);
  return grade == co_algorithm_good && named != digest ? co_algorithm_unsupported : grade;
}

co_algorithm co_grade_certificate_signature(X509 *certificate) {
  int digest = NID_undef, key = NID_undef;
  X509_get_signature_info(certificate, &digest, &key, NULL, NULL);
  co_family family = family_of_nid(key);
  if (family == co_family_ed25519) return co_algorithm_good;
  if (family == co_family_none || (family == co_family_sm2) != (digest == NID_sm3)) {
    return co_grade_digest(digest) == co_algorithm_weak ? co_algorithm_weak : co_algorithm_unsupported;
  }
  return co_grade_digest(digest);
}

co_key co_grade_key(X509 *certificate) {
  EVP_PKEY *key = X509_get0_pubkey(certificate);
  if (!key) return co_key_unsupported;
  int bits = EVP_PKEY_get_bits(key);
  switch (co_family_of_key(key)) {
  case co_family_sm2:
  case co_family_ed25519: return co_key_good;
  case co_family_rsa:
    if (bits < 2048) return co_key_weak;
    return bits <= 8192 ? co_key_good : co_key_unsupported;
  case co_family_ecdsa:
    switch (curve(key)) {
    case NID_X9_62_prime256v1:
    case NID_secp384r1:
    case NID_secp521r1: return co_key_good;
    default: return bits < 256 ? co_key_weak : co_key_unsupported;
    }
  case co_family_none: return co_key_unsupported;
  }
  return co_key_unsupported;
}
