"""People and places that the glossary lacks: who they are, and how the target language spells them."""
