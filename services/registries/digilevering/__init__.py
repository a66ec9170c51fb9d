"""Digilevering's own API: subscriptions in the shape of Open Notificaties."""
