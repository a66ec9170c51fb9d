"""What LBIO does because of a report: it marks a datum; a judge sets maintenance, payments make the account."""

from services.stelsel.digimelding.holding import changes, no_mark, only

CHANGES = changes(no_mark, only("verandert alleen met een uitspraak van de rechter of een nieuwe betaling"))
