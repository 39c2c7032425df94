// Whether each certificate of a chain was signed with the key of the next (RFC 5280 §6.1.3 a 1). With SM2 that takes
// as long as the mail's own signature, and the same leader's chain comes with every answer: what was found once for
// these very certificates is true for good. Their times and the lists are looked at anew for every mail.
#include <openssl/evp.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "handles.h"

// One digest for the certificates in their order.
static bool digest_chain(const STACK_OF(X509) *chain, uint8_t digest[32]) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  bool whole = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1;
  for (int depth = 0; whole && depth < sk_X509_num(chain); depth++) {
    uint8_t each[32];
    unsigned int size = sizeof each;
    whole = X509_digest(sk_X509_value(chain, depth), EVP_sha256(), each, &size) == 1 &&
            EVP_DigestUpdate(context, each, size) == 1;
  }
  whole = whole && EVP_DigestFinal_ex(context, digest, NULL) == 1;
  EVP_MD_CTX_free(context);
  return whole;
}

static bool is_sound(const co_trust *trust, const uint8_t digest[32]) {
  size_t count = trust->sound_chain_count < co_sound_chains ? trust->sound_chain_count : co_sound_chains;
  for (size_t i = 0; i < count; i++) {
    if (memcmp(trust->sound_chains[i], digest, 32) == 0) return true;
  }
  return false;
}

// The oldest gives way.
static void remember(co_trust *trust, const uint8_t digest[32]) {
  memcpy(trust->sound_chains[trust->sound_chain_count++ % co_sound_chains], digest, 32);
}

// X509_cmp_time says 0 of what is no time.
static int fault_of_times(const X509 *certificate, time_t time) {
  int start = X509_cmp_time(X509_get0_notBefore(certificate), &time);
  if (start == 0) return X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD;
  if (start > 0) return X509_V_ERR_CERT_NOT_YET_VALID;
  int end = X509_cmp_time(X509_get0_notAfter(certificate), &time);
  if (end == 0) return X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD;
  return end < 0 ? X509_V_ERR_CERT_HAS_EXPIRED : X509_V_OK;
}

// From the authority down, as OpenSSL does it together with the signatures.
static int times_hold(X509_STORE_CTX *context, time_t time) {
  STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
  for (int depth = sk_X509_num(chain) - 1; depth >= 0; depth--) {
    X509 *certificate = sk_X509_value(chain, depth);
    int fault = fault_of_times(certificate, time);
    if (fault == X509_V_OK) continue;
    X509_STORE_CTX_set_error(context, fault);
    X509_STORE_CTX_set_error_depth(context, depth);
    X509_STORE_CTX_set_current_cert(context, certificate);
    return 0;
  }
  return 1;
}

// An authority that signs itself is trusted by the office's own decision (RFC 5280 §6.1): its list, which was looked at
// for what it issued, is not read once more for itself.
int co_lists_hold(X509_STORE_CTX *context, co_trust *trust) {
  STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
  bool is_issued_by_anchor = sk_X509_num(chain) == 2;
  if (is_issued_by_anchor && X509_get_extension_flags(sk_X509_value(chain, 1)) & EXFLAG_SS) {
    X509_VERIFY_PARAM_clear_flags(X509_STORE_CTX_get0_param(context), X509_V_FLAG_CRL_CHECK_ALL);
  }
  return trust->ask_lists(context);
}

int co_links_hold(
    X509_STORE_CTX *context, co_trust *trust, time_t time, X509_STORE_CTX_verify_fn look) {
  uint8_t digest[32];
  bool known = digest_chain(X509_STORE_CTX_get0_chain(context), digest);
  if (known && is_sound(trust, digest)) return times_hold(context, time);
  int holds = look(context);
  if (holds == 1 && known) remember(trust, digest);
  return holds;
}
