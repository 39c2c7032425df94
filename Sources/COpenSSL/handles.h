// The insides of the two handles, shared by the C files of this target.
#pragma once

#include <openssl/cms.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include "signed_data.h"

// Of how many chains it is remembered that their signatures hold: a county has some forty units.
enum { co_sound_chains = 128 };

struct co_trust {
  X509_STORE *store;
  STACK_OF(X509) *intermediates;
  STACK_OF(X509_CRL) *lists;
  // OpenSSL's own way to ask the lists about a chain.
  X509_STORE_CTX_check_revocation_fn ask_lists;
  // The last list of ours that was found to be signed with SM2, and the SHA-256 of whose certificate it was.
  const X509_CRL *sound_list;
  uint8_t sound_issuer[32];
  // SHA-256 of chains whose signatures were found to hold, and how many of them there ever were.
  uint8_t sound_chains[co_sound_chains][32];
  size_t sound_chain_count;
};

struct co_cms {
  CMS_ContentInfo *info;
  bool is_nationally_encrypted;  // as GB/T 35275 names it
  STACK_OF(X509) *certificates;
  X509 *signer;  // borrowed from certificates
  CMS_SignerInfo *signer_info;
  STACK_OF(X509) *chain;  // as it was found good; the signer's first
  // Copies that the facts point into.
  unsigned char *common_name;
  GENERAL_NAMES *names;
};

// Whether the chain's certificates are signed, each with the key of the next, and valid at `time`; where nobody has
// looked at these before, `look` does, which is OpenSSL's own way. To be called from within X509_verify_cert.
int co_links_hold(X509_STORE_CTX *context, co_trust *trust, time_t time, X509_STORE_CTX_verify_fn look);

// Whether no list takes back a certificate of the chain. To be called from within X509_verify_cert.
int co_lists_hold(X509_STORE_CTX *context, co_trust *trust);

bool co_read_time(const ASN1_TIME *time, int64_t *seconds);

// Of the office's own files: the certificates of one (PEM or DER) among the intermediates, and the key of one (PEM, not
// encrypted); NULL where there is none.
co_trust *co_read_certificate_file(const uint8_t *bytes, size_t count);
EVP_PKEY *co_read_private_key(const uint8_t *bytes, size_t count);

// Who can make a signature of a kind, and what a key makes.
typedef enum co_family {
  co_family_none,
  co_family_rsa,
  co_family_ecdsa,
  co_family_sm2,
  co_family_ed25519,
} co_family;

co_family co_family_of_key(EVP_PKEY *key);
co_family co_family_of_signature(const X509_ALGOR *algorithm);

co_algorithm co_grade_digest(int nid);
co_algorithm co_grade_signature(const X509_ALGOR *algorithm, int digest);
co_algorithm co_grade_certificate_signature(X509 *certificate);
co_key co_grade_key(X509 *certificate);

// The names of GB/T 35275 for what RFC 5652 calls otherwise.
co_cms_kind co_national_kind(const uint8_t *bytes, size_t count);
uint8_t *co_renamed(const uint8_t *bytes, size_t count, size_t *size);
bool co_is_national_data(const ASN1_OBJECT *type);

// A signature with SM2 covers the signer's distinguishing id (GM/T 0009 §7): 1234567812345678 where nobody agreed
// on another. OpenSSL has to be told it for each certificate that is signed so, and for no
// other; for a list it cannot be told.
extern const uint8_t co_distinguishing_id[16];
void co_distinguish_certificate(X509 *certificate);

// The signed attributes as they were signed (RFC 5652 §5.4): a SET of them in the order in which they came. To be
// freed with OPENSSL_free; NULL where there are none, or no memory.
uint8_t *co_signed_attributes(CMS_SignerInfo *signer, size_t *size);

// Whether `key` made the signature over the bytes, with SM2 and SM3 or with Ed25519.
bool co_holds_by_hand(
    EVP_PKEY *key, co_family family, const ASN1_STRING *signature, const uint8_t *bytes, size_t count);
