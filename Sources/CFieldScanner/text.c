#include "CTextCheck.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// ---- A letter at a time ----

// How many bytes the letter at `bytes` has; 0 where it is damaged, -1 where the bytes end within it (Unicode, table 3-7).
static int letter_length(const uint8_t *bytes, size_t left) {
  uint8_t first = bytes[0];
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  for (int index = 1; index < length; index++) {
    if ((size_t)index >= left) return -1;
    if (bytes[index] < low || bytes[index] > high) return 0;
    low = 0x80;
    high = 0xbf;
  }
  return length;
}

static void note(uint8_t byte, cfs_text *found) {
  found->has_nul |= byte == 0;
  found->has_ef |= byte == 0xef;
  found->has_c2 |= byte == 0xc2;
  found->has_mark |= byte == '?';
}

// Goes on from `found->valid`, where a letter begins, to `end` or a little beyond.
static int check_letters(const uint8_t *bytes, size_t count, size_t end, cfs_text *found) {
  while (found->valid < end) {
    const uint8_t *here = bytes + found->valid;
    int length = letter_length(here, count - found->valid);
    note(*here, found);
    if (length <= 0) {
      found->is_cut = length < 0;
      return 0;
    }
    found->sequences += length > 1;
    found->valid += (size_t)length;
  }
  return 1;
}

// Eight bytes of ASCII at a time, where there are so many.
static void check_portable(const uint8_t *bytes, size_t count, cfs_text *found) {
  const uint64_t high = 0x8080808080808080ull, ones = 0x0101010101010101ull;
  while (found->valid < count) {
    uint64_t word = high;
    if (found->valid + 8 <= count) memcpy(&word, bytes + found->valid, 8);
    if (word & high) {
      size_t end = found->valid + 8 < count ? found->valid + 8 : count;
      if (!check_letters(bytes, count, end, found)) return;
    } else {
      uint64_t marked = word ^ (ones * '?');
      found->has_nul |= ((word - ones) & ~word & high) != 0;
      found->has_mark |= ((marked - ones) & ~marked & high) != 0;
      found->valid += 8;
    }
  }
}

// ---- 32 bytes at a time ----

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,bmi,popcnt,lzcnt")))

// What can be wrong with two bytes that follow each other; an error is what both nibbles of the first and the upper one
// of the second agree on (Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte", 2021).
enum {
  SHORT = 1,         // a letter's first byte, and no continuation after it
  LONG = 2,          // ASCII, and a continuation after it
  OVERLONG3 = 4,     // E0 80..9F
  TOO_LARGE = 8,     // F4 90.. and F5..
  SURROGATE = 16,    // ED A0..BF
  OVERLONG2 = 32,    // C0, C1
  OVERLONG4 = 64,    // F0 80..8F, and F5.. 80..8F
  CONTINUED = 128,   // two continuations: right where a letter of three or four bytes began before
  ANY = SHORT | LONG | CONTINUED,
};

#define TWICE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                                                            \
  _mm256_setr_epi8(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)

// The bytes that stand `by` places before each byte; `previous` is the block before.
#define BEFORE(bytes, previous, by)                                                                                      \
  _mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(previous, bytes, 0x21), 16 - (by))

AVX2 static inline __m256i upper_nibbles(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
}

AVX2 static inline __m256i errors_in(__m256i bytes, __m256i previous) {
  const __m256i first_upper =
      TWICE(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, (char)CONTINUED, (char)CONTINUED, (char)CONTINUED,
            (char)CONTINUED, SHORT | OVERLONG2, SHORT, SHORT | OVERLONG3 | SURROGATE, SHORT | TOO_LARGE | OVERLONG4);
  const char any = (char)ANY, large = (char)(ANY | TOO_LARGE | OVERLONG4);
  const __m256i first_lower = TWICE((char)(ANY | OVERLONG3 | OVERLONG2 | OVERLONG4), (char)(ANY | OVERLONG2), any, any,
                                    (char)(ANY | TOO_LARGE), large, large, large, large, large, large, large, large,
                                    (char)(ANY | TOO_LARGE | OVERLONG4 | SURROGATE), large, large);
  const char end = LONG | (char)CONTINUED;
  const __m256i second_upper =
      TWICE(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, (char)(end | OVERLONG2 | OVERLONG3 | OVERLONG4),
            (char)(end | OVERLONG2 | OVERLONG3 | TOO_LARGE), (char)(end | OVERLONG2 | SURROGATE | TOO_LARGE),
            (char)(end | OVERLONG2 | SURROGATE | TOO_LARGE), SHORT, SHORT, SHORT, SHORT);
  __m256i one_before = BEFORE(bytes, previous, 1);
  __m256i pairs = _mm256_and_si256(
      _mm256_shuffle_epi8(first_upper, upper_nibbles(one_before)),
      _mm256_and_si256(_mm256_shuffle_epi8(first_lower, _mm256_and_si256(one_before, _mm256_set1_epi8(15))),
                       _mm256_shuffle_epi8(second_upper, upper_nibbles(bytes))));
  // Where a letter of three bytes began two places before, or one of four three places before, two continuations are due.
  __m256i third = _mm256_subs_epu8(BEFORE(bytes, previous, 2), _mm256_set1_epi8(0xe0 - 0x80));
  __m256i fourth = _mm256_subs_epu8(BEFORE(bytes, previous, 3), _mm256_set1_epi8(0xf0 - 0x80));
  __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(due, pairs);
}

// Where the letter begins that the byte before `place` belongs to, or `place` if that letter ends there.
static size_t letter_start(const uint8_t *bytes, size_t place) {
  size_t start = place;
  while (start > 0 && place - start < 3 && (bytes[start - 1] & 0xc0) == 0x80) start--;
  if (start > 0 && bytes[start - 1] >= 0xc0) start--;
  return start < place && letter_length(bytes + start, place - start) > 0 ? place : start;
}

AVX2 static void check_avx2(const uint8_t *bytes, size_t count, cfs_text *found) {
  const __m256i zero = _mm256_setzero_si256();
  __m256i previous = zero, nul = zero, ef = zero, c2 = zero, mark = zero;
  size_t place = 0;
  for (; place + 32 <= count; place += 32) {
    __m256i block = _mm256_loadu_si256((const __m256i *)(bytes + place));
    nul = _mm256_or_si256(nul, _mm256_cmpeq_epi8(block, zero));
    mark = _mm256_or_si256(mark, _mm256_cmpeq_epi8(block, _mm256_set1_epi8('?')));
    uint32_t beyond = (uint32_t)_mm256_movemask_epi8(block);
    // A block of ASCII is right unless a letter is open, which only three bytes before it can tell.
    if (beyond | ((uint32_t)_mm256_movemask_epi8(previous) & 0xe0000000u)) {
      if (!_mm256_testz_si256(errors_in(block, previous), _mm256_set1_epi8(-1))) break;
      ef = _mm256_or_si256(ef, _mm256_cmpeq_epi8(block, _mm256_set1_epi8((char)0xef)));
      c2 = _mm256_or_si256(c2, _mm256_cmpeq_epi8(block, _mm256_set1_epi8((char)0xc2)));
      uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(block, _mm256_set1_epi8((char)0xbf))) & beyond;
      found->sequences += (size_t)__builtin_popcount(first);
    }
    previous = block;
  }
  found->has_nul = _mm256_movemask_epi8(nul) != 0;
  found->has_mark = _mm256_movemask_epi8(mark) != 0;
  found->has_ef = _mm256_movemask_epi8(ef) != 0;
  found->has_c2 = _mm256_movemask_epi8(c2) != 0;
  found->valid = letter_start(bytes, place);
  if (found->valid < place) found->sequences--;  // counted, and met again
  check_letters(bytes, count, count, found);
}
#endif

void cfs_check(cfs_variant variant, const uint8_t *bytes, size_t count, cfs_text *found) {
  memset(found, 0, sizeof *found);
#if defined(__x86_64__)
  if (variant == CFS_AVX2) {
    check_avx2(bytes, count, found);
    return;
  }
#endif
  (void)variant;
  check_portable(bytes, count, found);
}
