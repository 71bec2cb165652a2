"""SubRip and WebVTT: cues whose times stay as they are."""
