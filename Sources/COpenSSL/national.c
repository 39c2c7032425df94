// GB/T 35275 is RFC 5652's signed data under other names: the structure is read as one is, once the outermost name is
// replaced.
#include <openssl/err.h>
#include <string.h>

#include "handles.h"

const uint8_t co_distinguishing_id[16] = {'1', '2', '3', '4', '5', '6', '7', '8',
                                          '1', '2', '3', '4', '5', '6', '7', '8'};

void co_distinguish_certificate(X509 *certificate) {
  if (X509_get_signature_nid(certificate) != NID_SM2_with_SM3) return;
  ASN1_OCTET_STRING *id = ASN1_OCTET_STRING_new();
  if (id) ASN1_OCTET_STRING_set(id, co_distinguishing_id, sizeof co_distinguishing_id);
  X509_set0_distinguishing_id(certificate, id);
}

// 1.2.156.10197.6.1.4.2: below it 1 data, 2 signed, 3 enveloped, 4 signed and enveloped, 5 encrypted.
static const uint8_t arc[] = {0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02};

static uint8_t below_arc(const uint8_t *name, size_t count) {
  return count == sizeof arc + 1 && memcmp(name, arc, sizeof arc) == 0 ? name[sizeof arc] : 0;
}

bool co_is_national_data(const ASN1_OBJECT *type) {
  return below_arc(OBJ_get0_data(type), OBJ_length(type)) == 1;
}

// Where the outermost SEQUENCE and the name that begins it lie.
typedef struct outer {
  bool indefinite;
  const uint8_t *name, *rest, *end;
} outer;

static bool read_outer(const uint8_t *bytes, size_t count, outer *found) {
  const unsigned char *cursor = bytes;
  long length;
  int tag, class;
  int form = ASN1_get_object(&cursor, &length, &tag, &class, (long)count);
  if (form & 0x80 || tag != V_ASN1_SEQUENCE || class != V_ASN1_UNIVERSAL) return false;
  found->indefinite = form & 1;
  found->end = found->indefinite ? bytes + count : cursor + length;
  form = ASN1_get_object(&cursor, &length, &tag, &class, found->end - cursor);
  if (form & 0x80 || tag != V_ASN1_OBJECT || class != V_ASN1_UNIVERSAL) return false;
  found->name = cursor;
  found->rest = cursor + length;
  return true;
}

co_cms_kind co_national_kind(const uint8_t *bytes, size_t count) {
  outer found;
  co_cms_kind kind = co_cms_kind_other;
  if (read_outer(bytes, count, &found)) {
    switch (below_arc(found.name, (size_t)(found.rest - found.name))) {
    case 2: kind = co_cms_kind_signed; break;
    case 3:
    case 4:
    case 5: kind = co_cms_kind_encrypted; break;
    default: break;
    }
  }
  ERR_clear_error();
  return kind;
}

uint8_t *co_renamed(const uint8_t *bytes, size_t count, size_t *size) {
  static const uint8_t signed_data[] = {0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02};
  outer found;
  // With something behind it, it is no structure and is not read as one.
  if (!read_outer(bytes, count, &found) || found.end != bytes + count) return NULL;
  size_t rest = (size_t)(found.end - found.rest), length = sizeof signed_data + rest;
  uint8_t *renamed = OPENSSL_malloc(length + 16);
  if (!renamed) return NULL;
  unsigned char *cursor = renamed;
  ASN1_put_object(&cursor, found.indefinite ? 2 : 1, (int)length, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
  memcpy(cursor, signed_data, sizeof signed_data);
  memcpy(cursor + sizeof signed_data, found.rest, rest);
  *size = (size_t)(cursor - renamed) + length;
  return renamed;
}
