// What the program uses of OpenSSL's libcrypto, behind plain structs: its own headers never reach Swift.
#pragma once

#include "digest.h"
#include "documents.h"
#include "opening.h"
#include "protection.h"
#include "signed_data.h"
#include "trust.h"
