"""Every figure watched for change, in one pass."""
