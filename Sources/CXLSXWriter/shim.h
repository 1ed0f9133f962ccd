// libxlsxwriter: workbooks that Excel opens as its own.
#include <xlsxwriter.h>

// Version 1.1.4, Debian's, writes only to a path; a workbook is personal and is made in a file in memory. The system
// declares this call only to programs that ask for all GNU extensions, which Swift's importer does not.
int memfd_create(const char *name, unsigned int flags);
