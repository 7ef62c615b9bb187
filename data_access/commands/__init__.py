"""Commands, by what they are about; `data_access.__main__` puts them together."""
