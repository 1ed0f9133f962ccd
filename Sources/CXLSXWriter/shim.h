// libxlsxwriter: workbooks that Excel opens as its own.
#include <xlsxwriter.h>
