#include "signed_data.h"

#include <limits.h>
#include <openssl/err.h>
#include <time.h>

#include "digest.h"
#include "handles.h"

co_cms *co_cms_open(const uint8_t *bytes, size_t count) {
  if (count == 0 || count > INT_MAX) return NULL;
  co_cms_kind national = co_national_kind(bytes, count);
  size_t size = 0;
  uint8_t *renamed = national == co_cms_kind_signed ? co_renamed(bytes, count, &size) : NULL;
  const unsigned char *start = renamed ? renamed : bytes;
  if (!renamed) size = count;
  const unsigned char *cursor = start;
  CMS_ContentInfo *info = d2i_CMS_ContentInfo(NULL, &cursor, (long)size);
  co_cms *cms = NULL;
  if (info && cursor == start + size) cms = OPENSSL_zalloc(sizeof *cms);
  if (cms) {
    cms->info = info;
    cms->is_nationally_encrypted = national == co_cms_kind_encrypted;
  } else {
    CMS_ContentInfo_free(info);
  }
  OPENSSL_free(renamed);
  ERR_clear_error();
  return cms;
}

co_cms *co_cms_of_certificate(const uint8_t *bytes, size_t count) {
  co_trust *file = co_read_certificate_file(bytes, count);
  co_cms *cms = file ? OPENSSL_zalloc(sizeof *cms) : NULL;
  if (cms) {
    cms->certificates = file->intermediates;
    file->intermediates = NULL;
    cms->signer = sk_X509_value(cms->certificates, 0);
  }
  if (file) co_trust_free(file);
  ERR_clear_error();
  return cms;
}

void co_cms_free(co_cms *cms) {
  GENERAL_NAMES_free(cms->names);
  OPENSSL_free(cms->common_name);
  sk_X509_pop_free(cms->certificates, X509_free);
  sk_X509_pop_free(cms->chain, X509_free);
  CMS_ContentInfo_free(cms->info);
  OPENSSL_free(cms);
}

static co_cms_kind kind_of(co_cms *cms) {
  if (cms->is_nationally_encrypted) return co_cms_kind_encrypted;
  switch (OBJ_obj2nid(CMS_get0_type(cms->info))) {
  case NID_pkcs7_signed: return co_cms_kind_signed;
  case NID_pkcs7_enveloped:
  case NID_pkcs7_encrypted:
  case NID_pkcs7_signedAndEnveloped:
  case NID_id_smime_ct_authEnvelopedData: return co_cms_kind_encrypted;
  default: return co_cms_kind_other;
  }
}

// The only value of an attribute, when it has one and of this ASN.1 type.
static void *only_value(X509_ATTRIBUTE *attribute, int type) {
  return X509_ATTRIBUTE_count(attribute) == 1 ? X509_ATTRIBUTE_get0_data(attribute, 0, type, NULL) : NULL;
}

bool co_read_time(const ASN1_TIME *time, int64_t *seconds) {
  struct tm parts;
  if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return false;
  *seconds = timegm(&parts);
  return true;
}

static bool read_signing_time(X509_ATTRIBUTE *attribute, int64_t *seconds) {
  ASN1_TIME *time = only_value(attribute, V_ASN1_UTCTIME);
  if (!time) time = only_value(attribute, V_ASN1_GENERALIZEDTIME);
  return co_read_time(time, seconds);
}

static bool is_data(const ASN1_OBJECT *type) {
  return type && (OBJ_obj2nid(type) == NID_pkcs7_data || co_is_national_data(type));
}

static void read_attributes(CMS_SignerInfo *signer, const ASN1_OBJECT *content_type, co_cms_facts *facts) {
  int count = CMS_signed_get_attr_count(signer);
  facts->attributes = count > 0 ? (size_t)count : 0;
  facts->attributes_well_formed = true;
  for (int i = 0; i < count; i++) {
    X509_ATTRIBUTE *attribute = CMS_signed_get_attr(signer, i);
    bool good = true;
    switch (OBJ_obj2nid(X509_ATTRIBUTE_get0_object(attribute))) {
    case NID_pkcs9_contentType: {
      facts->content_types++;
      ASN1_OBJECT *type = only_value(attribute, V_ASN1_OBJECT);
      facts->attribute_names_content_type = type && OBJ_cmp(type, content_type) == 0;
      good = type != NULL;
      break;
    }
    case NID_pkcs9_messageDigest:
      facts->message_digests++;
      good = only_value(attribute, V_ASN1_OCTET_STRING) != NULL;
      break;
    case NID_pkcs9_signingTime:
      facts->signing_times++;
      good = read_signing_time(attribute, &facts->signing_time);
      break;
    default: break;
    }
    facts->attributes_well_formed = facts->attributes_well_formed && good;
  }
}

static void read_signer(CMS_SignerInfo *signer, const ASN1_OBJECT *content_type, co_cms_facts *facts) {
  X509_ALGOR *digest, *signature;
  CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digest, &signature);
  const ASN1_OBJECT *name;
  X509_ALGOR_get0(&name, NULL, NULL, digest);
  facts->digest_algorithm = co_grade_digest(OBJ_obj2nid(name));
  facts->signature_algorithm = co_grade_signature(signature, OBJ_obj2nid(name));
  ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(signer);
  facts->signature = (co_span){ASN1_STRING_get0_data(value), (size_t)ASN1_STRING_length(value)};
  read_attributes(signer, content_type, facts);
}

co_cms_facts co_cms_read(co_cms *cms) {
  co_cms_facts facts = {.kind = kind_of(cms)};
  if (facts.kind != co_cms_kind_signed) return facts;
  const ASN1_OBJECT *content_type = CMS_get0_eContentType(cms->info);
  facts.content_type_is_data = is_data(content_type);
  ASN1_OCTET_STRING **content = CMS_get0_content(cms->info);
  if (content && *content) {
    facts.has_content = true;
    facts.content = (co_span){ASN1_STRING_get0_data(*content), (size_t)ASN1_STRING_length(*content)};
  }
  if (!cms->certificates) cms->certificates = CMS_get1_certs(cms->info);
  for (int i = 0; i < sk_X509_num(cms->certificates); i++) {
    co_distinguish_certificate(sk_X509_value(cms->certificates, i));
    facts.certificates++;
  }
  STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(cms->info);
  if (signers) facts.signers = (size_t)sk_CMS_SignerInfo_num(signers);
  if (facts.signers == 1) {
    cms->signer_info = sk_CMS_SignerInfo_value(signers, 0);
    read_signer(cms->signer_info, content_type, &facts);
  }
  ERR_clear_error();
  return facts;
}

bool co_cms_digest_holds(co_cms *cms, const uint8_t *bytes, size_t count) {
  if (!cms->signer_info) return false;
  X509_ALGOR *algorithm;
  CMS_SignerInfo_get0_algs(cms->signer_info, NULL, NULL, &algorithm, NULL);
  const ASN1_OBJECT *name;
  X509_ALGOR_get0(&name, NULL, NULL, algorithm);
  // -3: the attribute must be there once and with one value.
  const ASN1_OCTET_STRING *claimed = CMS_signed_get0_data_by_OBJ(
      cms->signer_info, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING);
  const EVP_MD *method = EVP_get_digestbyobj(name);
  uint8_t digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  bool holds = claimed && method && EVP_Digest(bytes, count, digest, &size, method, NULL) == 1 &&
               (size_t)ASN1_STRING_length(claimed) == size &&
               co_equal(ASN1_STRING_get0_data(claimed), digest, size);
  ERR_clear_error();
  return holds;
}
