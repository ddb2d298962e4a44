"""Where the tests of ownership were read, by key."""

from __future__ import annotations

from riskctl.ownership.regimes import Source

OFAC_401 = Source(
    'OFAC FAQ 401, what "indirectly" means',
    "Department of the Treasury, with examples of chains",
    "https://ofac.treasury.gov/faqs/401",
    "official",
)
OFAC_398 = Source(
    "OFAC FAQ 398, ownership and not control",
    "Department of the Treasury; caution below 50 percent",
    "https://ofac.treasury.gov/faqs/398",
    "official",
)
OFAC_2014 = Source(
    "79 FR 47726 (14 August 2014), revised guidance of 13 August 2014",
    "Lexology on the guidance",
    "https://www.lexology.com/library/detail.aspx?g=98e1f875-4ad0-4f18-81e9-b658f1a6c40d",
    "third-party",
)
BIS_SUPPLEMENT = Source(
    "15 CFR part 744, Supplement No. 8",
    "Guidelines for the 50 percent rule, copy of the regulation",
    "https://www.customsmobile.com/regulations/title15_chapterVII_part744_appendix-i7",
    "third-party",
)
BIS_RULE = Source(
    "90 FR 47201 (30 September 2025), FR Doc. 2025-19001",
    "Interim final rule, copy of the notice",
    "https://thefederalregister.org/documents/2025-19001/expansion-of-end-user-controls-to-cover-affiliates-of-certain-listed-entities",
    "third-party",
)
BIS_SUSPENSION = Source(
    "90 FR 50857 (12 November 2025), FR Doc. 2025-19846",
    "One-year suspension of the rule",
    "https://www.federalregister.gov/documents/2025/11/12/2025-19846/one-year-suspension-of-expansion-of-end-user-controls-for-affiliates-of-certain-listed-entities",
    "third-party",
    "2026-11-23",
)
BIS_FLAGS = Source(
    "Red Flag 29, Supplement No. 3 to 15 CFR part 732",
    "Lowenstein Sandler on the rule",
    "https://www.lowenstein.com/news-insights/publications/client-alerts/bis-50-percent-rule-starting-this-week-companies-must-research-the-ownership-of-all-foreign-customers-gtns",
    "third-party",
)
BIS_MINORITY = Source(
    "90 FR 47201, significant minority ownership",
    "Export Solutions on the rule",
    "https://www.exportsolutionsinc.com/resources/blog/bis-adopts-the-ofac-50-rule-effective-immediately",
    "third-party",
)
UK_REGULATION = Source(
    "Burma (Sanctions) (EU Exit) Regulations 2019, regulation 7",
    "Owned or controlled; read as it stood on 31 December 2020, other regimes were not compared",
    "http://legislation.gov.uk/uksi/2019/136/regulation/7/2020-12-31?timeline=false",
    "official",
)
UK_SCHEDULE = Source(
    "S.I. 2019/135 and 2019/855, Schedule 1",
    "Joint interests and joint arrangements",
    "http://legislation.gov.uk/uksi/2019/135/schedules/made?timeline=false",
    "official",
)
UK_GUIDANCE = Source(
    "OFSI general guidance, paragraph 4.14 as of March 2022",
    "Mr. Watchlist, quoting it: holdings of several designated persons are not simply added",
    "https://mrwatchlist.com/2022/03/22/ofsi-updates-ownership-control-guidance/",
    "third-party",
)
EU_PRACTICES = Source(
    "EU Best Practices on restrictive measures, update of 3 July 2024",
    "Akin: 50 percent or more instead of more than 50 percent, and the signs of control",
    "https://akingump.com/en/insights/alerts/eu-publishes-new-best-practices-guidance-including-updated-ownership-test-and-additional-control-guidance",
    "third-party",
)
EU_ADDED = Source(
    "The same update, and Regulation (EU) 2024/1745, recital 28",
    "DLA Piper: holdings of all designated persons are added; the guidance does not bind",
    "https://dlapiper.com/en-gb/insights/publications/2024/08/changes-to-the-eu-sanctions-best-practices",
    "third-party",
)
COVERED_PERSON = Source(
    "28 CFR 202.211",
    "Covered person, copy of the regulation",
    "https://checkoutapi.com/regulations/28/202.211",
    "third-party",
)
ANTHROPIC_AFP = Source(
    "Anthropic, Updating restrictions of sales to unsupported regions, 5 September 2025",
    "AFP at TRT World",
    "https://www.trtworld.com:443/article/77e3fbf4b9e4",
    "third-party",
)
ANTHROPIC_SCMP = Source(
    "The same statement, quoted",
    "South China Morning Post at From Inside Asia",
    "https://frominsideasia.com/?p=160484",
    "third-party",
)
