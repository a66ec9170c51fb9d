"""The commands under ``main.py stelsel``: every file in this folder is one."""
