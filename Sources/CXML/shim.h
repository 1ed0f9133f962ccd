// libxml2: SAX2 for workbook parts that the sheet scanner does not read, and HTML tables.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
