"""The print menu: every sheet of the kit, seen before it is saved or printed, and the calendar file."""
