"""Archives -> folders of readings: cut into tasks for many processes or machines, taken up again where stopped."""
