"""Plans no force wrote, with the statuses and dates that the published plans lack: so these are counted too."""

ELSEWHERE = """\
force: lancashire
wording: force
held: elsewhere
published: 2024-11-22
leads: [{name: Jo Example}]
sources:
  page: {title: The plan on the force's page, url: "https://www.example.police.uk/plan", read: 2026-11-20}
  older: {title: An older copy, url: "https://www.example.police.uk/older"}
  letter: {title: A letter without an address}
"""
"""A plan that is a link and no more: nothing of it may be counted, listed or told as if it were here."""

KENT = """\
force: kent
wording: summarised
published: 2024-11-22
sources:
  plan: {title: An invented plan, read: 2026-11-21}
unread: {reason: The copy lost its tables., items: ["14-20"]}
responses:
  "7.1":
    - {date: 2025-02, status: complete, says: Done by the date.}
  "7.2":
    - {date: 2024-12-10, status: in-progress, progress: 40, says: Under way.}
    - {date: 2025-05-01, status: complete}
  "10.1":
    - {date: 2024-12-10, status: in-progress, says: Under way.}
    - {date: 2025-04, says: A second sentence.}
    - {date: 2025-05-01, status: in-progress}
  "10.2":
    - {date: 2025-03, status: complete, says: Done at some time in the month of the date.}
  "10.3":
    - {status: complete, says: Done.}
  "10.4":
    - {status: not-applicable, reason: The force has no such staff.}
  "10.5":
    - {date: 2025-03-20, status: blocked, reason: The supplier is late., says: It waits.}
  "11":
    - {date: 2025-01-15, status: in-progress, says: One answer to the whole.}
  "12.1":
    - {unclear: The cell is empty.}
  "12.2": []
  "12.3":
    - actions:
        a: {text: Review the guidance., due: 2025-03}
        b: {text: Train the staff.}
        c: {text: Buy the system., due: 2025-06-30}
      status: not-started
    - date: 2025-03-10
      actions:
        a: {due: 2025-09, reason: The reviewer left.}
        b: {status: complete}
        c: {due: withdrawn, reason: The shared system sets the date.}
    - date: 2026-01
      actions:
        a: {status: in-progress}
  "12.4":
    - {answered_by: "12.3"}
  "13":
    - {status: not-started, says: Work has not begun.}
  "22.1":
    - {date: 2025-10-02, status: not-yet-applicable, says: It waits for the national paper.}
  "23.1": []
  "25":
    - {unclear: The row may belong to another.}
  "27.1": []
  "28.1":
    - {part: a, date: 2024-11-20, status: complete, says: The plan is published.}
    - {part: b, date: 2025-04-02, status: in-progress, says: The report is being written.}
local:
  L1:
    - {says: "A yearly day of awareness.", actions: {a: {text: Hold it in June., due: 2025-06}}}
"""
