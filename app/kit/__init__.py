"""What a module may use of the office: a small public face, frozen by a test."""
