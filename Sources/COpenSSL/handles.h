// The insides of the two handles, shared by the C files of this target.
#pragma once

#include <openssl/cms.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include "signed_data.h"

struct co_trust {
  X509_STORE *store;
  STACK_OF(X509) *intermediates;
  STACK_OF(X509_CRL) *lists;
};

struct co_cms {
  CMS_ContentInfo *info;
  STACK_OF(X509) *certificates;
  X509 *signer;  // borrowed from certificates
  CMS_SignerInfo *signer_info;
  // Copies that the facts point into.
  unsigned char *common_name;
  GENERAL_NAMES *names;
};

bool co_read_time(const ASN1_TIME *time, int64_t *seconds);

// How the digest behind a signature algorithm, and the kind of key, are to be taken.
co_algorithm co_grade_digest(int nid);
co_key co_grade_key(X509 *certificate);
