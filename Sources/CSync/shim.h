#pragma once
#include <unistd.h>

// glibc hides it from whoever does not define _GNU_SOURCE before its first header, which Swift never does.
extern int syncfs(int descriptor);
