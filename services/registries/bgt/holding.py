"""What who keeps the BGT does because of a report: a datum in onderzoek; a new map replaces a wrong one."""

from services.stelsel.digimelding.holding import changes, no_mark, only

CHANGES = changes(no_mark, only("verbetert de bronhouder met een nieuwe kaart"))
