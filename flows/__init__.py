"""One file per procedure; its body is the list of acts, in the procedure's own words."""
