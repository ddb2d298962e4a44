"""Questions to the organisation in plain words, with examples; a fact without an entry is asked in the vocabulary's."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class QuestionWording:
    """How a fact is asked: the question, an example of an answer, and for yes-or-no facts a line of a checklist.

    ``line`` completes "Which of these hold?" and is the question itself where it is empty.
    """

    question: str
    example: str = ""
    line: str = ""


_PLAIN: dict[str, QuestionWording] = {
    "self_hosting.country": QuestionWording(
        "Could the model run on the organisation's own machines? In which country, on which chips?",
        "e.g. Japan, H100; an empty line when that is no option",
    ),
    "self_hosting.chips": QuestionWording(
        "Which chips would it run on?", "e.g. H100; riskctl catalogue list chips names all"
    ),
    "criticality": QuestionWording(
        "How much harm would it do if this failed or had to stop?",
        "low, medium, high or critical; it sets how strict the thresholds are",
    ),
    "actor.country": QuestionWording(
        "In which country is the organisation?", "e.g. Malaysia, or MY"
    ),
    "actor.operates_in": QuestionWording(
        "In which countries does it have offices, staff or property?", "e.g. Malaysia, Singapore"
    ),
    "actor.parent_country": QuestionWording(
        "In which country is the company at the top of its group? (its own, if there is none above)",
        "e.g. Japan",
    ),
    "actor.owner_countries": QuestionWording(
        "From which countries do those come who own or control more than half of it?",
        "e.g. Japan; none where nobody does",
    ),
    "actor.sector": QuestionWording(
        "What does the organisation do?", "e.g. health insurance, e-commerce, ministry"
    ),
    "actor.public_body": QuestionWording(
        "Is it part of the state, or controlled by it?",
        "e.g. a ministry, a state university, a company the state owns",
        "is part of the state or controlled by it",
    ),
    "actor.level_of_government": QuestionWording(
        "Which kind of public body is it?", "e.g. national, municipal, institution, none"
    ),
    "actor.subdivision": QuestionWording(
        "In which state, province or region is it?", "its ISO 3166-2 code, e.g. US-TX"
    ),
    "actor.critical_infrastructure": QuestionWording(
        "Has a law or authority designated it as critical infrastructure?",
        "e.g. a grid operator, a large hospital",
        "is designated as an operator of critical infrastructure",
    ),
    "actor.critical_infrastructure_countries": QuestionWording(
        "In which countries is it designated as critical infrastructure?", "e.g. Germany; or none"
    ),
    "actor.roles": QuestionWording(
        "Which roles does it take with the AI system?",
        "deployer: uses it; provider: puts it on the market under its name",
    ),
    "actor.us_person": QuestionWording(
        "Is it a US person?",
        "a US company or branch, or people with US citizenship or residence who take part",
        "is a US person: a US company or branch, or US citizens or residents take part in the use",
    ),
    "actor.sends_items_subject_to_ear": QuestionWording(
        "Does it send US-controlled goods, software or technology to anybody who serves the model?",
        "e.g. chips, servers or weights of US origin; sending prompts is no such thing",
        "sends goods, software or technology under US export control (EAR) to a party of the route",
    ),
    "actor.us_hipaa_bound": QuestionWording(
        "Is it bound by HIPAA?",
        "e.g. a US hospital or health insurer",
        "is bound by HIPAA (US health data)",
    ),
    "actor.us_defence_contractor": QuestionWording(
        "Does it hold contracts with the US Department of Defense?",
        "",
        "holds contracts with the US Department of Defense (Department of War)",
    ),
    "actor.us_federal_contractor": QuestionWording(
        "Does it hold contracts with the US federal government?",
        "",
        "holds contracts with the US federal government",
    ),
    "actor.monthly_active_users": QuestionWording(
        "How many people use its products in a month?", "e.g. 50k, 2 million"
    ),
    "actor.exports_chips": QuestionWording(
        "Does it export or pass on advanced AI chips?",
        "",
        "exports, tranships or passes on advanced AI chips",
    ),
    "actor.data_broker": QuestionWording(
        "Does it sell data on people that it did not collect from them?",
        "",
        "sells data on people that it did not collect from them",
    ),
    "use.places": QuestionWording(
        "In which countries will people use it, or rely on what it says?", "e.g. Brazil, Portugal"
    ),
    "use.in_us_defence_contract": QuestionWording(
        "Is it used for work under a US defence contract?",
        "",
        "is used for work under a US defence contract",
    ),
    "use.in_us_federal_contract": QuestionWording(
        "Is it used for work under a US federal contract?",
        "",
        "is used for work under a US federal contract",
    ),
    "use.on_government_device": QuestionWording(
        "Does it run on devices or networks of a public body?",
        "",
        "runs on devices or networks of a public body",
    ),
    "use.government_bodies": QuestionWording(
        "For public bodies of which countries is it used?",
        "e.g. Kazakhstan; none for private use",
        "is used for public bodies, such as ministries, cities or state schools",
    ),
    "use.government_levels": QuestionWording(
        "For which kind of public body is it used?", "e.g. national, municipal, court; or none"
    ),
    "use.government_subdivisions": QuestionWording(
        "For bodies of which states, provinces or regions is it used?",
        "ISO 3166-2 codes, e.g. US-TX; or none",
    ),
    "use.public_facing": QuestionWording(
        "Do members of the public talk to it directly?",
        "e.g. a chat on a public website",
        "members of the public talk to it directly",
    ),
    "use.automated_decisions": QuestionWording(
        "Does it decide about people without a human looking?",
        "e.g. grants or refuses a loan by itself",
        "decides about people, with legal or similar effect, without a human looking",
    ),
    "use.eu_high_risk": QuestionWording(
        "Is it a high-risk use under the EU AI Act (Annex III or I)?",
        "e.g. hiring, credit scoring, medical devices",
        "is a high-risk use under the EU AI Act: hiring, credit scoring, medical devices ...",
    ),
    "use.material_outsourcing": QuestionWording(
        "Would the financial supervisor call it a material or critical function?",
        "no, where no such supervisor watches over the organisation",
        "supports a function that the financial supervisor calls material or critical",
    ),
    "use.modifies_weights": QuestionWording(
        "Does the organisation fine-tune or otherwise change the model?",
        "",
        "the organisation fine-tunes or otherwise changes the model",
    ),
    "use.redistributes_model": QuestionWording(
        "Does the organisation pass the model on to others?",
        "",
        "the organisation passes the model on to others",
    ),
    "use.military": QuestionWording(
        "Is it for military or intelligence work?", "", "is for military or intelligence work"
    ),
    "use.local_law_forbids": QuestionWording(
        "No rules are held here for one of your countries. Has counsel found that its law forbids this use?",
        "no, once counsel has looked; an empty line while nobody has",
        "the law of a country for which no rules are held here forbids it, as counsel found",
    ),
    "use.fallback_tested": QuestionWording(
        "Has another route been tried out in its place?",
        "",
        "another route has been tried out in its place",
    ),
    "data.personal": QuestionWording(
        "Does the model see data about people?",
        "names, addresses, records, voices; yes or no",
        "is about people: names, addresses, records, voices",
    ),
    "data.classes": QuestionWording(
        "Which kinds of data does the model see?",
        "e.g. health records, customer data, source code; or none",
    ),
    "data.subject_countries": QuestionWording(
        "In which countries are the people the data is about?", "e.g. Brazil"
    ),
    "data.subjects": QuestionWording(
        "About how many people is the data, over a year?", "e.g. 400k"
    ),
    "data.special_category_subjects": QuestionWording(
        "About how many of them is the data sensitive (health, beliefs, biometrics ...)?",
        "e.g. 5000, or none",
    ),
    "data.us_persons_genomic": QuestionWording(
        "On how many US persons does the data hold human genomic data, over a year?",
        "e.g. 500, 20k, or none",
        "human genomic data",
    ),
    "data.us_persons_other_omic": QuestionWording(
        "On how many US persons does the data hold other human 'omic data, over a year?",
        "e.g. 500, 20k, or none",
        "other human 'omic data",
    ),
    "data.us_persons_biometric": QuestionWording(
        "On how many US persons does the data hold biometric identifiers, over a year?",
        "e.g. 500, 20k, or none",
        "biometric identifiers",
    ),
    "data.us_persons_financial": QuestionWording(
        "On how many US persons does the data hold personal financial data, over a year?",
        "e.g. 500, 20k, or none",
        "personal financial data",
    ),
    "data.us_persons_geolocation": QuestionWording(
        "On how many US persons does the data hold precise geolocation (counted as US devices), over a year?",
        "e.g. 500, 20k, or none",
        "precise geolocation (counted as US devices)",
    ),
    "data.us_persons_health": QuestionWording(
        "On how many US persons does the data hold personal health data, over a year?",
        "e.g. 500, 20k, or none",
        "personal health data",
    ),
    "data.us_persons_identifiers": QuestionWording(
        "On how many US persons does the data hold covered personal identifiers, over a year?",
        "e.g. 500, 20k, or none",
        "covered personal identifiers",
    ),
    "data.systematic_monitoring": QuestionWording(
        "Does it come from watching people regularly (tracking, cameras, wearables)?",
        "e.g. no",
        "comes from watching people regularly and systematically",
    ),
    "data.us_government_related": QuestionWording(
        "Is any of it about US government staff or places?",
        "28 CFR 202.222",
        "is about US government staff or places (28 CFR 202.222)",
    ),
    "data.cn_important": QuestionWording(
        "Does Chinese law count any of it as important data?",
        "",
        "is important data under Chinese law",
    ),
    "data.controlled_technical": QuestionWording(
        "Is any of it export-controlled technical data?",
        "",
        "is export-controlled technical data or technology",
    ),
    "data.classified": QuestionWording(
        "Is any of it classified?", "", "is classified government information"
    ),
    "data.fr_particular_sensitivity": QuestionWording(
        "Is it data of particular sensitivity under the French SREN law (article 31)?",
        "",
        "is data of particular sensitivity under the French SREN law (article 31)",
    ),
    "data.ca_quebec": QuestionWording(
        "Is it personal data that an enterprise in Quebec holds?",
        "",
        "is personal data held by an enterprise in Quebec",
    ),
    "data.au_my_health_records": QuestionWording(
        "Are there records of the Australian My Health Record system in it?",
        "",
        "holds records of the Australian My Health Record system",
    ),
}


_NAMED_APART = {
    "criticality": "use.criticality",
    "self_hosting.country": "actor.country",
    "self_hosting.chips": "route.served_on",
}
"""Keys of a use case that stand for facts of another name."""


def fact_of(key: str) -> str:
    """The fact that a key of a use case stands for."""
    return _NAMED_APART.get(key, key.replace("self_hosting.", "route."))


def wording(path: str) -> QuestionWording:
    """The words for a fact, from the table or else from the vocabulary."""
    plain = _PLAIN.get(path)
    if plain is not None:
        return plain
    spec = VOCABULARY[fact_of(path)]
    if spec.type == "evidence":
        return QuestionWording(spec.question, "date and name of the document, or none")
    return QuestionWording(spec.question, takes(spec))


def checklist_line(path: str, mixed: bool = False) -> str:
    """The fact as one line of a list of which some hold; ``mixed`` lists speak of the use and of its data."""
    words = wording(path)
    about = "its data " if mixed and path.startswith("data.") and words.line else ""
    return f"{about}{words.line or words.question}"


def possible(path: str) -> str:
    """All that may be answered, for a person who asks."""
    spec = VOCABULARY[fact_of(path)]
    if spec.choices:
        several = "; several with commas" if spec.type == "set" else ""
        return f"{', '.join(spec.choices)}, or unknown{several}"
    return f"{takes(spec)}, or unknown"


def takes(spec: FactSpec) -> str:
    """What an answer looks like, in words."""
    if spec.choices:
        return "one or several of: " * (spec.type == "set") + ", ".join(spec.choices)
    if spec.of == "country":
        names = "names or two-letter codes of countries, with commas, or none"
        return names if spec.type == "set" else "a country's name or two-letter code"
    if spec.type in NUMERIC:
        return "a number such as 500, 50k or 1.2 million, a range such as 100..500"
    if spec.type == "evidence":
        return "none, or the document's date and name: 2026-01-31, Impact assessment version 2"
    return {"bool": "yes or no", "set": "several with commas, or none"}.get(
        spec.type, "a few words"
    )
