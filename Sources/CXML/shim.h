// libxml2: SAX2 for workbook parts that the sheet scanner does not read, and HTML tables.

// Debian's libxml2 is built with ICU, and its headers then bring ICU's, whose types clash with those of Swift's own ICU
// wherever Foundation is imported too. Nothing of that part is used here; the struct it changes is only pointed at.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
