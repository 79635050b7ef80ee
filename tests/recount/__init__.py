"""The recount: the plan files counted again by another path than the program's, and every page held against it."""
