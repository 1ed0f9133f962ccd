// SQLite: the register that anyone can query (docs/decisions/0001).
#include <sqlite3.h>
