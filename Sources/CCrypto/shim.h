// libcrypto: SHA-256 with the processor's own instructions (docs/decisions/0002).
#include <openssl/evp.h>
