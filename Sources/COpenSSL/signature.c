#include <openssl/err.h>
#include <openssl/evp.h>

#include "handles.h"

uint8_t *co_signed_attributes(CMS_SignerInfo *signer, size_t *size) {
  int count = CMS_signed_get_attr_count(signer), length = 0;
  for (int i = 0; i < count; i++) {
    int each = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i), NULL);
    if (each <= 0 || each > INT32_MAX / 2 - length) return NULL;
    length += each;
  }
  if (length == 0) return NULL;
  int whole = ASN1_object_size(1, length, V_ASN1_SET);
  uint8_t *bytes = OPENSSL_malloc((size_t)whole);
  if (!bytes) return NULL;
  unsigned char *cursor = bytes;
  ASN1_put_object(&cursor, 1, length, V_ASN1_SET, V_ASN1_UNIVERSAL);
  for (int i = 0; i < count; i++) i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i), &cursor);
  *size = (size_t)whole;
  return bytes;
}

static bool begin(EVP_MD_CTX *context, EVP_PKEY_CTX *keyed, EVP_PKEY *key, co_family family) {
  if (family == co_family_ed25519) return EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1;
  if (EVP_PKEY_CTX_set1_id(keyed, co_distinguishing_id, sizeof co_distinguishing_id) != 1) return false;
  EVP_MD_CTX_set_pkey_ctx(context, keyed);
  return EVP_DigestVerifyInit(context, NULL, EVP_sm3(), NULL, key) == 1;
}

bool co_holds_by_hand(
    EVP_PKEY *key, co_family family, const ASN1_STRING *signature, const uint8_t *bytes, size_t count) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_PKEY_CTX *keyed = EVP_PKEY_CTX_new(key, NULL);
  bool holds = context && keyed && signature && begin(context, keyed, key, family) &&
               EVP_DigestVerify(
                   context, ASN1_STRING_get0_data(signature), (size_t)ASN1_STRING_length(signature), bytes,
                   count) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_CTX_free(keyed);
  return holds;
}

// The CMS of OpenSSL 3.0 can be told no distinguishing id, and knows no Ed25519.
static bool attributes_hold_by_hand(co_cms *cms, EVP_PKEY *key, co_family family) {
  size_t size = 0;
  uint8_t *attributes = co_signed_attributes(cms->signer_info, &size);
  bool holds = attributes && co_holds_by_hand(
                                 key, family, CMS_SignerInfo_get0_signature(cms->signer_info), attributes,
                                 size);
  OPENSSL_free(attributes);
  return holds;
}

bool co_cms_signature_holds(co_cms *cms) {
  EVP_PKEY *key = cms->signer ? X509_get0_pubkey(cms->signer) : NULL;
  if (!key) return false;
  X509_ALGOR *algorithm;
  CMS_SignerInfo_get0_algs(cms->signer_info, NULL, NULL, NULL, &algorithm);
  co_family family = co_family_of_signature(algorithm);
  bool holds = false;
  if (family == co_family_none || family != co_family_of_key(key)) {
    holds = false;
  } else if (family == co_family_sm2 || family == co_family_ed25519) {
    holds = attributes_hold_by_hand(cms, key, family);
  } else {
    CMS_SignerInfo_set1_signer_cert(cms->signer_info, cms->signer);
    holds = CMS_SignerInfo_verify(cms->signer_info) == 1;
  }
  ERR_clear_error();
  return holds;
}
