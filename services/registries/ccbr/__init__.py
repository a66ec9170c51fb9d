"""The Centraal Curatele- en Bewindregister: whom the court put under a measure, and who represents them."""
