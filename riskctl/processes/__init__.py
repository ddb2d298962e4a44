"""Work on several processes: the same results, in the same order, as in one."""
