"""What a sentence looks like besides its names: capitals, ends, quotation marks, figures, abbreviations."""
