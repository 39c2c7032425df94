#include "digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

co_sha256 *co_sha256_new(void) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1) return (co_sha256 *)context;
  EVP_MD_CTX_free(context);
  return NULL;
}

void co_sha256_free(co_sha256 *hash) { EVP_MD_CTX_free((EVP_MD_CTX *)hash); }

bool co_sha256_update(co_sha256 *hash, const uint8_t *bytes, size_t count) {
  return count == 0 || EVP_DigestUpdate((EVP_MD_CTX *)hash, bytes, count) == 1;
}

bool co_sha256_finish(co_sha256 *hash, uint8_t *digest) {
  bool done = EVP_DigestFinal_ex((EVP_MD_CTX *)hash, digest, NULL) == 1;
  co_sha256_free(hash);
  return done;
}

bool co_sha1(const uint8_t *bytes, size_t count, uint8_t *digest) {
  return EVP_Digest(bytes, count, digest, NULL, EVP_sha1(), NULL) == 1;
}

bool co_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *bytes, size_t count, uint8_t *code) {
  static const uint8_t nothing[1];
  if (key_count > INT32_MAX) return false;
  // An empty key is a null pointer, which HMAC() takes as "the key of last time".
  if (key_count == 0) key = nothing;
  if (count == 0) bytes = nothing;
  return HMAC(EVP_sha256(), key, (int)key_count, bytes, count, code, NULL) != NULL;
}

bool co_equal(const uint8_t *a, const uint8_t *b, size_t count) {
  return count == 0 || CRYPTO_memcmp(a, b, count) == 0;
}
