"""Words that are given names, and words in capitals that are no names. Data, and nothing else."""

_GIVEN = """
aaliyah aaron abbie abby abdul abdullah abigail adam adele adrian agnieszka ahmed aidan aileen aimee aisha alan
alana alastair albert alec aled alex alexander alexandra alfie alfred ali alice alicia alina alison alistair allan
allen alun alwyn alys amanda amber amelia amina amir amy ana anastasia andrea andreea andrei andrew andy angela
angus aneurin angharad anil anita ann anna anne annette annie anthony antonia anwen april arthur arwel asha ashley
asif ava ayesha barbara barry beata beatrice becky belinda ben benjamin bernadette bernard beth bethan bethany
betty beverley bilal bob bogdan brandon brenda brendan brian bridget bronwen bryn callum calum cameron cara carl
carla carol carole caroline carolyn carwyn carys catherine catrin cathy ceri chantelle charlene charles charlie
charlotte chelsea cherie cheryl chloe chris christian christina christine christopher ciara claire clare clive
colin colleen connor conor courtney craig cristina curtis cynthia dafydd daisy damian dan daniel danielle danny
darren darryl dave david dawn dean deborah debbie declan deepak deirdre delyth denise dennis derek derrick dewi
diana diane dilys dominic dominika donald donna doreen doris dorota dorothy douglas duncan dylan edith edward
edwina eifion eileen eilidh eira eirlys elaine eleanor elen elena eleri elin elizabeth ella ellen ellie elliot
elsie elwyn emily emlyn emma emyr eric erica erin esme esther ethan eugene eva evan eve evelyn ewa ewan faisal
farah farhan fatima fiona florence fran frances francesca francis frank fred freddie frederick freya gabriel
gabriela gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard geraint gerwyn gethin
gillian gina giovanni gladys glen glenn glenys gloria glyn gordon graeme graham grace greg gregory grzegorz guy
gwen gwenda gwenllian gwilym gwyn gwyneth gwynne hamza hannah haris harold harriet harry hassan hayley hazel heather
heidi helen helena henry hilary hollie holly howard huw hugh ian ibrahim idris ieuan ifan imran imogen ioan iolo
ione irena irene iris isaac isabel isabella isla ismail ivan ivy iwan jack jackie jacob jacqueline jade jake jamal
james jamie jan jane janet janice jasmine jason javed jay jayne jean jeff jeffrey jemma jennifer jenny jeremy
jerome jess jessica jill jim jimmy joan joanna joanne joe joel john johnny jon jonathan jordan joseph josephine
josh joshua joy joyce juan judith julia julian julie june justin justyna kamil karen karl karolina kasia kate
katarzyna katherine kathleen kathryn kathy katie kay kayleigh keira keith kelly kelsey ken kenneth kerry kevin
khadija khalid kieran kim kimberley kirsty kirsten krzysztof kyle lara laura lauren laurence leah leanne lee leila
leo leon leonard leroy lesley leslie lewis liam lily linda lindsay lisa liz lloyd llinos logan lorna lorraine
louis louise lowri lucy luke lukasz lydia lyn lynda lynn lynne maciej maddison madeleine maggie magdalena mair
maisie malcolm malgorzata mandy manjit manon marcin marcus margaret maria marian marie marilyn marion marjorie
mark marta martin martyn mary maryam mateusz matthew maureen maurice max maxine may megan meera melanie melissa
meryl mia michael michaela michal michelle mike mikolaj mina miranda miriam mohamed mohammad mohammed moira mollie
molly monica monika morag morgan muhammad muriel mustafa myfanwy nadia nadine naomi natalie natasha nathan
nathaniel neil nerys nia niamh nick nicky nicola nicole nigel nikki nina noah noel noor nora norma norman oliver
olivia olga olwen omar oscar osian owain owen paige pam pamela pat patricia patrick paul paula pauline pawel peggy
penelope penny perry pete peter phil philip phillip phoebe phyllis piotr poppy priya rachael rachel rafal raj
rajesh ralph ravi ray raymond rebecca rhian rhiannon rhodri rhona rhys richard ricky rita rob robbie robert roberta
robin rod roderick rodney roger roisin roland ron ronald rory rosa rosalind rose rosemary rosie ross rowan rowena
roy russell ruth ryan saima sally sam samantha samina samira samuel sana sandra sanjay sara sarah saskia scott
sean sebastian selina shabana shana shane shannon sharon shaun shauna sheila shelley sheryl shirley sian sidney
simon simone sinead sioned siobhan skye sofia sonia sophia sophie spencer stacey stan stanley stefan stella
stephanie stephen steve steven stewart stuart sue sunita susan suzanne suzy sylvia syed sylwia tamara tamsin tania
tanya tara tariq tegan teresa terence terry tess theo theresa thomas tim timothy tina toby todd tom tomasz tomos
tony tracey tracy trevor tristan trudy tyler una usman valerie vanessa vaughn vera verity veronica vicky victor
victoria vikram vincent violet viola vivien vivienne wayne wendy wesley wiktoria will william winifred wojciech
yasmin yasmine yolanda yusuf yvette yvonne zac zach zainab zara zoe zofia
"""
GIVEN = frozenset(_GIVEN.split())
"""First names common in England and Wales, without accents."""

_AMBIGUOUS = """
amber april art bill chase chelsea christian dale dan dawn dean drew eve faith fern frank gene george glen grace
grant guy harry hazel heather holly hope iris ivy jack jade jan jay jordan joy june kay kent kim lance lee leigh
lily logan mark may max mike miles morgan neil noor norm olive paige pat paul pearl penny perry poppy ray rich
rob robin rod rose ross rowan roy ruby russell sally scott sky skye stan stacey sue summer tara terry theo tom tony
tyler una use van victor victoria violet wade ward will
"""
AMBIGUOUS = frozenset(_AMBIGUOUS.split())
"""Given names that are also words or places: alone or in small letters they name nobody."""

_COMMON = """
a about abuse academy access achieving act acting action actions advice adviser advocacy advocate advocates after
against agencies agency agreement alert all also always an analysis and any app appendix applications are area
areas arrangements as assessment assessments assistant at authorised authority aware awareness baroness based be
before being best between board both breach breaches british bureau by call can care case cases caseworker
caseworkers central centre centred chair champion charge charged charges charter chief child children city civil
cleared clinic coach code college commission commissioned commissioner commissioning committee communication
communities community complaint complaints conditions conference confidence consortium constable constabulary
contact contacts control coordinator council counselling counts county court courts crime crimes criminal crown
custody cyber daily data day days deputy desk detective detention development digital director disclosure disorder
district division domestic during duty each early eastern edition education eighteen emergency england english
enhanced entitlement entitlements every evidence experience experiences expert experts facing families family
feedback female female-led file first five focus focused focussed follow following for force forces form former
forum foundation four framework from front fund funding gateway girls government greater group guidance guide had
handbook handling harassment harm has have he health heard help helpline her hidden high his home hotline hour
hours house how hub identification if impact improvement in independent individual information initial initiative
inquiry inspector intelligence intensive interim international intervention interventions interview interviews
into investigating investigation investigations is issues it its journey judicial july justice key kit know known
lady last law lead leads learning legal let letter level liaison life line link list live local locally log
london lord male management manager managers mapping march matters may media meeting meetings men mental met
metropolitan ministry model monday monitoring month months more most multi multi-agency must my national needs
neighbourhood network never new next night nine no north northern northwest not notification now nominal number
of off offence offences offender offenders office officer officers on one only open operation operational order
orders organised other our out outcome outcomes over panel part partner partners partnership partnerships pathway
pathways people perception perpetrator perpetrators personal persons phase pilot plan plans police policies
policing policy portal practice practitioner practitioners prevention prison private probation procedure process
professor profile profiling programme programmes project proforma prosecution protecting protection protocol
psychologist public pursue quality quarter question questionnaire questions rape record records redress referral
referrals region regional register registration relations release report reporting reports research resolution
resource response restorative retention review reviews right rights risk risks role safe safeguarding safety
satisfaction scheme screening scrutiny search section secretary senior sensitive sergeant serious service services
seven sexual shall she should silent since sir site six social society south southern special specialist
specialists staff stakeholder stalker stalkers stalking standard standards state statement statements station
statutory steering step strategic strategy street streets student summit superintendent supervision supervisor
support supporting surgery survey surveys survivor survivors suspect suspects system table tactical tactics target
targeting task team teams ten that the their them then there these they thing think this those three through
thursday to today together told tool toolkit total touch track tracker tracking training treatment trial triage
trust tuesday two under understanding unit units university until update updates us use user view violence violent
voice voices volume vulnerability vulnerable wales was watch way we wednesday week weekly welfare wellbeing welsh
were west western what when where which while who whole why wise with within without witness witnesses women work
worker working works workshop world year years yes you young your youth
january february april june august september october november december friday saturday sunday
cps iopc hmicfrs npcc pcc opcc mappa marac marrac spo spos dash vawg isac isacs idva idvas acc dcc dci dcs dsi di ds
dc pc ps sio oic slt paladin mappas mosovo iom vps cao uk eu nhs ni cjs da dv hbv apcc apvs vcop vrr vna
yr y a'r ac heddlu cymorth gwasanaeth gwasanaethau cod hawliau uned tîm comisiynydd bwrdd panel prosiect
"""
COMMON = frozenset(_COMMON.split())
"""Words that stand in capitals beside victims and suspects without being anybody's name, in small letters."""

_RANKS = """
constable sergeant inspector superintendent commissioner commander chief acc dcc cc dci dcs det supt dsi dsu di ds dc
pc ps psi insp sgt pcso pcc officer detective dr professor prof baroness lord lady sir dame judge justice minister
secretary ditectif uwch-arolygydd arolygydd rhingyll gwnstabl cwnstabl prif comisiynydd doctor reverend rev
coordinator manager director lead
"""
RANKS = frozenset(_RANKS.split())
"""Words before a name that say it is somebody's in office."""
