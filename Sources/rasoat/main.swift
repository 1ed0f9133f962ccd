print("rasoat")
