"""The words of the invented country in `country`: its forces, and what their sentences are put together from.

Every name is made up. A sentence is built word by word, so that a page of them is as hard to pack as honest prose.
"""

FORCES: tuple[tuple[str, str], ...] = (
    ("Ambersay", "Northern Reach"),
    ("Brindleshire", "Northern Reach"),
    ("Calderwyn", "Northern Reach"),
    ("Dunmorrow", "Northern Reach"),
    ("Eastmarrow", "Northern Reach"),
    ("Fennelstoke and Harrowby Water", "Northern Reach"),
    ("Galderstone", "Northern Reach"),
    ("Hollinmere", "Northern Reach"),
    ("Inkerdale", "Far Coast"),
    ("Jesmarsh", "Far Coast"),
    ("Kestrelby", "Far Coast"),
    ("Larkminster", "Far Coast"),
    ("Marrowfield", "Far Coast"),
    ("Netherquill", "Far Coast"),
    ("Ottermouth and the Isles of Brack", "Far Coast"),
    ("Pellowshire", "Far Coast"),
    ("Quennelby", "Midmarch"),
    ("Ravelstoke", "Midmarch"),
    ("Saltersbridge", "Midmarch"),
    ("Tarnleyshire", "Midmarch"),
    ("Ullenford", "Midmarch"),
    ("Vennborough", "Midmarch"),
    ("Wexmarrow", "Midmarch"),
    ("Yarrowhythe", "Midmarch"),
    ("Zennerdale", "Lower Vale"),
    ("Aldersquay", "Lower Vale"),
    ("Bramblecote", "Lower Vale"),
    ("Corvendale", "Lower Vale"),
    ("Dovershaw", "Lower Vale"),
    ("Eskermoor", "Lower Vale"),
    ("Foxhallowshire", "Lower Vale"),
    ("Greater Wenlow", "Lower Vale"),
    ("Hartlesea", "Great Harbour"),
    ("Islip Marches", "Great Harbour"),
    ("Junipershire", "Great Harbour"),
    ("Kingsmarrow", "Great Harbour"),
    ("Lower Thessaly Road and Docks", "Great Harbour"),
    ("Mistlewick", "Great Harbour"),
    ("Nantybrenin", "Morwen"),
    ("Llanfairbrynhelygenfawr", "Morwen"),
    ("North Morwen", "Morwen"),
    ("South Morwen", "Morwen"),
    ("Ystradgoch", "Morwen"),
)
WELSH_REGION = "Morwen"
WELSH_NAMES = {"North Morwen": "Gogledd Morwen", "South Morwen": "De Morwen"}
"""Forces of the second nation whose name differs in Welsh."""

PEOPLE = ("Ada Quill", "Bryn Tarrow", "Cass Ollerby", "Del Marrick", "Esme Vennel", "Finn Ashgrove", "Gwen Harlow-Pike")
RANKS = ("ACC", "DCC", "T/ACC", "Det Supt", "DCI", "Supt")
ROLES = ("Head of Crime", "Head of Training", "Safeguarding lead", "Data and insight manager", "Contact centre manager")
PARTNERS = ("Lanternway Advocacy", "The Open Gate Trust", "Morwen Support Network", "Harbour Law Clinic")

WHO = """
The force|The safeguarding unit|A small project group|The training team|The contact centre|Each local district
The crime management board|A named inspector|The digital team|Every neighbourhood sergeant
The data and insight unit|The specialist investigators|The review panel|A deputy head of crime|The custody managers
The audit office
""".strip()
HOW = """
now|already|routinely|jointly|carefully|formally|regularly|usually|first|promptly|separately|together|again|in full
""".strip()
DOES = """
reviews|samples|records|compares|checks|trains|briefs|monitors|updates|maintains|publishes|supports|tests|assesses
discusses|measures|coordinates|tracks|audits|explains|summarises|maps|verifies|prepares|revises|collects|oversees
gathers
""".strip()
WILL = """
review|sample|record|compare|check|train|brief|monitor|update|maintain|publish|support|test|assess|pilot|redesign
discuss|measure|coordinate|track|audit|explain|summarise|map|verify|prepare|revise|collect|appoint|evaluate|extend
draft
""".strip()
KIND = """
new|recent|monthly|weekly|local|regional|early|complex|online|digital|open|closed|serious|repeat|written|shared
quarterly|internal|joint|specialist|daily|initial|further|current|standard|simple|urgent|routine|wider|longer
clearer|earlier|pending
""".strip()
THING = """
reports|crime records|risk assessments|search tools|case files|training days|supervision notes|referrals
protective orders|guidance sheets|audit results|problem profiles|flag lists|dashboards|staffing levels
workload figures|outcome codes|briefings|contact plans|feedback forms|handover notes|case reviews|support offers
service contracts|information leaflets|survey answers|policy papers|decision logs|evidence checks
device examinations|threshold tests|partner meetings|terms of reference|timetables
""".strip()
LINK = """
with|alongside|against|after|before|through|from|beside|under|as part of|in line with|on the basis of
in response to
""".strip()
WHEN = """
every week|every month|each quarter|since the spring|since early autumn|by the end of the year|during the summer
twice a year|within one working day|before each meeting|after every shift|at the start of each case
once the supplier has delivered|as soon as staff are in post|when the system changes|over the coming months
in each of the districts|from the first report
""".strip()
REASON = (
    "The shared system sets the date.",
    "The supplier delivers later than planned.",
    "The lead officer has moved on.",
)
UNCLEAR = ("The row is empty and may continue the one above.", "The text breaks off in the middle of a sentence.")
MEASURES = (("Officers trained", "officers"), ("Records sampled", "records"), ("Orders applied for", "orders"))
LONG = "https-less-but-long_reference/Uninterruptedlongwordwithoutanyplacetobreakitinthemiddleofaline"
"""One word without a place to break: it must not push a narrow page sideways."""
WELSH = (
    "Caiff swyddogion hyfforddiant bob blwyddyn, ac mae'r cynnwys yn cael ei adolygu gan y tîm.",
    "Mae'r uned yn darllen pob adroddiad o fewn diwrnod ac yn nodi'r hyn sydd angen ei wneud.",
    "Bydd y cynllun newydd yn cael ei gyhoeddi yn y gwanwyn ar ôl trafod gyda phartneriaid lleol.",
    "Nid oes dyddiad wedi'i bennu eto, oherwydd mae'r gwaith yn dibynnu ar y system genedlaethol.",
    "Mae'r heddlu'n gweithio gyda gwasanaethau cymorth ym mhob rhan o'r ardal.",
)
