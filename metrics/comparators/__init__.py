"""The comparators of a figure: a target, the rest of the council, published figures."""
