"""Who may act for the company: what a machtigingenbeheerder sees, grants and withdraws."""
