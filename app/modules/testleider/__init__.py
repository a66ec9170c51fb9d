"""For the tester, while somebody is logged in: what goes wrong, and letting time pass."""
