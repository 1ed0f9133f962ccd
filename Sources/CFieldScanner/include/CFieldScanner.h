// The field scanner.
