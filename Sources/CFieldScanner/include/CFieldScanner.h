// Finds where the fields of delimited text end, in libcsv's states, 64 bytes at a time.
//
// A caller sets up a `cfs_state` at the start of a record and calls `cfs_scan` until the position reaches the count or
// the state is CFS_BROKEN. Each entry written is the offset of the delimiter or line end after a field, with flags.
#ifndef CFIELDSCANNER_H
#define CFIELDSCANNER_H

#include <stddef.h>
#include <stdint.h>

// An entry: 29 bits of offset below three flags.
#define CFS_OFFSET 0x1fffffffu
#define CFS_ROW 0x80000000u      // the field is the last of its row: a CR or LF ends it
#define CFS_QUOTED 0x40000000u   // the field is in quotes
#define CFS_DOUBLED 0x20000000u  // and doubled quotes stand in it

// The most entries that one block adds: `cfs_scan` stops when fewer are free.
#define CFS_BLOCK 64

// Where in a field the scanner is.
#define CFS_PLAIN 0   // before or in an unquoted field
#define CFS_OPEN 1    // in quotes
#define CFS_CLOSED 2  // after a quote in a quoted field: its end, or the first of a doubled pair
#define CFS_BROKEN 3  // something else than blanks followed the closing quote at `last_quote`; scanning stopped

typedef struct {
  size_t position;      // the next byte to look at
  uint32_t field_start; // the first byte of the current field
  uint32_t last_quote;  // in CFS_CLOSED and CFS_BROKEN: the quote that seemed to close the field
  uint8_t state;
  uint8_t doubled;      // whether the current field has doubled quotes
  uint8_t delimiter;    // neither a quote, a blank other than tab, nor a line end
} cfs_state;

// The ways to look at 64 bytes; all find the same.
typedef enum { CFS_PORTABLE, CFS_SSE2, CFS_AVX2 } cfs_variant;

// The fastest way that this processor has.
cfs_variant cfs_best(void);

// Whether this processor can do it so.
int cfs_available(cfs_variant variant);

// Scans bytes[state->position ..< count] and returns how many entries it wrote to `ends` (at most `capacity`, which is
// at least CFS_BLOCK). Reads no byte beyond `count`.
size_t cfs_scan(cfs_variant variant, const uint8_t *bytes, size_t count, cfs_state *state, uint32_t *ends,
                size_t capacity);

#endif
