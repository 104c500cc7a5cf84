"""Terms of vragen: their steps, and who watches over them."""
