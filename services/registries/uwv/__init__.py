"""UWV: the digital client file: work history, benefits, help with finding work, education."""
