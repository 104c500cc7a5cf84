"""Small changes of the code, one a row, and the tests that must fail with them."""
