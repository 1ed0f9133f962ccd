// The room Households.
