// Tells how far bytes are UTF-8, and whether bytes stand in them that have to be looked at.
#ifndef CTEXTCHECK_H
#define CTEXTCHECK_H

#include <stddef.h>
#include <stdint.h>

#include "CFieldScanner.h"

typedef struct {
  size_t valid;      // so many bytes are UTF-8: where the first letter begins that is damaged or cut off, or the count
  size_t sequences;  // about how many letters of more than one byte are among them
  uint8_t is_cut;    // what follows is the beginning of a letter whose end the bytes do not have
  uint8_t has_nul;   // a NUL stands somewhere in the bytes looked at
  uint8_t has_ef;    // so does 0xEF, the first byte of U+FFFD
  uint8_t has_c2;    // so does 0xC2, the first byte of U+0080 to U+00BF
  uint8_t has_mark;  // so does a question mark
} cfs_text;

// Looks at all bytes up to the first that are no UTF-8. Reads no byte beyond `count`.
void cfs_check(cfs_variant variant, const uint8_t *bytes, size_t count, cfs_text *found);

#endif
