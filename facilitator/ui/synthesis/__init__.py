"""Synthesis (Synthèse): what the day comes to, written after what the room said and put to it sentence by sentence."""
