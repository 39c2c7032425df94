#include "protection.h"

#include <limits.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "handles.h"

void co_bytes_free(co_bytes bytes) { OPENSSL_free(bytes.bytes); }

// Without one, OpenSSL would ask the terminal for the passphrase of a key that is encrypted.
static char no_passphrase[] = "";

EVP_PKEY *co_read_private_key(const uint8_t *bytes, size_t count) {
  BIO *bio = count > 0 && count <= INT_MAX ? BIO_new_mem_buf(bytes, (int)count) : NULL;
  EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, NULL, no_passphrase) : NULL;
  BIO_free(bio);
  return key;
}

co_trust *co_read_certificate_file(const uint8_t *bytes, size_t count) {
  co_trust *trust = co_trust_new();
  if (trust && co_trust_add_intermediates(trust, bytes, count) > 0) return trust;
  if (trust) co_trust_free(trust);
  return NULL;
}

static bool fits(X509 *certificate, EVP_PKEY *key) {
  if (X509_check_private_key(certificate, key) != 1) return false;
  co_family family = co_family_of_key(key);
  return family == co_family_rsa || family == co_family_ecdsa;
}

static co_bytes written(CMS_ContentInfo *cms) {
  unsigned char *bytes = NULL;
  int count = cms ? i2d_CMS_ContentInfo(cms, &bytes) : 0;
  return count > 0 ? (co_bytes){bytes, (size_t)count} : (co_bytes){NULL, 0};
}

bool co_can_sign(const uint8_t *certificate, size_t certificate_count, const uint8_t *key, size_t key_count) {
  co_trust *trust = co_read_certificate_file(certificate, certificate_count);
  EVP_PKEY *private_key = co_read_private_key(key, key_count);
  bool can = trust && private_key && fits(sk_X509_value(trust->intermediates, 0), private_key);
  EVP_PKEY_free(private_key);
  if (trust) co_trust_free(trust);
  ERR_clear_error();
  return can;
}

// The time is the caller's; OpenSSL would take the clock's.
static bool set_time(CMS_SignerInfo *signer, int64_t time) {
  ASN1_TIME *value = ASN1_TIME_set(NULL, (time_t)time);
  bool done = value && CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, value->type, value, -1) == 1;
  ASN1_TIME_free(value);
  return done;
}

static co_bytes sign(STACK_OF(X509) *certificates, EVP_PKEY *key, BIO *content, int64_t time) {
  const unsigned int flags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL;
  X509 *own = sk_X509_value(certificates, 0);
  CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, NULL, flags);
  bool good = cms != NULL;
  for (int i = 1; good && i < sk_X509_num(certificates); i++) {
    good = CMS_add1_cert(cms, sk_X509_value(certificates, i)) == 1;
  }
  CMS_SignerInfo *signer = good ? CMS_add1_signer(cms, own, key, EVP_sha256(), flags) : NULL;
  good = signer && set_time(signer, time) && CMS_final(cms, content, NULL, CMS_DETACHED | CMS_BINARY) == 1;
  co_bytes result = written(good ? cms : NULL);
  CMS_ContentInfo_free(cms);
  return result;
}

co_bytes co_sign(
    const uint8_t *certificate, size_t certificate_count, const uint8_t *key, size_t key_count,
    const uint8_t *bytes, size_t count, int64_t time) {
  co_bytes result = {NULL, 0};
  co_trust *trust = co_read_certificate_file(certificate, certificate_count);
  EVP_PKEY *private_key = co_read_private_key(key, key_count);
  BIO *content = count <= INT_MAX ? BIO_new_mem_buf(bytes, (int)count) : NULL;
  if (trust && private_key && content && fits(sk_X509_value(trust->intermediates, 0), private_key)) {
    result = sign(trust->intermediates, private_key, content, time);
  }
  BIO_free(content);
  EVP_PKEY_free(private_key);
  if (trust) co_trust_free(trust);
  ERR_clear_error();
  return result;
}

co_bytes co_encrypt(
    const uint8_t *certificate, size_t certificate_count, const uint8_t *bytes, size_t count) {
  co_bytes result = {NULL, 0};
  co_trust *trust = co_read_certificate_file(certificate, certificate_count);
  STACK_OF(X509) *recipients = sk_X509_new_null();
  BIO *content = count <= INT_MAX ? BIO_new_mem_buf(bytes, (int)count) : NULL;
  if (trust && recipients && content &&
      sk_X509_push(recipients, sk_X509_value(trust->intermediates, 0)) > 0) {
    CMS_ContentInfo *cms = CMS_encrypt(recipients, content, EVP_aes_256_cbc(), CMS_BINARY);
    result = written(cms);
    CMS_ContentInfo_free(cms);
  }
  BIO_free(content);
  sk_X509_free(recipients);
  if (trust) co_trust_free(trust);
  ERR_clear_error();
  return result;
}
