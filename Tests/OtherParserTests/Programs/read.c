/* Reads mails with GMime and prints what they say: a word, a space, the value in hexadecimal. */
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>

static void say_bytes(const char *word, const unsigned char *bytes, size_t count) {
  printf("%s ", word);
  for (size_t i = 0; i < count; i++) printf("%02x", bytes[i]);
  printf("\n");
}

static void say(const char *word, const char *value) {
  const char *text = value ? value : "";
  say_bytes(word, (const unsigned char *)text, strlen(text));
}

static void warn(gint64 offset, GMimeParserWarning code, const gchar *item, gpointer data) {
  char text[80];
  snprintf(text, sizeof text, "warning %d at %lld", (int)code, (long long)offset);
  say("complaint", text);
}

static void addresses(const char *word, InternetAddressList *list) {
  int count = list ? internet_address_list_length(list) : 0;
  for (int i = 0; i < count; i++) {
    InternetAddress *address = internet_address_list_get_address(list, i);
    const char *name = internet_address_get_name(address);
    const char *mailbox = INTERNET_ADDRESS_IS_MAILBOX(address)
                              ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)) : "?";
    char *text = g_strdup_printf("%s <%s>", name ? name : "", mailbox);
    say(word, text);
    g_free(text);
  }
}

static void identifiers(const char *word, GMimeMessage *message, const char *field) {
  const char *value = g_mime_object_get_header(GMIME_OBJECT(message), field);
  GMimeReferences *list = value ? g_mime_references_parse(NULL, value) : NULL;
  int count = list ? g_mime_references_length(list) : 0;
  for (int i = 0; i < count; i++) {
    char *text = g_strdup_printf("<%s>", g_mime_references_get_message_id(list, i));
    say(word, text);
    g_free(text);
  }
}

static void part(GMimeObject *parent, GMimeObject *object, gpointer data) {
  if (!GMIME_IS_PART(object)) return;
  GMimeContentType *type = g_mime_object_get_content_type(object);
  GMimeStream *memory = g_mime_stream_mem_new();
  g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(object)), memory);
  GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  const char *disposition = g_mime_object_get_disposition(object);
  if (disposition && strcmp(disposition, "attachment") == 0) {
    char *name = g_mime_content_type_get_mime_type(type);
    say("type", name);
    g_free(name);
    say("name", g_mime_part_get_filename(GMIME_PART(object)));
    say_bytes("content", bytes->data, bytes->len);
  } else {
    say_bytes(g_mime_content_type_get_media_subtype(type), bytes->data, bytes->len);
  }
  g_object_unref(memory);
}

int main(int count, char **arguments) {
  g_mime_init();
  GMimeParserOptions *options = g_mime_parser_options_new();
  g_mime_parser_options_set_warning_callback(options, warn, NULL);
  for (int i = 1; i < count; i++) {
    say("mail", arguments[i]);
    GMimeStream *stream = g_mime_stream_file_open(arguments[i], "r", NULL);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, options);
    say("subject", g_mime_message_get_subject(message));
    addresses("from", g_mime_message_get_from(message));
    addresses("reply-to", g_mime_message_get_reply_to(message));
    addresses("to", g_mime_message_get_to(message));
    addresses("cc", g_mime_message_get_cc(message));
    identifiers("message-id", message, "Message-ID");
    identifiers("in-reply-to", message, "In-Reply-To");
    identifiers("references", message, "References");
    g_mime_message_foreach(message, part, NULL);
    g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
  }
  return 0;
}
