// The room Rates.
