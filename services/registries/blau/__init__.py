"""The registry of wages, jobs and benefits: the polisadministratie of UWV."""
