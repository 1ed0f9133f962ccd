// libcsv's own source, brought by scripts/setup-libcsv (never committed), compiled as one translation unit.
#if __has_include("vendor/libcsv.c")
#include "vendor/libcsv.c"
#else
#error "libcsv's source is missing: run `make setup`"
#endif
