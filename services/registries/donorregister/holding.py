"""What the Donorregister does because of a report: it marks a datum; only the citizen changes the choice."""

from services.stelsel.digimelding.holding import changes, no_mark, only

CHANGES = changes(no_mark, only("verandert alleen wie het zelf heeft ingevuld"))
