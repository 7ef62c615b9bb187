"""What a store knows besides facts: snapshots, members, loads, teams, how far the data reaches."""
