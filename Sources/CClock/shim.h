#pragma once
#include <string.h>
#include <sys/timex.h>

// Whether something keeps the kernel's clock right (adjtimex(2), which changes nothing without modes): 1, 0, or -1 where
// that cannot be asked.
static inline int clock_is_kept(void) {
  struct timex state;
  memset(&state, 0, sizeof state);
  if (adjtimex(&state) < 0) return -1;
  return (state.status & STA_UNSYNC) == 0;
}
