"""What an indicator is called in the middle of a sentence.

Main indicators have names of their own in the table of phrases; one that an analyst adds in YAML
gets them from its definition.
"""

from helpers.figures.assessment import Assessment
from helpers.sections.study import Study
from helpers.sections.wording import small
from helpers.vocabulary.indicators import Indicator

_SUBJECTS = {
    "ktp_el": "subject.ktp_el",
    "kia": "subject.kia",
    "akta_lahir_0_17": "subject.akta_lahir_0_17",
    "ikd": "subject.ikd",
}
_DOCUMENTS = {
    "ktp_el": "document.ktp_el",
    "kia": "document.kia",
    "akta_lahir_0_17": "document.akta_lahir_0_17",
    "ikd": "document.ikd",
}
_PEOPLE = {
    ("ktp_el", "dinamis"): "people.ktp_el",
    ("ktp_el", "awal"): "people.ktp_el",
    ("kia", "dinamis"): "people.kia",
    ("kia", "awal"): "people.kia",
    ("akta_lahir_0_17", "dinamis"): "people.akta_lahir_0_17",
    ("akta_lahir_0_17", "awal"): "people.akta_lahir_0_17",
    ("ikd", "sudah_rekam"): "people.ikd_sudah_rekam",
    ("ikd", "wajib_ktp"): "people.ikd_wajib_ktp",
}
_NAMES = {
    "ktp_el": "name.ktp_el",
    "kia": "name.kia",
    "akta_lahir_0_17": "name.akta_lahir_0_17",
    "ikd": "name.ikd",
}
_TITLES = {
    "ktp_el": "title.ktp_el",
    "kia": "title.kia",
    "akta_lahir_0_17": "title.akta_lahir_0_17",
    "ikd": "title.ikd",
}


def subject(study: Study, indicator: Indicator) -> str:
    """Return what is covered: ``kepemilikan akta kelahiran anak usia 0–17 tahun``."""
    if indicator.key in _SUBJECTS:
        return study.text(_SUBJECTS[indicator.key])
    return f"{small(indicator.term)} ({indicator.judging_basis.short_label})"


def document(study: Study, indicator: Indicator) -> str:
    """Return what one more adds: ``akta kelahiran``, ``perekaman KTP-el``."""
    if indicator.key in _DOCUMENTS:
        return study.text(_DOCUMENTS[indicator.key])
    return small(indicator.short_term)


def name(study: Study, indicator: Indicator) -> str:
    """Return the shortest name, as it stands inside a sentence: ``KTP-el``, ``akta kelahiran``."""
    if indicator.key in _NAMES:
        return study.text(_NAMES[indicator.key])
    return small(indicator.short_term)


def people(study: Study, assessment: Assessment) -> str:
    """Return whom the denominator counts: ``anak``, ``wajib KTP``."""
    key = (assessment.indicator, assessment.basis)
    if key in _PEOPLE:
        return study.text(_PEOPLE[key])
    return study.catalogue.indicator(assessment.indicator).unit


def title(study: Study, indicator: Indicator) -> str:
    """Return the short name that heads a section: ``Akta kelahiran``."""
    if indicator.key in _TITLES:
        return study.text(_TITLES[indicator.key])
    return indicator.short_term


def mid_sentence(indicator: Indicator) -> str:
    """Return the indicator's term inside a sentence: ``kepemilikan KIA``."""
    return small(indicator.term)
