// CMS enveloped data (RFC 5652 §6, RFC 5083) that others have closed for the office: what its key finds inside.
#pragma once

#include "protection.h"

#pragma clang assume_nonnull begin

typedef enum __attribute__((enum_extensibility(closed))) co_opening {
  co_opening_opened,
  co_opening_noEnvelope,      // it is something else
  co_opening_otherRecipient,  // none of its recipients has this certificate
  co_opening_unsupported,     // encrypted otherwise than with AES (RFC 3565, RFC 5084)
  co_opening_broken,          // the key does not open it, or what is inside was damaged
} co_opening;

// Whether the bytes begin as something encrypted does, whatever opens it.
bool co_is_cover(const uint8_t *_Nullable bytes, size_t count);

// Opens a cover (DER or BER, nothing behind it) with the first certificate of the file and its key (both PEM). What is
// inside is the caller's where it was opened, and empty otherwise.
co_opening co_open(
    const uint8_t *certificate, size_t certificate_count, const uint8_t *key, size_t key_count,
    const uint8_t *_Nullable cover, size_t count, co_bytes *bytes);

#pragma clang assume_nonnull end
