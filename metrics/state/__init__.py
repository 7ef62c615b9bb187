"""What the program itself keeps beside the data: grants, the record, decisions on limits, forecasts."""
