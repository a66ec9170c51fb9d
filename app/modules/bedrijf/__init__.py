"""What the trade register keeps about the company that is acted for."""
