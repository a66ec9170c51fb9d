"""The outside world without a screen: identity, registries, facilities, mock host and scenarios; no Qt."""
