"""What the program itself keeps beside the data: grants, the audit, decisions on limits."""
