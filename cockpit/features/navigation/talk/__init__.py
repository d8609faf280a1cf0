"""What is said to the navigation: one module for each kind of wish."""
