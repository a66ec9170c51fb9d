"""What the Belastingdienst does because of a report: it marks a datum; another assessment replaces a wrong one."""

from services.stelsel.digimelding.holding import changes, no_mark, only

CHANGES = changes(no_mark, only("verbetert de Belastingdienst met een nieuwe aanslag"))
