#pragma once
#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <string.h>

// The names of glibc's resolver are macros, and its state is a union of what several systems had: neither can be
// written in Swift.

// Asks for the records of a type; of those of /etc/resolv.conf at most two servers are asked, each once. Returns the
// length of the answer, or -1 with the reason (h_errno) in *fault.
static inline int resolver_ask(
  const char *server, unsigned short port, int seconds, const char *name, int type, unsigned char *answer,
  int room, int *fault) {
  struct __res_state state;
  memset(&state, 0, sizeof state);
  *fault = NETDB_INTERNAL;
  if (res_ninit(&state) != 0) return -1;
  state.retrans = seconds;
  state.retry = 1;
  if (state.nscount > 2) state.nscount = 2;
  int length = -1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (server == NULL || inet_pton(AF_INET, server, &address.sin_addr) == 1) {
    if (server != NULL) {
      state.nsaddr_list[0] = address;
      state.nscount = 1;
    }
    length = res_nquery(&state, name, ns_c_in, type, answer, room);
    *fault = state.res_h_errno;
  }
  res_nclose(&state);
  return length;
}

// The text of the record of that number among those of a type: of MX and PTR the name, of A and AAAA the address, of TXT
// its strings in one. Returns its length, or -1 where there are not so many.
static inline int resolver_record(
  const unsigned char *answer, int length, int number, int type, char *text, int room) {
  ns_msg message;
  if (ns_initparse(answer, length, &message) != 0) return -1;
  for (int i = 0; i < ns_msg_count(message, ns_s_an); i++) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_an, i, &record) != 0) return -1;
    if (ns_rr_type(record) != type || number-- > 0) continue;
    const unsigned char *data = ns_rr_rdata(record);
    int size = ns_rr_rdlen(record);
    int end = 0;
    switch (type) {
    case ns_t_txt:
      for (int at = 0; at < size && at + 1 + data[at] <= size; at += 1 + data[at]) {
        if (end + data[at] >= room) return -1;
        memcpy(text + end, data + at + 1, data[at]);
        end += data[at];
      }
      return end;
    case ns_t_a:
    case ns_t_aaaa:
      if (size != (type == ns_t_a ? 4 : 16)) return -1;
      if (inet_ntop(type == ns_t_a ? AF_INET : AF_INET6, data, text, room) == NULL) return -1;
      return strlen(text);
    case ns_t_mx:
      if (size < 3) return -1;
      data += 2;
      // The name follows its preference.
    case ns_t_ptr:
      if (ns_name_uncompress(answer, answer + length, data, text, room) < 0) return -1;
      return strlen(text);
    default: return -1;
    }
  }
  return -1;
}
