#include "CFieldScanner.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// One bit for each of a block's 64 bytes; bit 0 is the first byte.
typedef struct {
  uint64_t quotes, delimiters, lines;
} block_masks;

// ---- Blocks to masks: three ways to do the same ----

// A word whose byte k has its lowest bit set where byte k of `word` equals byte k of `pattern`; then the eight bits
// gathered into one byte. No carry passes from byte to byte.
static inline uint64_t equal_bytes(uint64_t word, uint64_t pattern) {
  const uint64_t low7 = 0x7f7f7f7f7f7f7f7full;
  uint64_t difference = word ^ pattern;
  uint64_t high_bit_if_zero = ~(((difference & low7) + low7) | difference | low7);
  return ((high_bit_if_zero >> 7) * 0x0102040810204080ull) >> 56;
}

static inline uint64_t little_endian_word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static inline block_masks masks_portable(const uint8_t *block, uint8_t delimiter) {
  const uint64_t ones = 0x0101010101010101ull;
  block_masks masks = {0, 0, 0};
  for (int part = 0; part < 8; part++) {
    uint64_t word = little_endian_word(block + 8 * part);
    masks.quotes |= equal_bytes(word, ones * '"') << (8 * part);
    masks.delimiters |= equal_bytes(word, ones * delimiter) << (8 * part);
    masks.lines |= (equal_bytes(word, ones * '\n') | equal_bytes(word, ones * '\r')) << (8 * part);
  }
  return masks;
}

#if defined(__x86_64__)
static inline uint64_t bits16(__m128i comparison) { return (uint16_t)_mm_movemask_epi8(comparison); }

static inline block_masks masks_sse2(const uint8_t *block, uint8_t delimiter) {
  const __m128i quote = _mm_set1_epi8('"'), separator = _mm_set1_epi8((char)delimiter);
  const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
  block_masks masks = {0, 0, 0};
  for (int part = 0; part < 4; part++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(block + 16 * part));
    __m128i line = _mm_or_si128(_mm_cmpeq_epi8(bytes, lf), _mm_cmpeq_epi8(bytes, cr));
    masks.quotes |= bits16(_mm_cmpeq_epi8(bytes, quote)) << (16 * part);
    masks.delimiters |= bits16(_mm_cmpeq_epi8(bytes, separator)) << (16 * part);
    masks.lines |= bits16(line) << (16 * part);
  }
  return masks;
}

#define AVX2 __attribute__((target("avx2,bmi,popcnt,lzcnt")))

AVX2 static inline uint64_t bits32(__m256i comparison) { return (uint32_t)_mm256_movemask_epi8(comparison); }

AVX2 static inline block_masks masks_avx2(const uint8_t *block, uint8_t delimiter) {
  const __m256i quote = _mm256_set1_epi8('"'), separator = _mm256_set1_epi8((char)delimiter);
  const __m256i lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
  block_masks masks = {0, 0, 0};
  for (int part = 0; part < 2; part++) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(block + 32 * part));
    __m256i line = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, lf), _mm256_cmpeq_epi8(bytes, cr));
    masks.quotes |= bits32(_mm256_cmpeq_epi8(bytes, quote)) << (32 * part);
    masks.delimiters |= bits32(_mm256_cmpeq_epi8(bytes, separator)) << (32 * part);
    masks.lines |= bits32(line) << (32 * part);
  }
  return masks;
}
#endif

// ---- Masks to field ends ----

// The entry for the lowest bit of `left`; of no use, but defined, if there is none.
static inline __attribute__((always_inline)) uint32_t lowest_end(uint64_t left, uint64_t lines, uint32_t base) {
  unsigned bit = left ? (unsigned)__builtin_ctzll(left) : 0;
  return (base + bit) | (uint32_t)((lines >> bit) & 1) << 31;
}

// A block without quotes, outside quotes: every delimiter and line end ends a field. Entries are written eight at a
// time, some of them too many: a loop that ends with the last bit would end at a place that the processor cannot
// foresee. Writes at most 64.
static inline __attribute__((always_inline)) size_t plain_block(block_masks masks, cfs_state *state, uint32_t *ends) {
  uint64_t left = masks.delimiters | masks.lines;
  if (left == 0) return 0;
  uint32_t base = (uint32_t)state->position;
  state->field_start = base + 64 - (uint32_t)__builtin_clzll(left);
  uint64_t lines = masks.lines;
  __asm__("" : "+r"(lines));  // else the compiler takes each bit out of the vector register, one byte after the other
  size_t written = (size_t)__builtin_popcountll(left);
  for (size_t first = 0; first < written; first += 8) {
    for (size_t index = first; index < first + 8; index++) {
      ends[index] = lowest_end(left, lines, base);
      left &= left - 1;
    }
  }
  return written;
}

// Whether only spaces and tabs stand in bytes[start ..< end]. Between two delimiters there is no delimiter, so a tab
// that separates fields is never looked at.
static int is_blank(const uint8_t *bytes, size_t start, size_t end) {
  for (size_t index = start; index < end; index++) {
    if (bytes[index] != ' ' && bytes[index] != '\t') return 0;
  }
  return 1;
}

static uint32_t end_field(cfs_state *state, uint32_t offset, uint32_t flags) {
  if (state->doubled) flags |= CFS_DOUBLED;
  state->field_start = offset + 1;
  state->state = CFS_PLAIN;
  state->doubled = 0;
  return offset | flags;
}

// A quote opens a field where only blanks stand before it; elsewhere, and in an unquoted field, it is a character.
static void quote_met(const uint8_t *bytes, cfs_state *state, uint32_t offset) {
  if (state->state == CFS_PLAIN) {
    if (is_blank(bytes, state->field_start, offset)) state->state = CFS_OPEN;
  } else if (state->state == CFS_OPEN) {
    state->state = CFS_CLOSED;
    state->last_quote = offset;
  } else if (offset == state->last_quote + 1) {
    state->state = CFS_OPEN;
    state->doubled = 1;
  } else {
    state->state = CFS_BROKEN;
  }
}

// A block with quotes, or in quotes: libcsv's states, from special byte to special byte.
static __attribute__((noinline)) size_t quoted_block(const uint8_t *bytes, block_masks masks, cfs_state *state,
                                                     uint32_t *ends) {
  size_t written = 0;
  for (uint64_t left = masks.quotes | masks.delimiters | masks.lines; left; left &= left - 1) {
    unsigned bit = (unsigned)__builtin_ctzll(left);
    uint32_t offset = (uint32_t)state->position + bit;
    if (state->state == CFS_CLOSED && !is_blank(bytes, state->last_quote + 1, offset)) state->state = CFS_BROKEN;
    if (state->state == CFS_BROKEN) break;
    if (masks.quotes >> bit & 1) {
      quote_met(bytes, state, offset);
    } else if (state->state != CFS_OPEN) {
      uint32_t quoted = state->state == CFS_CLOSED ? CFS_QUOTED : 0;
      ends[written++] = end_field(state, offset, quoted | (masks.lines >> bit & 1 ? CFS_ROW : 0));
    }
  }
  return written;
}

static inline __attribute__((always_inline)) size_t block_ends(const uint8_t *bytes, block_masks masks,
                                                               cfs_state *state, uint32_t *ends) {
  if (__builtin_expect(masks.quotes == 0 && state->state == CFS_PLAIN, 1)) return plain_block(masks, state, ends);
  if (masks.quotes == 0 && state->state == CFS_OPEN) return 0;
  return quoted_block(bytes, masks, state, ends);
}

// The loop over blocks, once for each way to make masks, so that each is compiled for its own instructions. The last
// block is copied and padded with a letter that ends nothing.
#define DEFINE_SCAN(name, attributes, masks_of)                                                                       \
  attributes static size_t name(const uint8_t *bytes, size_t count, cfs_state *state, uint32_t *ends,                 \
                                size_t capacity) {                                                                    \
    size_t written = 0;                                                                                               \
    for (; state->position + 64 <= count; state->position += 64) {                                                    \
      if (written + CFS_BLOCK > capacity) return written;                                                             \
      written += block_ends(bytes, masks_of(bytes + state->position, state->delimiter), state, ends + written);       \
      if (state->state == CFS_BROKEN) return written;                                                                 \
    }                                                                                                                 \
    if (state->position >= count || written + CFS_BLOCK > capacity) return written;                                   \
    uint8_t last[64];                                                                                                 \
    memset(last, state->delimiter == 'x' ? 'y' : 'x', sizeof last);                                                    \
    memcpy(last, bytes + state->position, count - state->position);                                                   \
    written += block_ends(bytes, masks_of(last, state->delimiter), state, ends + written);                            \
    if (state->state != CFS_BROKEN) state->position = count;                                                          \
    return written;                                                                                                   \
  }

DEFINE_SCAN(scan_portable, , masks_portable)
#if defined(__x86_64__)
DEFINE_SCAN(scan_sse2, , masks_sse2)
DEFINE_SCAN(scan_avx2, AVX2, masks_avx2)
#endif

// ---- The choice ----

int cfs_available(cfs_variant variant) {
  if (variant == CFS_PORTABLE) return 1;
#if defined(__x86_64__)
  if (variant == CFS_SSE2) return 1;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")
      && __builtin_cpu_supports("lzcnt");
#else
  return 0;
#endif
}

cfs_variant cfs_best(void) {
  if (cfs_available(CFS_AVX2)) return CFS_AVX2;
  return cfs_available(CFS_SSE2) ? CFS_SSE2 : CFS_PORTABLE;
}

size_t cfs_scan(cfs_variant variant, const uint8_t *bytes, size_t count, cfs_state *state, uint32_t *ends,
                size_t capacity) {
#if defined(__x86_64__)
  if (variant == CFS_AVX2) return scan_avx2(bytes, count, state, ends, capacity);
  if (variant == CFS_SSE2) return scan_sse2(bytes, count, state, ends, capacity);
#else
  (void)variant;
#endif
  return scan_portable(bytes, count, state, ends, capacity);
}
