// What the office does to its own mails: a signature over them, and a cover that the recipient's key alone opens.
#pragma once

#include "documents.h"

#pragma clang assume_nonnull begin

// Bytes of the caller's, freed by co_bytes_free.
typedef struct co_bytes {
  uint8_t *_Nullable bytes;
  size_t count;
} co_bytes;

void co_bytes_free(co_bytes bytes);

// Whether the key (PEM, not encrypted) is that of the first certificate (PEM), and of a kind that every mail program
// verifies: RSA or ECDSA.
bool co_can_sign(const uint8_t *certificate, size_t certificate_count, const uint8_t *key, size_t key_count);

// A detached CMS signature (RFC 5652) with SHA-256 over the bytes as they are, as of `time` (seconds since 1970), with
// all certificates of the file, DER. Empty where it cannot be made.
co_bytes co_sign(
    const uint8_t *certificate, size_t certificate_count, const uint8_t *key, size_t key_count,
    const uint8_t *bytes, size_t count, int64_t time);

// CMS enveloped data for the first certificate of the file, with AES-256 in CBC mode (RFC 3565), DER. Empty where it
// cannot be made.
co_bytes co_encrypt(
    const uint8_t *certificate, size_t certificate_count, const uint8_t *bytes, size_t count);

#pragma clang assume_nonnull end
