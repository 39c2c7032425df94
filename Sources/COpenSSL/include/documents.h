// What certificates and revocation lists say of themselves, for people and for the calendar.
#pragma once

#include "signed_data.h"

#pragma clang assume_nonnull begin

typedef struct co_document {
  int64_t since, until;  // seconds since 1970
  char name[256];        // UTF-8, cut to fit: whose certificate, or whose list
  char address[256];     // the first rfc822Name; empty when there is none
  char issuer_name[256]; // UTF-8, cut to fit: who issued it
  uint8_t digest[32];    // SHA-256 of the DER
  uint8_t issuer[32];    // SHA-256 of the issuer's name
  bool is_authority;
  bool for_encryption;   // its key usage allows it, or says nothing (RFC 5280 §4.2.1.3)
} co_document;

// Each reads one file, PEM (any number of objects) or DER (one), and returns how many it wrote: those of which the end
// can be read, `capacity` at most.
size_t co_read_certificates(
    const uint8_t *_Nullable bytes, size_t count, co_document *documents, size_t capacity);
size_t co_read_revocation_lists(
    const uint8_t *_Nullable bytes, size_t count, co_document *documents, size_t capacity);

// Whether one of the lists of a file, PEM or DER, names the first certificate of another as revoked.
bool co_is_listed(
  const uint8_t *_Nullable bytes, size_t count, const uint8_t *_Nullable lists, size_t list_count);

#pragma clang assume_nonnull end
