// SHA-256 (FIPS 180-4), HMAC (RFC 2104) and the comparison of secrets.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CO_SHA1_SIZE 20
#define CO_SHA256_SIZE 32

#pragma clang assume_nonnull begin

// A SHA-256 in progress. Owned by the caller; freed by co_sha256_free or co_sha256_finish.
typedef struct co_sha256 co_sha256;

// NULL when memory is exhausted or libcrypto is configured without SHA-256.
co_sha256 *_Nullable co_sha256_new(void);
void co_sha256_free(co_sha256 *hash);
bool co_sha256_update(co_sha256 *hash, const uint8_t *_Nullable bytes, size_t count);
// Writes CO_SHA256_SIZE bytes and frees the hash.
bool co_sha256_finish(co_sha256 *hash, uint8_t *digest);

// SHA-1 (FIPS 180-4), for names that others have made with it and for nothing that must be hard to forge. Writes
// CO_SHA1_SIZE bytes.
bool co_sha1(const uint8_t *_Nullable bytes, size_t count, uint8_t *digest);

// Writes CO_SHA256_SIZE bytes.
bool co_hmac_sha256(
    const uint8_t *_Nullable key, size_t key_count, const uint8_t *_Nullable bytes, size_t count,
    uint8_t *code);

// Takes the same time whatever the bytes are.
bool co_equal(const uint8_t *_Nullable a, const uint8_t *_Nullable b, size_t count);

#pragma clang assume_nonnull end
