#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "handles.h"

static void read_common_name(co_cms *cms, co_certificate_facts *facts) {
  X509_NAME *subject = X509_get_subject_name(cms->signer);
  int place = -1, last = -1;
  while ((place = X509_NAME_get_index_by_NID(subject, NID_commonName, place)) >= 0) last = place;
  if (last < 0) return;
  OPENSSL_free(cms->common_name);
  cms->common_name = NULL;
  int count = ASN1_STRING_to_UTF8(
      &cms->common_name, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, last)));
  if (count > 0) facts->common_name = (co_span){cms->common_name, (size_t)count};
}

static void read_names(co_cms *cms, co_certificate_facts *facts) {
  int found;
  GENERAL_NAMES_free(cms->names);
  cms->names = X509_get_ext_d2i(cms->signer, NID_subject_alt_name, &found, NULL);
  // -1 is "no such extension": readable, and without an address. -2 is "more than one".
  facts->names_readable = cms->names || found == -1;
  for (int i = 0; i < sk_GENERAL_NAME_num(cms->names); i++) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(cms->names, i);
    if (name->type == GEN_OTHERNAME) facts->other_names++;
    if (name->type != GEN_EMAIL || facts->addresses++ > 0) continue;
    const ASN1_IA5STRING *address = name->d.rfc822Name;
    facts->address = (co_span){ASN1_STRING_get0_data(address), (size_t)ASN1_STRING_length(address)};
  }
}

// By its key identifier also where another of its extensions cannot be read, of which OpenSSL then knows none.
static bool is_signers(CMS_SignerInfo *signer, X509 *certificate) {
  if (CMS_SignerInfo_cert_cmp(signer, certificate) == 0) return true;
  ASN1_OCTET_STRING *named = NULL;
  if (!CMS_SignerInfo_get0_signer_id(signer, &named, NULL, NULL) || !named) return false;
  ASN1_OCTET_STRING *own = X509_get_ext_d2i(certificate, NID_subject_key_identifier, NULL, NULL);
  bool same = own && ASN1_OCTET_STRING_cmp(own, named) == 0;
  ASN1_OCTET_STRING_free(own);
  return same;
}

static X509 *find_signer(co_cms *cms) {
  for (int i = 0; cms->signer_info && i < sk_X509_num(cms->certificates); i++) {
    X509 *certificate = sk_X509_value(cms->certificates, i);
    if (is_signers(cms->signer_info, certificate)) return certificate;
  }
  return NULL;
}

bool co_cms_read_certificate(co_cms *cms, co_certificate_facts *facts) {
  *facts = (co_certificate_facts){0};
  if (cms->info) cms->signer = find_signer(cms);
  unsigned int size = sizeof facts->fingerprint;
  if (!cms->signer || !X509_digest(cms->signer, EVP_sha256(), facts->fingerprint, &size) ||
      !co_read_time(X509_get0_notBefore(cms->signer), &facts->not_before) ||
      !co_read_time(X509_get0_notAfter(cms->signer), &facts->not_after)) {
    ERR_clear_error();
    return false;
  }
  facts->key = co_grade_key(cms->signer);
  facts->is_authority = X509_check_ca(cms->signer) != 0;
  uint32_t flags = X509_get_extension_flags(cms->signer);
  facts->for_digital_signature =
      (flags & EXFLAG_KUSAGE) && (X509_get_key_usage(cms->signer) & KU_DIGITAL_SIGNATURE);
  facts->for_email_protection =
      (flags & EXFLAG_XKUSAGE) && (X509_get_extended_key_usage(cms->signer) & XKU_SMIME);
  read_common_name(cms, facts);
  read_names(cms, facts);
  ERR_clear_error();
  return true;
}
