"""The log of processing: who looked at a citizen's data, why, and when (Logboek dataverwerkingen)."""
