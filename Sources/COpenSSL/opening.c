#include "opening.h"

#include <limits.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "handles.h"

bool co_is_cover(const uint8_t *bytes, size_t count) {
  if (count == 0 || count > INT_MAX) return false;
  bool is_cover = co_national_kind(bytes, count) == co_cms_kind_encrypted;
  const unsigned char *cursor = bytes;
  long length;
  int tag = 0, class = 0;
  // One that ends early begins like one all the same.
  ASN1_get_object(&cursor, &length, &tag, &class, (long)count);
  if (!is_cover && cursor > bytes && tag == V_ASN1_SEQUENCE && class == V_ASN1_UNIVERSAL) {
    ASN1_OBJECT *type = d2i_ASN1_OBJECT(NULL, &cursor, (long)(bytes + count - cursor));
    int name = type ? OBJ_obj2nid(type) : NID_undef;
    is_cover = name == NID_pkcs7_enveloped || name == NID_pkcs7_encrypted ||
               name == NID_pkcs7_signedAndEnveloped || name == NID_id_smime_ct_authEnvelopedData;
    ASN1_OBJECT_free(type);
  }
  ERR_clear_error();
  return is_cover;
}

// A mail to an office has a handful of recipients; each is looked at.
static const int most_recipients = 64;

static bool is_for(CMS_RecipientInfo *recipient, X509 *certificate) {
  switch (CMS_RecipientInfo_type(recipient)) {
  case CMS_RECIPINFO_TRANS: return CMS_RecipientInfo_ktri_cert_cmp(recipient, certificate) == 0;
  case CMS_RECIPINFO_AGREE: {
    STACK_OF(CMS_RecipientEncryptedKey) *keys = CMS_RecipientInfo_kari_get0_reks(recipient);
    for (int i = 0; i < sk_CMS_RecipientEncryptedKey_num(keys) && i < most_recipients; i++) {
      if (CMS_RecipientEncryptedKey_cert_cmp(sk_CMS_RecipientEncryptedKey_value(keys, i), certificate) == 0) {
        return true;
      }
    }
    return false;
  }
  default: return false;
  }
}

static co_opening check_recipients(CMS_ContentInfo *cms, X509 *certificate) {
  STACK_OF(CMS_RecipientInfo) *recipients = CMS_get0_RecipientInfos(cms);
  if (sk_CMS_RecipientInfo_num(recipients) > most_recipients) return co_opening_broken;
  for (int i = 0; i < sk_CMS_RecipientInfo_num(recipients); i++) {
    if (is_for(sk_CMS_RecipientInfo_value(recipients, i), certificate)) return co_opening_opened;
  }
  return co_opening_otherRecipient;
}

static bool is_aes(BIO *content) {
  EVP_CIPHER_CTX *context = NULL;
  BIO *cipher = BIO_find_type(content, BIO_TYPE_CIPHER);
  if (!cipher || BIO_get_cipher_ctx(cipher, &context) <= 0 || !context) return false;
  switch (EVP_CIPHER_CTX_get_nid(context)) {
  case NID_aes_128_cbc:
  case NID_aes_192_cbc:
  case NID_aes_256_cbc:
  case NID_aes_128_gcm:
  case NID_aes_192_gcm:
  case NID_aes_256_gcm: return true;
  default: return false;
  }
}

// What is inside is no longer than what it is in.
static co_opening read_content(BIO *content, size_t limit, co_bytes *bytes) {
  bytes->bytes = OPENSSL_malloc(limit);
  if (!bytes->bytes) return co_opening_broken;
  int count;
  while (bytes->count < limit &&
         (count = BIO_read(content, bytes->bytes + bytes->count, (int)(limit - bytes->count))) > 0) {
    bytes->count += (size_t)count;
  }
  if (bytes->count > 0 && BIO_get_cipher_status(content) > 0) return co_opening_opened;
  OPENSSL_clear_free(bytes->bytes, limit);
  *bytes = (co_bytes){NULL, 0};
  return co_opening_broken;
}

static co_opening open_content(CMS_ContentInfo *cms, size_t limit, co_bytes *bytes) {
  BIO *content = CMS_dataInit(cms, NULL);
  // A cipher that is not built in, such as RC2, is as good as one that is not taken.
  if (!content) return co_opening_unsupported;
  co_opening result = is_aes(content) ? read_content(content, limit, bytes) : co_opening_unsupported;
  BIO_free_all(content);
  return result;
}

static bool is_envelope(CMS_ContentInfo *cms) {
  int type = OBJ_obj2nid(CMS_get0_type(cms));
  return type == NID_pkcs7_enveloped || type == NID_id_smime_ct_authEnvelopedData;
}

static co_opening open_for(
    X509 *certificate, EVP_PKEY *key, const uint8_t *cover, size_t count, co_bytes *bytes) {
  if (co_national_kind(cover, count) == co_cms_kind_encrypted) return co_opening_unsupported;
  const unsigned char *cursor = cover;
  CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &cursor, (long)count);
  co_opening result = co_opening_noEnvelope;
  if (cms && is_envelope(cms)) {
    result = cursor == cover + count ? check_recipients(cms, certificate) : co_opening_broken;
    if (result == co_opening_opened) {
      bool has_key = CMS_decrypt_set1_pkey(cms, key, certificate) == 1;
      result = has_key ? open_content(cms, count, bytes) : co_opening_broken;
    }
  }
  CMS_ContentInfo_free(cms);
  return result;
}

co_opening co_open(
    const uint8_t *certificate, size_t certificate_count, const uint8_t *key, size_t key_count,
    const uint8_t *cover, size_t count, co_bytes *bytes) {
  *bytes = (co_bytes){NULL, 0};
  if (count == 0 || count > INT_MAX) return co_opening_noEnvelope;
  co_trust *trust = co_read_certificate_file(certificate, certificate_count);
  EVP_PKEY *private_key = co_read_private_key(key, key_count);
  co_opening result = co_opening_broken;
  if (trust && private_key) {
    result = open_for(sk_X509_value(trust->intermediates, 0), private_key, cover, count, bytes);
  }
  EVP_PKEY_free(private_key);
  if (trust) co_trust_free(trust);
  ERR_clear_error();
  return result;
}
