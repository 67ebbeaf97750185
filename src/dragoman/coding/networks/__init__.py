"""What the small networks say: of marked pairs, of acts and sides that no rule reads, of parties that no list knows."""
