"""Which case a name stands in, told by the words around it, and what follows from it: prepositions, their sound."""
