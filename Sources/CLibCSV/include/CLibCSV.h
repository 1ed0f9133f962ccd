#if __has_include("../vendor/csv.h")
#include "../vendor/csv.h"
#else
#error "libcsv's source is missing: run `make setup`"
#endif
