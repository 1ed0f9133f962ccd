// The room Gaps.
