// The room Deduplicate.
