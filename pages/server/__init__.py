"""What stands between the network and the pages: which addresses answer, to whom, and with which headers."""
