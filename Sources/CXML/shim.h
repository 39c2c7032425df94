#pragma once
#include <libxml/xmlversion.h>
// Else libxml2 brings ICU's headers, which Foundation has too, in another edition. It only drops two fields at the
// end of a struct that we never allocate.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

static inline void xml_hear_nothing(void *context, const char *message, xmlParserSeverities severity,
                                    xmlTextReaderLocatorPtr place) {}

// A reader that reaches for nothing outside the bytes that it is given and does not speak to the terminal.
static inline xmlTextReaderPtr xml_reader(xmlInputReadCallback read, void *context) {
  xmlTextReaderPtr reader =
      xmlReaderForIO(read, NULL, context, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (reader) xmlTextReaderSetErrorHandler(reader, xml_hear_nothing, NULL);
  return reader;
}

// xmlFree is a variable that anybody may set, which Swift does not let threads share.
static inline void xml_free(void *value) { xmlFree(value); }
