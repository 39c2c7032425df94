#include "trust.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "handles.h"

co_trust *co_trust_new(void) {
  co_trust *trust = OPENSSL_zalloc(sizeof *trust);
  if (!trust) return NULL;
  // A store of our own starts empty: the machine's authorities are only in one that asks for them.
  trust->store = X509_STORE_new();
  trust->intermediates = sk_X509_new_null();
  trust->lists = sk_X509_CRL_new_null();
  if (trust->store && trust->intermediates && trust->lists) return trust;
  co_trust_free(trust);
  return NULL;
}

void co_trust_free(co_trust *trust) {
  X509_STORE_free(trust->store);
  sk_X509_pop_free(trust->intermediates, X509_free);
  sk_X509_CRL_pop_free(trust->lists, X509_CRL_free);
  OPENSSL_free(trust);
}

// Without one, OpenSSL would ask the terminal for the passphrase of a file that is encrypted.
static char no_passphrase[] = "";

static bool is_der(const uint8_t *bytes, size_t count) { return count > 0 && bytes[0] == 0x30; }

static size_t add_certificates(const uint8_t *bytes, size_t count, STACK_OF(X509) *stack, X509_STORE *store) {
  if (count == 0 || count > INT_MAX) return 0;
  BIO *bio = BIO_new_mem_buf(bytes, (int)count);
  if (!bio) return 0;
  bool der = is_der(bytes, count);
  size_t added = 0;
  X509 *certificate;
  while ((certificate = der ? d2i_X509_bio(bio, NULL) : PEM_read_bio_X509(bio, NULL, NULL, no_passphrase))) {
    co_distinguish_certificate(certificate);
    // The store counts its own reference, the stack takes ours.
    bool kept = store ? X509_STORE_add_cert(store, certificate) == 1 : sk_X509_push(stack, certificate) > 0;
    if (store || !kept) X509_free(certificate);
    if (!kept) break;
    added++;
  }
  // Reading ends at "no start line"; anything else means that a block was damaged.
  bool whole = der || ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  BIO_free(bio);
  return whole ? added : 0;
}

size_t co_trust_add_authorities(co_trust *trust, const uint8_t *bytes, size_t count) {
  return add_certificates(bytes, count, NULL, trust->store);
}

size_t co_trust_add_intermediates(co_trust *trust, const uint8_t *bytes, size_t count) {
  return add_certificates(bytes, count, trust->intermediates, NULL);
}

size_t co_trust_add_revocation_lists(co_trust *trust, const uint8_t *bytes, size_t count) {
  if (count == 0 || count > INT_MAX) return 0;
  BIO *bio = BIO_new_mem_buf(bytes, (int)count);
  if (!bio) return 0;
  bool der = is_der(bytes, count);
  size_t added = 0;
  X509_CRL *list;
  while ((list = der ? d2i_X509_CRL_bio(bio, NULL) : PEM_read_bio_X509_CRL(bio, NULL, NULL, no_passphrase))) {
    if (sk_X509_CRL_push(trust->lists, list) <= 0) {
      X509_CRL_free(list);
      break;
    }
    added++;
  }
  bool whole = der || ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  BIO_free(bio);
  return whole ? added : 0;
}
