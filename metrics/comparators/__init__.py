"""What a figure is set beside: a target, the council's rest, what others published."""
