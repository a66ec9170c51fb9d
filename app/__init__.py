"""The office: the only place where services and widgets meet."""
