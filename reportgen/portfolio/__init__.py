"""What a portfolio is made of: the columns of its table, and the table written in them."""
