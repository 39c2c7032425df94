// Whom an office trusts: its own authorities and revocation lists, never those of the machine.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// Owned by the caller; freed by co_trust_free. Not to be used by two threads at once.
typedef struct co_trust co_trust;

co_trust *_Nullable co_trust_new(void);
void co_trust_free(co_trust *trust);

// Each takes one file, PEM (any number of objects) or DER (one), and returns how many objects it held:
// 0 when it is not readable as what it should be.
size_t co_trust_add_authorities(co_trust *trust, const uint8_t *_Nullable bytes, size_t count);
size_t co_trust_add_intermediates(co_trust *trust, const uint8_t *_Nullable bytes, size_t count);
size_t co_trust_add_revocation_lists(co_trust *trust, const uint8_t *_Nullable bytes, size_t count);

#pragma clang assume_nonnull end
