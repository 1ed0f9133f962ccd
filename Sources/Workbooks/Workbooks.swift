// The room Workbooks.
