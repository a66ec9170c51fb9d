"""What these tests share."""

from tests.helpers.houses import house as house
