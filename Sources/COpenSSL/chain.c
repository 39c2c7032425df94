#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "handles.h"

// More than any chain in use has, and few enough that a hostile bundle costs nothing.
static const int longest_chain = 6;

static bool is_about_a_list(int error) {
  switch (error) {
  case X509_V_ERR_UNABLE_TO_GET_CRL:
  case X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
  case X509_V_ERR_CRL_HAS_EXPIRED: return true;
  default: return false;
  }
}

// What the callback has to know.
typedef struct rules {
  co_trust *trust;
  bool requires_lists;
  time_t time;
  X509_STORE_CTX_verify_fn look_at_links;
} rules;

// Who must have signed the list that is being looked at; the same as OpenSSL's check_crl takes.
static X509 *list_issuer(X509_STORE_CTX *context) {
  X509 *issuer = X509_STORE_CTX_get0_current_issuer(context);
  if (issuer) return issuer;
  STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
  int above = X509_STORE_CTX_get_error_depth(context) + 1, anchor = sk_X509_num(chain) - 1;
  return sk_X509_value(chain, above <= anchor ? above : anchor);
}

static bool is_signed_with_sm2(X509_CRL *list, X509 *issuer) {
  EVP_PKEY *key = X509_get0_pubkey(issuer);
  if (!key || co_family_of_key(key) != co_family_sm2) return false;
  const ASN1_BIT_STRING *signature;
  X509_CRL_get0_signature(list, &signature, NULL);
  unsigned char *whole = NULL;
  int count = i2d_X509_CRL(list, &whole);
  if (count <= 0) return false;
  // What is signed is the first thing inside the outermost SEQUENCE.
  const unsigned char *start = whole, *cursor;
  long length;
  int tag, class;
  bool holds = !(ASN1_get_object(&start, &length, &tag, &class, count) & 0x81);
  cursor = start;
  holds = holds && !(ASN1_get_object(&cursor, &length, &tag, &class, length) & 0x81);
  holds = holds && co_holds_by_hand(key, co_family_sm2, signature, start, (size_t)(cursor - start + length));
  OPENSSL_free(whole);
  return holds;
}

// Whether the list in hand is signed with SM2, which OpenSSL 3.0 cannot check: it can be told no distinguishing id
// for a list. The same list and issuer are looked at once, however many mails come.
static bool list_holds_by_hand(X509_STORE_CTX *context) {
  co_trust *trust = ((const rules *)X509_STORE_CTX_get_app_data(context))->trust;
  X509_CRL *list = X509_STORE_CTX_get0_current_crl(context);
  X509 *issuer = list_issuer(context);
  uint8_t fingerprint[32];
  unsigned int size = sizeof fingerprint;
  if (!list || !issuer || X509_CRL_get_signature_nid(list) != NID_SM2_with_SM3) return false;
  if (X509_digest(issuer, EVP_sha256(), fingerprint, &size) != 1) return false;
  if (list == trust->sound_list && memcmp(fingerprint, trust->sound_issuer, size) == 0) return true;
  if (!is_signed_with_sm2(list, issuer)) return false;
  trust->sound_list = list;
  memcpy(trust->sound_issuer, fingerprint, size);
  return true;
}

// What OpenSSL finds fault with and we do not. Two lacks of a list are no fault: where none is required, and for the
// authority itself, which the office trusts by its own decision and which no list above it could revoke. Nor is a
// list too young: a mail that waited for it is judged as of the time when it came.
static int pardon(int good, X509_STORE_CTX *context) {
  if (good) return good;
  int error = X509_STORE_CTX_get_error(context);
  if (error == X509_V_ERR_CRL_SIGNATURE_FAILURE) return list_holds_by_hand(context);
  if (error == X509_V_ERR_CRL_NOT_YET_VALID) return 1;
  if (!is_about_a_list(error)) return good;
  const rules *rules = X509_STORE_CTX_get_app_data(context);
  int anchor = sk_X509_num(X509_STORE_CTX_get0_chain(context)) - 1;
  return !rules->requires_lists || X509_STORE_CTX_get_error_depth(context) == anchor;
}

static int lists_hold(X509_STORE_CTX *context) {
  return co_lists_hold(context, ((const rules *)X509_STORE_CTX_get_app_data(context))->trust);
}

static int links_hold(X509_STORE_CTX *context) {
  const rules *rules = X509_STORE_CTX_get_app_data(context);
  return co_links_hold(context, rules->trust, rules->time, rules->look_at_links);
}

static co_chain_fault fault_of(int error) {
  switch (error) {
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
  case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
  case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
  case X509_V_ERR_CERT_SIGNATURE_FAILURE:
  case X509_V_ERR_CERT_UNTRUSTED: return co_chain_fault_unknownAuthority;
  case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: return co_chain_fault_selfSigned;
  case X509_V_ERR_INVALID_CA:
  case X509_V_ERR_PATH_LENGTH_EXCEEDED:
  case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
  case X509_V_ERR_CA_CERT_MISSING_KEY_USAGE:
  case X509_V_ERR_KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA: return co_chain_fault_notAnAuthority;
  case X509_V_ERR_CERT_NOT_YET_VALID: return co_chain_fault_notYetValid;
  case X509_V_ERR_CERT_HAS_EXPIRED: return co_chain_fault_expired;
  case X509_V_ERR_CERT_REVOKED: return co_chain_fault_revoked;
  case X509_V_ERR_UNABLE_TO_GET_CRL:
  case X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
  case X509_V_ERR_CRL_SIGNATURE_FAILURE:
  case X509_V_ERR_KEYUSAGE_NO_CRL_SIGN: return co_chain_fault_listMissing;
  case X509_V_ERR_CRL_HAS_EXPIRED: return co_chain_fault_listStale;
  case X509_V_ERR_EE_KEY_TOO_SMALL:
  case X509_V_ERR_CA_KEY_TOO_SMALL: return co_chain_fault_weakKey;
  case X509_V_ERR_CA_MD_TOO_WEAK: return co_chain_fault_weakDigest;
  default: return co_chain_fault_other;
  }
}

// OpenSSL's level 2 lets SHA-224 and curves of 224 bits pass; ours are the same for chain and signer.
static co_chain_verdict grade(STACK_OF(X509) *chain) {
  int anchor = sk_X509_num(chain) - 1;
  for (int depth = 0; depth <= anchor; depth++) {
    X509 *certificate = sk_X509_value(chain, depth);
    co_key key = co_grade_key(certificate);
    if (key == co_key_weak) return (co_chain_verdict){co_chain_fault_weakKey, depth, "the key is too short"};
    if (key != co_key_good) {
      return (co_chain_verdict){co_chain_fault_unsupported, depth, "the key is of another kind"};
    }
    // The authority is trusted as it stands: nobody relies on its signature over itself.
    if (depth == anchor) break;
    co_algorithm algorithm = co_grade_certificate_signature(certificate);
    if (algorithm == co_algorithm_weak) {
      return (co_chain_verdict){co_chain_fault_weakDigest, depth, "the digest is too weak"};
    }
    if (algorithm != co_algorithm_good) {
      return (co_chain_verdict){co_chain_fault_unsupported, depth, "the digest is of another kind"};
    }
  }
  return (co_chain_verdict){co_chain_fault_good, 0, "good"};
}

static STACK_OF(X509) *helpers(co_cms *cms, co_trust *trust) {
  STACK_OF(X509) *all = sk_X509_dup(trust->intermediates);
  bool whole = all != NULL;
  for (int i = 0; whole && i < sk_X509_num(cms->certificates); i++) {
    whole = sk_X509_push(all, sk_X509_value(cms->certificates, i)) > 0;
  }
  if (whole) return all;
  sk_X509_free(all);
  return NULL;
}

static void set_rules(X509_STORE_CTX *context, rules *rules) {
  X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context);
  // A county may trust the authority that issues to it without trusting all that stands above: PARTIAL_CHAIN.
  unsigned long flags = X509_V_FLAG_X509_STRICT | X509_V_FLAG_PARTIAL_CHAIN;
  if (rules->requires_lists || sk_X509_CRL_num(rules->trust->lists) > 0) {
    flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;
  }
  X509_VERIFY_PARAM_set_flags(parameters, flags);
  X509_VERIFY_PARAM_set_time(parameters, rules->time);
  X509_VERIFY_PARAM_set_auth_level(parameters, 2);
  X509_VERIFY_PARAM_set_depth(parameters, longest_chain);
  X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SMIME_SIGN);
  X509_STORE_CTX_set0_crls(context, rules->trust->lists);
  X509_STORE_CTX_set_app_data(context, rules);
  X509_STORE_CTX_set_verify_cb(context, pardon);
  rules->look_at_links = X509_STORE_CTX_get_verify(context);
  X509_STORE_CTX_set_verify(context, links_hold);
}

co_chain_verdict co_cms_check_chain(co_cms *cms, co_trust *trust, int64_t time, bool requires_lists) {
  if (!cms->signer) return (co_chain_verdict){co_chain_fault_other, 0, "there is no certificate"};
  co_chain_verdict verdict = {co_chain_fault_other, 0, "memory is exhausted"};
  X509_STORE_CTX *context = X509_STORE_CTX_new();
  STACK_OF(X509) *untrusted = helpers(cms, trust);
  // Only a store takes another way than OpenSSL's, and only a context tells what that is.
  if (context && !trust->ask_lists && X509_STORE_CTX_init(context, trust->store, NULL, NULL) == 1) {
    trust->ask_lists = X509_STORE_CTX_get_check_revocation(context);
    X509_STORE_set_check_revocation(trust->store, lists_hold);
    X509_STORE_CTX_cleanup(context);
  }
  if (context && untrusted && X509_STORE_CTX_init(context, trust->store, cms->signer, untrusted) == 1) {
    rules rules = {.trust = trust, .requires_lists = requires_lists, .time = (time_t)time};
    set_rules(context, &rules);
    if (X509_verify_cert(context) == 1) {
      verdict = grade(X509_STORE_CTX_get0_chain(context));
      sk_X509_pop_free(cms->chain, X509_free);
      cms->chain = X509_STORE_CTX_get1_chain(context);
    } else {
      int error = X509_STORE_CTX_get_error(context);
      verdict = (co_chain_verdict){
          fault_of(error), X509_STORE_CTX_get_error_depth(context), X509_verify_cert_error_string(error)};
    }
  }
  X509_STORE_CTX_free(context);
  sk_X509_free(untrusted);
  ERR_clear_error();
  return verdict;
}
