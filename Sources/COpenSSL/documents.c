#include "documents.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "handles.h"

static void copy(char *target, size_t room, const unsigned char *text, int count) {
  size_t size = count < 0 ? 0 : (size_t)count;
  if (size >= room) size = room - 1;
  if (size > 0) memcpy(target, text, size);
  target[size] = 0;
}

static void read_name(const X509_NAME *name, char *target, size_t room) {
  int place = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  unsigned char *text = NULL;
  int count = -1;
  if (place >= 0) {
    count = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, place)));
  }
  copy(target, room, text, count);
  OPENSSL_free(text);
}

static void read_address(X509 *certificate, co_document *document) {
  GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
  for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
    if (name->type != GEN_EMAIL) continue;
    const ASN1_IA5STRING *address = name->d.rfc822Name;
    copy(
        document->address, sizeof document->address, ASN1_STRING_get0_data(address),
        ASN1_STRING_length(address));
    break;
  }
  GENERAL_NAMES_free(names);
}

static bool digest_of(const X509_NAME *name, uint8_t *digest) {
  unsigned int size = 32;
  return X509_NAME_digest(name, EVP_sha256(), digest, &size) == 1;
}

static bool read_certificate(X509 *certificate, co_document *document) {
  const uint32_t encryption = KU_KEY_ENCIPHERMENT | KU_DATA_ENCIPHERMENT | KU_KEY_AGREEMENT;
  *document = (co_document){
      .is_authority = X509_check_ca(certificate) != 0,
      .for_encryption = (X509_get_key_usage(certificate) & encryption) != 0,
  };
  unsigned int size = sizeof document->digest;
  read_name(X509_get_subject_name(certificate), document->name, sizeof document->name);
  read_name(X509_get_issuer_name(certificate), document->issuer_name, sizeof document->issuer_name);
  read_address(certificate, document);
  return X509_digest(certificate, EVP_sha256(), document->digest, &size) == 1 &&
         digest_of(X509_get_issuer_name(certificate), document->issuer) &&
         co_read_time(X509_get0_notBefore(certificate), &document->since) &&
         co_read_time(X509_get0_notAfter(certificate), &document->until);
}

static bool read_list(X509_CRL *list, co_document *document) {
  *document = (co_document){0};
  unsigned int size = sizeof document->digest;
  read_name(X509_CRL_get_issuer(list), document->name, sizeof document->name);
  read_name(X509_CRL_get_issuer(list), document->issuer_name, sizeof document->issuer_name);
  return X509_CRL_digest(list, EVP_sha256(), document->digest, &size) == 1 &&
         digest_of(X509_CRL_get_issuer(list), document->issuer) &&
         co_read_time(X509_CRL_get0_lastUpdate(list), &document->since) &&
         co_read_time(X509_CRL_get0_nextUpdate(list), &document->until);
}

size_t co_read_certificates(const uint8_t *bytes, size_t count, co_document *documents, size_t capacity) {
  co_trust *trust = co_trust_new();
  if (!trust) return 0;
  co_trust_add_intermediates(trust, bytes, count);
  size_t written = 0;
  for (int i = 0; i < sk_X509_num(trust->intermediates) && written < capacity; i++) {
    if (read_certificate(sk_X509_value(trust->intermediates, i), &documents[written])) written++;
  }
  co_trust_free(trust);
  ERR_clear_error();
  return written;
}

size_t co_read_revocation_lists(const uint8_t *bytes, size_t count, co_document *documents, size_t capacity) {
  co_trust *trust = co_trust_new();
  if (!trust) return 0;
  co_trust_add_revocation_lists(trust, bytes, count);
  size_t written = 0;
  for (int i = 0; i < sk_X509_CRL_num(trust->lists) && written < capacity; i++) {
    if (read_list(sk_X509_CRL_value(trust->lists, i), &documents[written])) written++;
  }
  co_trust_free(trust);
  ERR_clear_error();
  return written;
}

bool co_is_listed(const uint8_t *bytes, size_t count, const uint8_t *lists, size_t list_count) {
  co_trust *trust = co_trust_new();
  if (!trust) return false;
  co_trust_add_intermediates(trust, bytes, count);
  co_trust_add_revocation_lists(trust, lists, list_count);
  X509 *certificate = sk_X509_num(trust->intermediates) > 0 ? sk_X509_value(trust->intermediates, 0) : NULL;
  bool found = false;
  for (int i = 0; certificate && !found && i < sk_X509_CRL_num(trust->lists); i++) {
    X509_CRL *list = sk_X509_CRL_value(trust->lists, i);
    X509_REVOKED *entry = NULL;
    if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_issuer_name(certificate)) != 0) continue;
    // 2: the entry only says that it is revoked no longer.
    found = X509_CRL_get0_by_cert(list, &entry, certificate) == 1;
  }
  co_trust_free(trust);
  ERR_clear_error();
  return found;
}
