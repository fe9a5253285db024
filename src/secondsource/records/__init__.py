"""The records: frozen, slotted, no behaviour beyond look-up and checks. All offsets are code points, half-open."""
