"""PTX text to functions, blocks and facts about registers; no code is made here."""
