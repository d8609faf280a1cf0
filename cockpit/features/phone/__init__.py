"""The phones of those who drive: where they are, what they tell, what they may ask."""
