// libcrypto: SHA-256 with the processor's own instructions (docs/decisions/0002); AES and the hashes of Office files.
#include <openssl/evp.h>
