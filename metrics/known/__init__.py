"""What a store knows besides facts: members, loads, teams, how far the data reaches."""
