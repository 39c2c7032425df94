#include "digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static EVP_MD *fetched;

static void fetch(void) { fetched = EVP_MD_fetch(NULL, "SHA256", NULL); }

// What EVP_sha256() stands for is looked up anew with every hash, which takes longer than a short one.
static const EVP_MD *sha256(void) {
  pthread_once(&once, fetch);
  return fetched ? fetched : EVP_sha256();
}

co_sha256 *co_sha256_new(void) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context && EVP_DigestInit_ex(context, sha256(), NULL) == 1) return (co_sha256 *)context;
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

#define BLOCK 64

// Of a padded key and what follows it.
static bool digest(EVP_MD_CTX *context, const uint8_t *pad, const uint8_t *bytes, size_t count, uint8_t *result) {
  return EVP_DigestInit_ex(context, sha256(), NULL) == 1 && EVP_DigestUpdate(context, pad, BLOCK) == 1
      && (count == 0 || EVP_DigestUpdate(context, bytes, count) == 1)
      && EVP_DigestFinal_ex(context, result, NULL) == 1;
}

// RFC 2104 as it stands: HMAC() looks three algorithms up before it begins.
bool co_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *bytes, size_t count, uint8_t *code) {
  uint8_t inner[BLOCK] = {0}, outer[BLOCK], first[CO_SHA256_SIZE];
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  bool done = context != NULL;
  if (done && key_count > BLOCK) {
    done = EVP_Digest(key, key_count, inner, NULL, sha256(), NULL) == 1;
  } else if (done && key_count > 0) {
    memcpy(inner, key, key_count);
  }
  for (size_t place = 0; place < BLOCK; place++) {
    outer[place] = inner[place] ^ 0x5C;
    inner[place] ^= 0x36;
  }
  done = done && digest(context, inner, bytes, count, first) && digest(context, outer, first, sizeof first, code);
  OPENSSL_cleanse(inner, sizeof inner);
  OPENSSL_cleanse(outer, sizeof outer);
  EVP_MD_CTX_free(context);
  return done;
}

bool co_equal(const uint8_t *a, const uint8_t *b, size_t count) {
  return count == 0 || CRYPTO_memcmp(a, b, count) == 0;
}
