"""What Dienst Toeslagen does because of a report: it puts a datum in onderzoek. Amounts follow from a new decision."""

from services.stelsel.digimelding.holding import changes, no_mark, only

CHANGES = changes(no_mark, only("verbetert Dienst Toeslagen met een nieuw besluit"))
