"""What TNO does because of a report: a datum in onderzoek; who drilled delivers anew."""

from services.stelsel.digimelding.holding import changes, no_mark, only

CHANGES = changes(no_mark, only("verbetert wie het onderzoek deed met een nieuwe aanlevering"))
