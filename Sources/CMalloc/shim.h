// glibc's allocator, where there is one.
#if defined(__GLIBC__) || defined(__linux__)
#include <malloc.h>
#endif
