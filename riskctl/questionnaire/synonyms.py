"""Words that people use for the members of closed lists: sectors, classes of data, harm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SECTORS = """
banking: bank, banks, retail bank, private bank, finance, financial services, lender, credit union, credit
insurance: insurer, insurers, health insurance, health insurer, life insurance, reinsurance, insurance broker,\
 takaful
capital-markets: broker, securities, exchange, stock exchange, asset management, asset manager, fund, hedge fund,\
 investment, investment bank, wealth management
payments: payment, fintech, payment services, wallet, e money, card issuer
healthcare: health, hospital, hospitals, clinic, medical, medicine, health care, care home, doctor
defence: defense, military, armed forces, arms, defence industry, defense industry
government: ministry, public administration, public sector, state, authority, municipality, city, council, agency
logistics: freight, shipping, forwarder, forwarding, warehousing, parcel, courier, post
telecommunications: telecom, telecoms, telco, mobile operator, carrier, internet provider, isp
energy: oil, gas, oil and gas, utility, utilities, electricity, power, nuclear, mining of coal, oil firm, oil company
transport: airline, aviation, rail, railway, railways, bus, airport, port, public transport
education: school, schools, university, universities, college, edtech, training
retail: shop, shops, e commerce, ecommerce, online shop, store, stores, supermarket, wholesale, marketplace, commerce
manufacturing: manufacturer, car maker, carmaker, automotive, factory, maker, chemicals, machinery, industry
technology: tech, it, software, saas, game, games, gaming, game studio, video games, internet, ict, it services, startup
legal: law, law firm, lawyer, lawyers, solicitors, barristers, notary, attorneys
media: news, newspaper, publisher, publishing, press, broadcaster, television, tv, film, entertainment, advertising
other: others, charity, ngo, construction, real estate, agriculture, hotel, tourism, consulting
"""
_CLASSES = """
personal: names, name, contact, contacts, contact details, addresses, e mail, email, emails, personal data, pii
health: medical, medical records, patient, patients, patient data, health data, diagnoses
biometric: biometrics, fingerprints, faces, face images, voice prints, biometric data
genomic: dna, genetic, genetic data, genome
geolocation: location, locations, gps, location data
financial: bank, bank account, bank data, accounts, income, credit, loans, financial data
government-id: passport, passports, id, ids, id card, id cards, identity card, identity cards, id numbers, tax numbers,\
 social security numbers, government ids
children: child, kids, minors, pupils, children s data
employee: employees, staff, hr, human resources, payroll, salaries, applicants, cv, cvs, employee data
customer-account: customer, customers, customer data, customer accounts, orders, account, client data, clients
trade-secret: trade secrets, secrets, confidential, know how, contracts, business secrets, confidential documents
controlled-technical: export controlled, controlled technology, technical data, drawings
classified: secret, state secrets, classified information
public: public data, published, open data, web pages, websites
important-data-cn: important data
source-code: code, source, software, program code, source codes
payment-transaction: payment, payments, card, cards, card data, transaction, transactions, payment data
"""
_HARM = """
low: little, small, minor, none
medium: some, moderate, middle
high: much, large, serious, major
critical: severe, extreme, vital, life, lives
"""


def fold(text: str) -> str:
    """Small letters and digits with single blanks: what spellings of a word have in common."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.replace("&", " and ")).split())


def _table(text: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in text.replace("\\\n", "").strip().splitlines():
        choice, _, words = line.partition(": ")
        table[fold(choice)] = choice
        table |= {word.strip(): choice for word in words.split(",")}
    return table


_TABLES = {
    "actor.sector": _table(_SECTORS),
    "data.classes": _table(_CLASSES),
    "use.criticality": _table(_HARM),
}


def choice_of(path: str, choices: Iterable[str], text: str) -> str:
    """The choice that a person's word stands for; the text itself where none does.

    A whole phrase goes before its last word, which in English says what kind of thing the phrase names: health
    insurance is insurance.
    """
    by_spelling = {fold(choice): choice for choice in choices}
    table = _TABLES.get(path, {})
    phrase = fold(text)
    words = phrase.split()
    for candidate in (phrase, phrase.removesuffix(" data"), words[-1] if words else ""):
        meant = by_spelling.get(candidate) or table.get(candidate)
        if meant is not None:
            return meant
    meanings = {table[word] for word in words if word in table}
    return meanings.pop() if len(meanings) == 1 else text


def known_words(path: str, choices: Iterable[str]) -> list[str]:
    """The choices and every word that stands for one, for suggestions."""
    return [*choices, *_TABLES.get(path, {})]
