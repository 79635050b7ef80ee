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

ESSEX = """\
force: essex
wording: force
published: 2024-11
sources:
  plan: {title: A second invented plan, read: 2026-11-20}
  letter: {title: An invented letter, read: 2026-10-05}
unread: {reason: The copy lost its tables., items: ["11-13", "14.5", "16-23", "27"]}
responses:
  "7.1":
    - {says: A search by any offence.}
    - date: 2025-01-10
      status: in-progress
      progress: 60
      actions:
        a: {text: Add a search by place., due: 2025-03-27}
        b: {text: Train all staff., due: 2025-09}
    - date: 2025-03-27
      status: complete
      actions:
        a: {due: 2025-06-25, reason: The supplier is late.}
        b: {due: 2025-05, reason: The trainer is free sooner.}
    - date: 2025-06
      status: in-progress
      progress: 40
      stated_as: Under way again
      actions:
        a: {due: withdrawn, reason: The shared system sets the date.}
        b: {status: complete}
    - date: 2025
      status: blocked
      reason: The supplier is late.
      actions:
        a: {due: 2026-03, reason: The shared system has a date.}
        b: {status: in-progress, text: Train all staff again., reason: Staff have left.}
    - {date: 2026, status: complete, says: Dated by a year that is not over.}
  "7.2":
    - date: 2025-05-01
      in_place: {en: A weekly check., cy: Gwiriad wythnosol.}
      corrections:
        - {date: 2025-07-02, kind: corrected, what: {en: The day., cy: Y diwrnod.}, why: The letter says so.}
    - {unclear: The cell is empty.}
  "10":
    - date: 2025-05-01
      status: not-started
      corrections:
        - {date: 2026-01-15, kind: redacted, why: Somebody could have been known by it.}
  "14.1":
    - date: 2025-05-01
      says: A meeting.
      source: letter
      documents: [{title: Minutes, url: "https://www.example.police.uk/minutes"}, {none: The list is not written yet.}]
      measures: [{name: Officers trained, value: 20, out_of: 60}, {name: Officers asked, value: 30}]
      partners: [{name: Example Advocacy Service}]
      owners: [{role: Head of Crime}]
      see: ["7.1", "10"]
      note: {cy: Nodyn., en: A note.}
  "14.2":
    - {date: 2025-05-02, answered_by: "14.1"}
  "14.3": []
  "14.4":
    - date: 2025-12-31
      corrections:
        - {date: 2026-02-28, kind: redacted, why: Somebody could have been known by it.}
        - {date: 2026-02-28, kind: corrected, what: The month., why: The letter says so.}
  "25":
    - {date: 2025-04-10, status: complete, documents: [{title: Report, held: It names cases.}]}
    - {date: 2025-04-10, status: complete}
    - {date: 2025-04-11, status: not-applicable, reason: The force has no such staff.}
  "28.1":
    - {part: a, date: 2025-04-02, status: in-progress, progress: 80}
    - {part: b, date: 2025-04-02, status: not-started}
    - {part: b, date: 2025-04-03, status: in-progress, progress: 10}
    - {part: a, date: 2025-08, status: not-started, says: We start again.}
    - {part: a, date: 2025-09-01, says: We go on.}
    - {part: a, date: 2025-09-30, status: in-progress}
local:
  L2:
    - {says: A day of awareness., date: 2025-05-01, actions: {a: {text: Hold it in June., due: 2025-06-01}}}
    - {date: 2025-06-30, actions: {a: {due: 2025-06-01, owners: [{role: Head of Crime}]}}}
  L10:
    - {says: A paper., date: 2025-05-01}
    - {date: 2025-05-20, status: complete, documents: [{none: It is not written up.}]}
note: A note of no day.
corrections:
  - {date: 2026-11-20, kind: corrected, what: The name of a lead., why: The plan gives another.}
  - {date: 2026-11-20, kind: redacted, why: Somebody could have been known by it.}
"""
"""A plan in which everything changes, back and forth: what it says anew is counted and told again."""
