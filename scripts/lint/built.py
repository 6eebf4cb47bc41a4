program = None
