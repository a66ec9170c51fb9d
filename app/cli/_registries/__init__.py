"""The commands under ``main.py registries``: every file in this folder is one."""
