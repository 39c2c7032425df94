// What the program uses of OpenSSL's libcrypto, behind plain structs: OpenSSL's own headers never reach Swift.
#pragma once

#include "digest.h"
