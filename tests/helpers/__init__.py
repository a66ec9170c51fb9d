"""What tests share: worlds, planted faults, pictures and examples."""
