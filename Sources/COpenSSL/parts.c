#include <openssl/err.h>
#include <openssl/evp.h>
#include <string.h>

#include "handles.h"

static X509 *link_of(co_cms *cms, size_t index) {
  return index < co_cms_chain_length(cms) ? sk_X509_value(cms->chain, (int)index) : NULL;
}

size_t co_cms_chain_length(co_cms *cms) { return cms->chain ? (size_t)sk_X509_num(cms->chain) : 0; }

size_t co_cms_chain_certificate(co_cms *cms, size_t index, uint8_t *bytes) {
  X509 *certificate = link_of(cms, index);
  unsigned char *cursor = bytes;
  int size = certificate ? i2d_X509(certificate, bytes ? &cursor : NULL) : 0;
  ERR_clear_error();
  return size > 0 ? (size_t)size : 0;
}

size_t co_cms_signed_attributes(co_cms *cms, uint8_t *bytes) {
  size_t size = 0;
  uint8_t *attributes = cms->signer_info ? co_signed_attributes(cms->signer_info, &size) : NULL;
  if (!attributes) size = 0;
  if (bytes && attributes) memcpy(bytes, attributes, size);
  OPENSSL_free(attributes);
  ERR_clear_error();
  return size;
}

const char *co_cms_digest_name(co_cms *cms) {
  if (!cms->signer_info) return NULL;
  X509_ALGOR *algorithm;
  CMS_SignerInfo_get0_algs(cms->signer_info, NULL, NULL, &algorithm, NULL);
  const ASN1_OBJECT *name;
  X509_ALGOR_get0(&name, NULL, NULL, algorithm);
  switch (OBJ_obj2nid(name)) {
  case NID_sha256: return "sha256";
  case NID_sha384: return "sha384";
  case NID_sha512: return "sha512";
  case NID_sm3: return "sm3";
  default: return NULL;
  }
}

static co_signing signing_of(X509 *certificate) {
  EVP_PKEY *key = certificate ? X509_get0_pubkey(certificate) : NULL;
  switch (key ? co_family_of_key(key) : co_family_none) {
  case co_family_sm2: return co_signing_sm2;
  case co_family_ed25519: return co_signing_ed25519;
  default: return co_signing_common;
  }
}

co_signing co_cms_signing(co_cms *cms) { return signing_of(cms->signer); }

co_signing co_cms_issuer_signing(co_cms *cms, size_t index) {
  X509 *issuer = link_of(cms, index + 1);
  return signing_of(issuer ? issuer : link_of(cms, index));
}
