/* Parses the same mails as bench-mail and decodes the same things, by GMime.
   usage: gmime FILE ROUNDS */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct mail {
  unsigned char *bytes;
  size_t length;
};

static size_t mails, bytes, texts, characters, subjects, senders, files;

static size_t length_of(const char *text) { return text ? (size_t)g_utf8_strlen(text, -1) : 0; }

/* Reads all mails, each of which stands after its length. */
static struct mail *load(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(2);
  size_t room = 16384;
  struct mail *all = malloc(room * sizeof *all);
  unsigned char prefix[4];
  *count = 0;
  while (fread(prefix, 1, 4, file) == 4) {
    if (*count == room) all = realloc(all, (room *= 2) * sizeof *all);
    struct mail *mail = &all[(*count)++];
    mail->length = prefix[0] | prefix[1] << 8 | prefix[2] << 16 | (size_t)prefix[3] << 24;
    mail->bytes = malloc(mail->length);
    if (fread(mail->bytes, 1, mail->length, file) != mail->length) exit(2);
  }
  fclose(file);
  return all;
}

static void add_part(GMimeObject *parent, GMimeObject *part, gpointer unused) {
  (void)parent;
  (void)unused;
  if (GMIME_IS_TEXT_PART(part)) {
    char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    texts++;
    characters += length_of(text);
    g_free(text);
  } else if (GMIME_IS_PART(part)) {
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    GMimeStream *memory = g_mime_stream_mem_new();
    if (content) g_mime_data_wrapper_write_to_stream(content, memory);
    files += g_mime_stream_length(memory);
    g_object_unref(memory);
  }
}

static void add(const struct mail *mail, GMimeParserOptions *options) {
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)mail->bytes, mail->length);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage *message = g_mime_parser_construct_message(parser, options);
  g_object_unref(parser);
  g_object_unref(stream);
  if (!message) return;
  mails++;
  bytes += mail->length;
  subjects += length_of(g_mime_message_get_subject(message));
  InternetAddressList *from = g_mime_message_get_from(message);
  for (int place = 0; place < internet_address_list_length(from); place++) {
    InternetAddress *address = internet_address_list_get_address(from, place);
    senders += length_of(internet_address_get_name(address));
    if (INTERNET_ADDRESS_IS_MAILBOX(address))
      senders += length_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
  }
  g_mime_message_foreach(message, add_part, NULL);
  g_object_unref(message);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  g_mime_init();
  GMimeParserOptions *options = g_mime_parser_options_new();
  size_t all = 0;
  struct mail *loaded = load(arguments[1], &all);
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  for (int round = 0; round < atoi(arguments[2]); round++)
    for (size_t place = 0; place < all; place++) add(&loaded[place], options);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
  printf("gmime mails=%zu bytes=%zu texts=%zu characters=%zu subjects=%zu senders=%zu files=%zu seconds=%.6f\n",
         mails, bytes, texts, characters, subjects, senders, files, seconds);
  return 0;
}
