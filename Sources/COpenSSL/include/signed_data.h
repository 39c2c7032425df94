// CMS signed data (RFC 5652, or with the names of GB/T 35275): what one holds, and the arithmetic. The rules are
// Swift's.
#pragma once

#include "trust.h"

#pragma clang assume_nonnull begin

// A CMS structure. Owned by the caller; freed by co_cms_free. Spans in the facts live as long as it does.
typedef struct co_cms co_cms;

typedef struct co_span {
  const uint8_t *_Nullable bytes;
  size_t count;
} co_span;

typedef enum __attribute__((enum_extensibility(closed))) co_cms_kind {
  co_cms_kind_signed,
  co_cms_kind_encrypted,
  co_cms_kind_other,
} co_cms_kind;

typedef enum __attribute__((enum_extensibility(closed))) co_algorithm {
  co_algorithm_good,         // SHA-256, 384 or 512 with RSA, ECDSA or Ed25519; SM3 with SM2
  co_algorithm_weak,         // MD5, SHA-1 and the like
  co_algorithm_unsupported,  // whatever else
} co_algorithm;

typedef enum __attribute__((enum_extensibility(closed))) co_key {
  co_key_good,         // RSA of 2048 to 8192 bits; P-256, P-384 or P-521; SM2; Ed25519
  co_key_weak,         // shorter
  co_key_unsupported,  // another algorithm, another curve, or a length that only burns time
} co_key;

// What the structure holds. The fields of the signer are set when signers == 1.
typedef struct co_cms_facts {
  co_cms_kind kind;
  size_t signers, certificates;
  bool content_type_is_data;
  bool has_content;
  co_span content;

  // Signed attributes: all, and how often each of the three that must be there occurs.
  size_t attributes, content_types, message_digests, signing_times;
  bool attributes_well_formed;        // each of the three has one value of the right type
  bool attribute_names_content_type;  // the one that the content is declared as
  int64_t signing_time;               // seconds since 1970
  co_algorithm digest_algorithm, signature_algorithm;
  co_span signature;
} co_cms_facts;

// What the certificate of the only signer says. Times are seconds since 1970.
typedef struct co_certificate_facts {
  uint8_t fingerprint[32];
  co_span common_name;  // UTF-8, the last one; empty when there is none
  co_key key;
  bool is_authority;
  bool for_digital_signature;  // key usage says so
  bool for_email_protection;   // extended key usage says so
  int64_t not_before, not_after;
  // Subject alternative names.
  bool names_readable;
  size_t addresses, other_names;
  co_span address;  // the first rfc822Name
} co_certificate_facts;

typedef enum __attribute__((enum_extensibility(closed))) co_chain_fault {
  co_chain_fault_good,
  co_chain_fault_unknownAuthority,
  co_chain_fault_selfSigned,
  co_chain_fault_notAnAuthority,
  co_chain_fault_notYetValid,
  co_chain_fault_expired,
  co_chain_fault_revoked,
  co_chain_fault_listMissing,
  co_chain_fault_listStale,
  co_chain_fault_weakKey,
  co_chain_fault_weakDigest,
  co_chain_fault_unsupported,
  co_chain_fault_other,
} co_chain_fault;

typedef struct co_chain_verdict {
  co_chain_fault fault;
  int depth;               // of the certificate at fault: 0 is the signer's
  const char *explanation; // OpenSSL's words, static
} co_chain_verdict;

// NULL when the bytes are not one CMS structure in DER or BER and nothing else.
co_cms *_Nullable co_cms_open(const uint8_t *_Nullable bytes, size_t count);
void co_cms_free(co_cms *cms);

// No signature, and the first certificate of a file (PEM or DER) as its signer's; the others may help. NULL where there
// is none. Only its certificate and chain may be asked for.
co_cms *_Nullable co_cms_of_certificate(const uint8_t *_Nullable bytes, size_t count);

co_cms_facts co_cms_read(co_cms *cms);

// Looks for the only signer's certificate among those that the structure carries; false when it is missing
// or cannot be read.
bool co_cms_read_certificate(co_cms *cms, co_certificate_facts *facts);

// Builds the chain from the signer's certificate to an authority, as of `time` (seconds since 1970), for
// signing mail. Needs co_cms_read_certificate before. Certificates in the mail may help, lists in it do not.
co_chain_verdict co_cms_check_chain(co_cms *cms, co_trust *trust, int64_t time, bool requires_lists);

// Whether the key of the signer's certificate signed the signed attributes.
bool co_cms_signature_holds(co_cms *cms);

// Whether the message-digest attribute is the digest of `bytes`.
bool co_cms_digest_holds(co_cms *cms, const uint8_t *_Nullable bytes, size_t count);

// For whoever repeats the arithmetic elsewhere. How many certificates the chain has that co_cms_check_chain found
// good, the signer's first; 0 before.
size_t co_cms_chain_length(co_cms *cms);

// DER of one of them, and of the signed attributes as they were signed (a SET). Each returns the size, and writes
// where `bytes` is not NULL; 0 where there is none.
size_t co_cms_chain_certificate(co_cms *cms, size_t index, uint8_t *_Nullable bytes);
size_t co_cms_signed_attributes(co_cms *cms, uint8_t *_Nullable bytes);

// The name by which openssl's command line knows the digest: sha256, sm3 …; static.
const char *_Nullable co_cms_digest_name(co_cms *cms);

typedef enum __attribute__((enum_extensibility(closed))) co_signing {
  co_signing_common,  // RSA or ECDSA: whatever knows CMS verifies it
  co_signing_sm2,
  co_signing_ed25519,
} co_signing;

// How the signer's key, and the key of the issuer of a certificate of the chain, sign.
co_signing co_cms_signing(co_cms *cms);
co_signing co_cms_issuer_signing(co_cms *cms, size_t index);

#pragma clang assume_nonnull end
