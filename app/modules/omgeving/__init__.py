"""What lies around and under the citizen's home, by the maps (BGT, BRT) and the subsoil registry (BRO)."""
