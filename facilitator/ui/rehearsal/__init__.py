"""Rehearse (Répéter): the place looked at before people come, and the day walked through without keeping anything."""
