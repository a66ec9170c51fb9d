"""The check rules of every number a Dutch front office meets, and how each is written on a screen.

``is_…`` answers yes or no and never raises. Numbers of digits only are strict (nine digits are a BSN, not
"1112.22.333"); what people write with dashes or spaces (kenteken, postcode, IBAN) may have them, and
``normalise_…`` gives the stored form, ``format_…`` the form on a screen. Rules: ../shared/DOMAIN.md §3.
"""

from services.identifiers.addresses import (
    BagObject as BagObject,
    bag_object as bag_object,
    format_postcode as format_postcode,
    is_bag_id as is_bag_id,
    is_huisletter as is_huisletter,
    is_huisnummer as is_huisnummer,
    is_postcode as is_postcode,
    is_toevoeging as is_toevoeging,
    is_woonplaatscode as is_woonplaatscode,
    normalise_postcode as normalise_postcode,
)
from services.identifiers.land import (
    KadastraleAanduiding as KadastraleAanduiding,
    is_bro_id as is_bro_id,
    is_kadastrale_aanduiding as is_kadastrale_aanduiding,
    is_woz_objectnummer as is_woz_objectnummer,
    is_zaaknummer as is_zaaknummer,
    parse_kadastrale_aanduiding as parse_kadastrale_aanduiding,
)
from services.identifiers.money import (
    format_iban as format_iban,
    is_iban as is_iban,
    normalise_iban as normalise_iban,
)
from services.identifiers.organisations import (
    is_brin as is_brin,
    is_btw_id as is_btw_id,
    is_gemeentecode as is_gemeentecode,
    is_kvk as is_kvk,
    is_loonheffingennummer as is_loonheffingennummer,
    is_oin as is_oin,
    is_rsin as is_rsin,
    is_sbi as is_sbi,
    is_vestigingsnummer as is_vestigingsnummer,
    oin_kind as oin_kind,
    oin_of as oin_of,
)
from services.identifiers.persons import (
    BsnFault as BsnFault,
    bsn_fault as bsn_fault,
    is_a_nummer as is_a_nummer,
    is_bsn as is_bsn,
    is_documentnummer as is_documentnummer,
    is_rijbewijsnummer as is_rijbewijsnummer,
    looks_like_bsn as looks_like_bsn,
    mask_bsn as mask_bsn,
    redact_bsns as redact_bsns,
)
from services.identifiers.telephone import (
    mask_telefoon as mask_telefoon,
    normalise_telefoon as normalise_telefoon,
)
from services.identifiers.vehicles import (
    avoided_letters as avoided_letters,
    format_kenteken as format_kenteken,
    is_kenteken as is_kenteken,
    normalise_kenteken as normalise_kenteken,
    sidecode as sidecode,
)
