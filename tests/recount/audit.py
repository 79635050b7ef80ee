"""Every page held against the recount: each count printed on it, found by where it stands, and each list.

What has been held against the recount is marked as checked; leftover.py then looks for numbers that were not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from recount import changed, nation
from recount.markup import Node, numbers, shapes, target, tree
from recount.tally import ANSWERED, POSITIONS, STATUSES, UNANSWERED, Action, Cell, Tally, belongs, position, words_of

LIST = re.compile(r"(?:recommendations/(\d+)|lists)/([a-z-]+)/index\.html")
AREA = re.compile(r"recommendations/(\d+)/(nation|region)-([a-z-]+)/index\.html")
RECOMMENDATION = re.compile(r"recommendations/(\d+)/index\.html")
CHANGES = re.compile(r"changes/(.+)/index\.html")
FORCE = re.compile(r"forces/([a-z-]+)/index\.html")


class Sheet:
    """One page under audit: what was checked, and what is wrong."""

    def __init__(self, path: str, page: bytes) -> None:
        self.path = path
        self.root = tree(page)
        self.main = self.root.one("main")
        self.checked: set[int] = set()
        self.faults: list[str] = []

    def same(self, what: str, found: object, expected: object) -> None:
        if found != expected:
            self.faults.append(f"{self.path}: {what}: the page says {found}, the recount {expected}")

    def counts(self, node: Node, expected: list[int]) -> None:
        """Hold the numbers of an element, in their order, against the recount."""
        self.checked.add(id(node))
        self.same(f"<{node.tag}> {node.text[:90]!r}", numbers(node.text), expected)

    def names(self, node: Node, expected: str) -> None:
        self.checked.add(id(node))
        self.same(f"<{node.tag}>", node.text, expected)

    def goals(self, links: Iterable[Node]) -> list[tuple[str, str]]:
        return [target(self.path, link.href) for link in links]


class Audit:
    """All pages of a site against one recount."""

    def __init__(self, site: Mapping[str, bytes], tally: Tally) -> None:
        self.tally, self.country = tally, tally.country
        self.sheets = {path: Sheet(path, page) for path, page in site.items() if path.endswith(".html")}
        lists = ((match[2], sheet) for path, sheet in self.sheets.items() if (match := LIST.fullmatch(path)))
        self.words = {name: called(sheet) for name, sheet in lists if sheet.path.startswith("lists/")}
        """What the site calls the state whose list has this name."""
        self.answers = {self.words[name].casefold(): name for name in (*ANSWERED, *UNANSWERED)}
        self.positions = {self.place(name): f"date-{name}" for name in POSITIONS}

    @cached_property
    def changes(self) -> list[changed.Change]:
        return changed.changes(self.tally, self.words)

    @cached_property
    def series(self) -> dict[date, int]:
        return nation.series(self.tally)

    def hold_all(self) -> "Audit":
        for sheet in self.sheets.values():
            self.hold(sheet)
        return self

    def hold_page(self, path: str, page: bytes) -> Sheet:
        """Hold another form of one page."""
        sheet = Sheet(path, page)
        self.hold(sheet)
        return sheet

    def hold(self, sheet: Sheet) -> None:
        if match := AREA.fullmatch(sheet.path):
            self.hold_recommendation(sheet, match[1], self.inside(match[2], match[3]))
        elif match := LIST.fullmatch(sheet.path):
            self.hold_list(sheet, match[2], match[1] or "")
        elif match := RECOMMENDATION.fullmatch(sheet.path):
            self.hold_recommendation(sheet, match[1])
        elif match := FORCE.fullmatch(sheet.path):
            (self.hold_force if match[1] in self.tally.plans else self.hold_absent)(sheet, match[1])
        elif match := CHANGES.fullmatch(sheet.path):
            self.hold_change_list(sheet, match[1])
        elif sheet.path in PAGES:
            PAGES[sheet.path](self, sheet)
        else:
            sheet.faults.append(f"{sheet.path}: a page of a kind that is not recounted")

    # What several pages have

    def hold_counts(self, sheet: Sheet, block: Node, shown: Iterable[str], number: str = "") -> None:
        """Hold a block of counts, each leading to its list: these lists, in any order, and the size of each."""
        total = len(self.tally.chosen("all", number))
        links = block.all("a")
        for link in links:
            path, _ = target(sheet.path, link.href)
            match = LIST.fullmatch(path)
            if match is None:
                sheet.faults.append(f"{sheet.path}: {link.text} leads to no list")
                continue
            sheet.same(f"{link.text}: the recommendation of its list", match[1] or "", number)
            sheet.counts(link, [len(self.tally.chosen(match[2], number)), total])
            sheet.same(f"{link.text}: items on its list", numbers(link.text)[0], len(items_listed(self.sheets[path])))
        sheet.same(
            "the lists that counts lead to",
            sorted(LIST.sub(r"\2", target(sheet.path, link.href)[0]) for link in links),
            sorted(shown),
        )

    def shown_answers(self, number: str = "") -> list[str]:
        """Return the lists that every block of answers shows: a state with no item is left out."""
        gaps = [state for state in UNANSWERED if self.tally.chosen(state, number)]
        return ["answered", "status", *gaps]

    def shown_positions(self) -> list[str]:
        return sorted({f"date-{cell.position}" for cell in self.tally.cells})

    def hold_cell(self, sheet: Sheet, marks: list[str], words: Node, force: str, number: str) -> None:
        """Hold a mark and its "3 of 5 answered" against the recount."""
        sheet.same(f"{words.text}: the mark of {force}, {number}", marks, [self.tally.shape(force, number)])
        sheet.counts(words, self.figures(force, number))

    def figures(self, force: str, number: str) -> list[int]:
        """Return the numbers a cell is to have: items answered, items asked, and items complete where there are any."""
        figures, complete = self.tally.figures(force, number), self.tally.complete(force, number)
        return [*figures, complete] if complete and figures else figures

    def hold_state(self, sheet: Sheet, block: Node, cell: Cell) -> None:
        """Hold the state of one force's answer to one item, and where it stands."""
        said = block.one(".ssc-state")
        told = said.text.partition(" as ")[0] if said.all("a") else said.text
        sheet.same(
            f"{cell.force} {cell.item}", told, "Same answer" if cell.answer == "shared" else self.words[cell.answer]
        )
        mark = {"own": "full", "shared": "full", "collective": "full", "unclear": "unread", "not-known": "absent"}
        sheet.same(f"{cell.force} {cell.item}: mark", shapes(said), [mark.get(cell.answer, cell.answer)])
        status, _, stands = direct(block, "p.ssc-small")[-1].text.partition("By the due date:")
        given = self.words[f"status-{cell.status}"] if cell.status else ""
        sheet.same(f"{cell.force} {cell.item}: status", status.partition(": ")[2].strip(" ."), given)
        parts = [
            f"part {part}, {self.place(each)}" if part else self.place(each) for part, each in cell.by_part.items()
        ]
        sheet.same(f"{cell.force} {cell.item}: stands", stands.strip(" .").casefold(), "; ".join(parts))

    def place(self, state: str) -> str:
        return self.words[f"date-{state}"].casefold()

    def cell(self, force: str, item: str) -> Cell:
        return next(cell for cell in self.tally.plans[force].cells if cell.item == item)

    # Page by page

    def hold_list(self, sheet: Sheet, name: str, number: str) -> None:
        chosen = self.tally.chosen(name, number)
        sheet.counts(sheet.main.one(".ssc-lead"), [len(chosen), len(self.tally.chosen("all", number))])
        sheet.same("items", items_listed(sheet), [(force_page(c.force), anchor(c.item)) for c in chosen])
        heads = [head for head in sheet.main.all("h2") if head.id in self.country.forces]
        sheet.same(
            "forces", [head.id for head in heads], [f for f in self.tally.plans if any(c.force == f for c in chosen)]
        )
        for head in heads:
            listed = [cell for cell in chosen if cell.force == head.id]
            sheet.counts(head.after("p"), [len(listed), len(self.tally.chosen("all", number, head.id))])
            goals = sheet.goals(head.after("ul").all("a"))
            sheet.same(head.text, goals, [(force_page(head.id), anchor(cell.item)) for cell in listed])

    def hold_national(self, sheet: Sheet) -> None:
        main, tally = sheet.main, self.tally
        total, plans = len(self.country.forces), len(tally.plans)
        sheet.counts(main.one("p.ssc-lead"), [plans, total, *filter(None, (len(tally.linked), len(tally.unlinked)))])
        self.hold_groups(sheet)
        sheet.counts(next(a for a in main.all("a") if target(sheet.path, a.href)[0] == "forces/index.html"), [total])
        self.hold_map(sheet, main.one("figure.ssc-map"))
        asked, *dated = main.all("ul.ssc-rows")
        sheet.same("recommendations", len(asked.all("li")), len(self.country.recommendations))
        for row in asked.all("li"):
            self.hold_row(sheet, row)
        self.hold_coming(sheet, dated)
        blocks = main.all("dl.ssc-counts")
        sheet.same("blocks of counts", len(blocks), 2 if plans else 0)
        if plans:
            answers, positions = blocks
            sheet.counts(main.one("h2#answers"), [plans] * (plans > 1))
            self.hold_counts(sheet, answers, self.shown_answers())
            self.hold_made_of(sheet, main.one("p.ssc-made-of"))
            self.hold_counts(sheet, positions, self.shown_positions())
            self.hold_here(sheet, main.one("ul.ssc-here"))
            self.hold_matrix(sheet, main.one("table.ssc-matrix"))
            self.hold_timeline(sheet, main.one(".ssc-chart"))
            self.hold_newest(sheet, main.one("h2#latest"))

    def hold_made_of(self, sheet: Sheet, words: Node) -> None:
        """Hold what is answered, then what has a status, by state: each number with its list."""
        states = [*ANSWERED, *(f"status-{status}" for status in STATUSES)]
        shown = [(state, len(chosen)) for state in states if (chosen := self.tally.chosen(state))]
        sheet.counts(words, [count for _, count in shown])
        sheet.same("lists", sheet.goals(words.all("a")), [(f"lists/{state}/index.html", "") for state, _ in shown])

    def hold_groups(self, sheet: Sheet) -> None:
        """Hold the forces whose plan is not here: by name, and every number that leads to them."""
        for name, forces in (("linked", self.tally.linked), ("unlinked", self.tally.unlinked)):
            heads = sheet.main.all(f"h3#{name}")
            sheet.same(name, len(heads), 1 if forces else 0)
            for head in heads:
                sheet.counts(head, [len(forces)])
                goals = sheet.goals(head.after("ul").all("a"))
                sheet.same(name, goals, [(force_page(force), "") for force in forces])
            for link in sheet.main.all("a"):
                if link.href == f"#{name}":
                    sheet.counts(link, [len(forces)])

    def hold_map(self, sheet: Sheet, figure: Node) -> None:
        sheet.counts(figure.one("title#map-title"), [len(self.country.forces)])
        found = {tile.one("text").text: tile.classes[0].removeprefix("ssc-tile-") for tile in figure.all("g")}
        sheet.same("map", found, nation.kinds(self.tally))

    def hold_here(self, sheet: Sheet, block: Node) -> None:
        lines = block.all("li")
        forces = [in_page(FORCE, sheet.goals(line.all("a"))[0][0]) for line in lines]
        sheet.same("forces here", forces, list(self.tally.plans))
        for force, line in zip(forces, lines, strict=True):
            sheet.same(f"{force}: mark", shapes(line), [self.tally.shape(force, "")])
            sheet.counts(line, [len(self.tally.chosen("answered", "", force)), len(self.country.items)])

    def hold_row(self, sheet: Sheet, row: Node) -> None:
        """Hold a recommendation's row of the national page: how many plans answer, and when it is due."""
        number = in_page(RECOMMENDATION, sheet.goals(row.all("a"))[0][0])
        forces = list(self.tally.plans)
        answering = [force for force in forces if self.tally.chosen("answered", number, force)]
        words = row.one(".ssc-small")
        sheet.checked.add(id(words))
        count, _, due = words.text.partition("Due ")
        sheet.same(f"{number}: plans that answer", numbers(count), [len(answering), len(forces)] if forces else [])
        sheet.same(f"{number}: due", due, due_words(self.country.recommendations[number].due))

    def hold_matrix(self, sheet: Sheet, table: Node) -> None:
        plans = self.tally.plans
        columns = [in_page(RECOMMENDATION, path) for path, _ in sheet.goals(table.one("thead").all("a"))]
        sheet.same("columns", columns, list(self.country.recommendations))
        rows = table.one("tbody").all("tr")
        forces = [in_page(FORCE, sheet.goals(row.all("a"))[0][0]) for row in rows]
        sheet.same("rows", forces, list(plans))
        for force, row in zip(forces, rows, strict=True):
            total, *cells = row.all("td")
            sheet.counts(total, [len(self.tally.chosen("answered", "", force)), len(self.country.items)])
            for number, cell in zip(columns, cells, strict=True):
                self.hold_cell(sheet, shapes(cell), cell, force, number)

    def hold_timeline(self, sheet: Sheet, chart: Node) -> None:
        """Hold the table, then the sentence and the drawing, against the answers counted anew for each day."""
        counts, total = self.series, len(self.tally.cells)
        rows = chart.one("tbody").all("tr")
        sheet.same("days counted", len(rows), len(counts))
        for (day, count), row in zip(counts.items(), rows, strict=True):
            about = "report published" if day == nation.published(self.country) else "a date of the report"
            is_dated = day in {nation.published(self.country), *nation.dues(self.country)}
            sheet.names(row.one("th"), f"{words_of(day)}, {about}" if is_dated else words_of(day))
            sheet.counts(row.one("td"), [count, total])
        sheet.same("list", sheet.goals(chart.all("a")), [("lists/answered/index.html", "")])
        told = [[*numbers(words_of(day)), count, total] for day, count in counts.items()]
        first, last = told[0], told[-1]
        same = [*first[:2], *last] if len(set(counts.values())) == 1 else [*first, *last]
        expected = same if len(counts) > 1 else last
        sheet.counts(chart.all("p")[0], expected)
        sheet.counts(chart.all("p")[1], [part for item in nation.joint(self.country) for part in numbers(item)])
        drawn = chart.all("svg")
        sheet.same("drawing", len(drawn), 1 if len(set(counts.values())) > 1 else 0)
        for svg in drawn:
            sheet.counts(svg.one("desc"), expected)
            self.hold_axes(sheet, svg, list(counts))

    def hold_axes(self, sheet: Sheet, svg: Node, days: list[date]) -> None:
        marks, total = svg.all("text"), len(self.tally.cells)
        years = list(range(days[0].year + 1, days[-1].year + 1))
        ends = [days[0].year, days[-1].year, self.series[days[0]], self.series[days[-1]]]
        expected = [0, total, *years, *ends]
        for mark, number in zip(marks, expected, strict=True):
            sheet.counts(mark, [number])

    def hold_coming(self, sheet: Sheet, lists: list[Node]) -> None:
        """Hold the next dates: of a row with many links only the first six are there, and the row says so."""
        rows = [row for block in lists if block.before().id == "coming" for row in block.all("li")]
        expected = nation.coming(self.tally)
        found = {}
        for row in rows:
            day, told = row.all("span")
            sheet.checked.add(id(row))
            whose = told.text.partition(":")[0]
            due = expected.get((day.text, whose), [])
            found[day.text, whose] = due
            named = [link.text for link in told.all("a")]
            starts = [text == name or text.startswith(f"{name} ") for text, name in zip(named, due, strict=False)]
            sheet.same(f"{day.text}, {whose}", (len(named), all(starts)), (min(6, len(due)), True))
            sheet.same(f"{day.text}, {whose}: more", told.text.endswith(" and more"), len(due) > 6)
        sheet.same("dates to come", found, expected)

    def hold_newest(self, sheet: Sheet, head: Node) -> None:
        entries = [each for each in self.changes if each.kind == "entry"][:10]
        if entries:
            self.hold_lines(sheet, head.after("ul"), entries)

    def hold_lines(self, sheet: Sheet, block: Node, expected: Iterable[changed.Change]) -> None:
        """Hold what changed, line by line: its day, its words, and where its links lead."""
        wanted = list(changed.lines(expected, self.country))
        rows = block.all("li")
        sheet.same("lines", len(rows), len(wanted))
        for row, (day, words, goals) in zip(rows, wanted, strict=False):
            sheet.names(row.all("span")[0], day)
            sheet.names(row.all("span")[1], words)
            sheet.same("links", sheet.goals(row.all("a")), goals)

    def hold_months(self, sheet: Sheet, rank: str, expected: list[changed.Change]) -> None:
        """Hold the lines month by month, each under its heading and how many of that month these are."""
        months = list(dict.fromkeys(each.month for each in expected))
        heads = [head for head in sheet.main.all(rank) if head.id[:2] == "20"]
        sheet.same("months", [head.id for head in heads], months)
        for head in heads:
            some = [each for each in expected if each.month == head.id]
            every = sum(each.month == head.id for each in self.changes)
            sheet.names(head, changed.month_words(head.id))
            year = int(head.id[:4])
            sheet.counts(head.after("p"), [every, year] if len(some) == every else [len(some), every, year])
            sheet.same("month", sheet.goals(head.after("p").all("a")), [(changed_page(head.id), "")])
            self.hold_lines(sheet, head.after("ul"), some)

    def hold_changes(self, sheet: Sheet) -> None:
        """Hold the page of what changed: kinds, the newest hundred, months, forces; every number with its list."""
        main, total = sheet.main, len(self.changes)
        if not self.tally.plans:
            sheet.same("lists without a plan", len(main.all("ul")), 0)
            return
        sheet.counts(main.one("p.ssc-lead"), [total])
        sizes = {kind: sum(kind in each.sorts for each in self.changes) for kind in KINDS_OF_CHANGE}
        found = [kind for kind, size in sizes.items() if size]
        counts = main.all("dl.ssc-counts")
        sheet.same("blocks of counts", len(counts), 1 if found else 0)
        if found:
            sheet.counts(main.one("h2#kinds").after("p"), [total])
        links = [link for block in counts for link in block.all("a")]
        sheet.same("kinds", sheet.goals(links), [(changed_page(kind), "") for kind in found])
        for link, kind in zip(links, found, strict=False):
            sheet.counts(link, [sizes[kind], total])
        small = [link for line in main.all("p.ssc-small") for link in line.all("a")]
        empty = [goal for goal in sheet.goals(small) if goal[0] in [*map(changed_page, sizes)]]
        sheet.same("empty kinds", empty, [(changed_page(kind), "") for kind in sizes if kind not in found])
        if total > NEWEST:
            sheet.counts(main.one("h2#newest").after("p"), [NEWEST, total])
        self.hold_months(sheet, "h3", self.changes[:NEWEST])
        self.hold_ways(sheet)

    def hold_ways(self, sheet: Sheet) -> None:
        """Hold the lists of months and of forces, and how many entries have no date."""
        months = Counter(each.month for each in self.changes)
        ways = sheet.main.one("h2#months").after("ul").all("a") if months else []
        sheet.same("ways by month", sheet.goals(ways), [(changed_page(month), "") for month in months])
        for way, (month, number) in zip(ways, months.items(), strict=False):
            sheet.names(way, f"{changed.month_words(month)}: {changed.several(number, 'change')}")
        bare = {force: changed.without_date(plan) for force, plan in self.tally.plans.items()}
        head = sheet.main.one("h2#forces")
        all_bare = [sum(column) for column in zip(*bare.values(), strict=True)]
        if all_bare[1]:
            sheet.counts(head.after("p"), all_bare)
        rows = head.after("ul").all("li")
        for row, (force, few) in zip(rows, bare.items(), strict=True):
            number = sum(each.force == force for each in self.changes)
            link, *others = row.all("a")
            sheet.names(link, f"{changed.short(force, self.country)}: {number} change{'' if number == 1 else 's'}")
            goals = [(changed_page(f"forces/{force}"), ""), *([(force_page(force), "")] if few[0] else [])]
            sheet.same(force, sheet.goals([link, *others]), goals)
            for other in others:
                sheet.counts(other, list(few))

    def hold_change_list(self, sheet: Sheet, name: str) -> None:
        """Hold a list of changes: of a kind, of a month, or of a force."""
        force = name.removeprefix("forces/")
        month = name if name[0].isdigit() else ""
        found = [each for each in self.changes if name in each.sorts or each.month == name or each.force == force]
        sheet.counts(sheet.main.one("p.ssc-lead"), [len(found), len(self.changes)])
        if month:
            sheet.names(sheet.main.one("h1"), f"What changed in {changed.month_words(month)}")
            self.hold_lines(sheet, sheet.main.one("ul.ssc-dated"), found)
            months = list(dict.fromkeys(each.month for each in self.changes))
            place = months.index(month)
            beside = [*months[place + 1 : place + 2], *months[max(0, place - 1) : place]]
            links = sheet.main.one("h2#other").after("ul").all("a") if beside else []
            sheet.same("months beside", sheet.goals(links), [(changed_page(each), "") for each in beside])
            for link, each in zip(links, beside, strict=False):
                sheet.names(link, changed.month_words(each))
        else:
            self.hold_months(sheet, "h2", found)

    def hold_forces(self, sheet: Sheet) -> None:
        main, tally = sheet.main, self.tally
        total = len(self.country.forces)
        for node in (main.one("h1"), main.one("h1").after("p"), main.one("h2#outside")):
            sheet.counts(node, [total])
        here = main.one("h2#here").after("ul").all("li") if tally.plans else []
        sheet.same("plans", [in_page(FORCE, sheet.goals(li.all("a"))[0][0]) for li in here], list(tally.plans))
        for force, line in zip(tally.plans, here, strict=True):
            sheet.counts(line, [len(tally.chosen("answered", "", force)), len(self.country.items)])
        for name, forces in (("linked", tally.linked), ("unlinked", tally.unlinked)):
            head = main.one(f"h3#{name}")
            sheet.counts(head, [len(forces)])
            lines = head.after("ul").all("li")
            sheet.same(name, [in_page(FORCE, sheet.goals(li.all("a"))[0][0]) for li in lines], forces)

    def hold_absent(self, sheet: Sheet, force: str) -> None:
        """Hold the page of a force whose plan is not here: no answers, no counts, and where the plan was seen."""
        sheet.same("facts of a plan that is not here", len(sheet.main.all("dl.ssc-facts")), 0)
        seen = [link.href for link in (sheet.main.one("h2#plan").above("section") or sheet.main).all("a")]
        own = [self.country.register["forces"][force].get("website")] if force in self.tally.unlinked else []
        sheet.same("where the plan was seen", seen, self.tally.addresses(force) or [*filter(None, own)])

    def hold_force(self, sheet: Sheet, force: str) -> None:
        plan = self.tally.plans[force]
        short, dates, *own = sheet.main.all("dl.ssc-facts")
        facts = {row.one("dt").text: row.one("dd") for row in short.all("div")}
        by_state = [len(self.tally.chosen(state, "", force)) for state in ANSWERED]
        answered = [sum(by_state), len(self.country.items), *filter(None, by_state)]
        sheet.counts(facts["Answered"], answered)
        dated = [action for action in plan.actions if action.is_dated]
        expected = [len(plan.actions), len(dated)] if dated else [len(plan.actions)]
        told, _, named = facts["Actions"].text.partition(", under ")
        sheet.checked.add(id(facts["Actions"]))
        sheet.same("actions", numbers(told), expected if plan.actions else [])
        under = list(dict.fromkeys(action.key for action in plan.actions))
        goals = [(sheet.path, anchor(key) if "." in key else f"recommendation-{key}") for key in under]
        sheet.same("items with actions", named, ", ".join(under))
        sheet.same("links to actions", sheet.goals(facts["Actions"].all("a")), goals)
        number = sum(each.force == force for each in self.changes)
        sheet.counts(facts["What changed"], [number])
        sheet.same("changes", sheet.goals(facts["What changed"].all("a")), [(changed_page(f"forces/{force}"), "")])
        self.hold_doing(sheet, force, answered[:2], expected if plan.actions else [])
        self.hold_own_dates(sheet, own, dated)
        rows = [(self.answers.get(text.casefold(), ""), node) for text, node in facts.items()]
        gaps = [(state, node) for state, node in rows if state in UNANSWERED]
        self.hold_named(sheet, gaps, force, [state for state in UNANSWERED if self.tally.chosen(state, "", force)])
        stands = [(self.positions[row.one("dt").text.casefold()], row.one("dd")) for row in dates.all("div")]
        self.hold_named(sheet, stands, force, sorted({f"date-{cell.position}" for cell in plan.cells}))
        self.hold_sections(sheet, force)

    def hold_doing(self, sheet: Sheet, force: str, answered: list[int], actions: list[int]) -> None:
        """Hold the sentences on what a force is doing: what is answered, what will be done, what has a status."""
        given = {state: len(self.tally.chosen(f"status-{state}", "", force)) for state in STATUSES}
        given = {state: count for state, count in given.items() if count}
        statuses = [sum(given.values()), len(self.country.items), *given.values()] if given else []
        node = sheet.main.one("p.ssc-doing")
        sheet.counts(node, [*answered, *actions, *statuses])
        for state, count in given.items():
            words = f"{count} {self.words[f'status-{state}'].casefold()}"
            sheet.same(f"{node.text}: names {words}", words in node.text, expected=True)
        goals = [("lists/answered/index.html", force if answered[0] else "")]
        goals += [(sheet.path, "actions")] if actions else []
        goals += [("lists/status/index.html", force)] if given else []
        sheet.same("lists of what is done", sheet.goals(node.all("a")), goals)

    def hold_own_dates(self, sheet: Sheet, blocks: list[Node], dated: list[Action]) -> None:
        """Hold the dates the force set itself, with where each stands; of many, how many there are."""
        rows = [row for block in blocks for row in block.all("div")]
        if len(dated) > MOST:
            sheet.counts(rows[0].one("dd"), [len(dated)])
            return
        found = []
        for row in rows:
            link = row.one("a")
            sheet.checked.add(id(link))
            place = target(sheet.path, link.href)[1]
            found.append((place, link.text, row.one("dt").text, row.one("dd").text.partition(":")[0].casefold()))
        expected = []
        for each in dated:
            if each.due is None:
                raise ValueError(each)
            key = anchor(each.key) if "." in each.key else f"recommendation-{each.key}"
            stands = self.place(position("", each.stated, each.due.last, self.tally.day))
            expected.append((f"{key}-{each.letter}", f"{each.key}, action {each.letter}", each.due.words, stands))
        sheet.same("own dates", found, expected)

    def hold_named(self, sheet: Sheet, rows: list[tuple[str, Node]], force: str, expected: list[str]) -> None:
        """Hold the counts of a force's page that name their items, or lead to their list."""
        sheet.same("states counted", sorted(name for name, _ in rows), sorted(expected))
        for name, node in rows:
            chosen = self.tally.chosen(name, "", force)
            sheet.checked.add(id(node))
            found = numbers(node.text.partition(":")[0])
            sheet.same(f"{name} {node.text[:40]!r}", found, [len(chosen), len(self.country.items)])
            links = node.all("a")
            path, place = target(sheet.path, links[0].href)
            if path != sheet.path:
                sheet.same(f"{name}: list", (path, place), (f"lists/{name}/index.html", force))
                sheet.same(f"{name}: items on its list", len(items_listed(self.sheets[path], force)), len(chosen))
                continue
            told = [link.text.partition(" ")[0] for link in links]
            sheet.same(f"{name}: items", told, [cell.item for cell in chosen])
            sheet.same(f"{name}: links", [link.href for link in links], [f"#{anchor(cell.item)}" for cell in chosen])

    def hold_sections(self, sheet: Sheet, force: str) -> None:
        recommendations = self.country.recommendations
        contents = [line for line in sheet.main.one("ul.ssc-contents").all("li") if shapes(line)]
        sheet.same("contents", len(contents), len(recommendations))
        for number, line in zip(recommendations, contents, strict=True):
            self.hold_cell(sheet, shapes(line), line.one(".ssc-small"), force, number)
        sections = sheet.main.all("section.ssc-recommendation")
        sections = [section for section in sections if section.all("h2")[0].id != "local"]
        for number, section in zip(recommendations, sections, strict=True):
            line = direct(section, "p.ssc-small")[0]
            sheet.checked.add(id(line))
            sheet.same(f"{number}: mark", shapes(line), [self.tally.shape(force, number)])
            link = line.all("a")[-1]
            sheet.same("link", (target(sheet.path, link.href)[0], numbers(link.text)), (page_of(number), [int(number)]))
            text = line.text.removesuffix(link.text)
            due = f"Due {due_words(recommendations[number].due)}."
            sheet.same(f"{number}: due", text[: len(due)], due)
            sheet.same(f"{number}: counts", numbers(text[len(due) :]), self.figures(force, number))
            items = section.all("section.ssc-item")
            for item, block in zip(recommendations[number].items, items, strict=True):
                self.hold_state(sheet, block, self.cell(force, item))

    def inside(self, kind: str, name: str) -> list[str]:
        """Return the forces of a nation or a region, by its name in addresses."""
        forces = self.country.register["forces"]
        return [force for force, told in forces.items() if told[kind].lower().replace(" ", "-") == name]

    def hold_recommendation(self, sheet: Sheet, number: str, area: list[str] | None = None) -> None:
        """Hold the page of a recommendation. area: the forces it is about, where those are not all."""
        main, tally = sheet.main, self.tally
        plans = [force for force in tally.plans if area is None or force in area]
        elsewhere = [link for link in main.all("a") if target(sheet.path, link.href) == ("forces/index.html", "others")]
        for link in elsewhere:
            sheet.counts(link, [len(self.country.forces) - len(tally.plans)])
        heading = next(each for each in main.all("div.ssc-heading") if each.all("h2#answers"))
        coverage = heading.after("p")
        sheet.checked.add(id(coverage))
        told = coverage.text.removesuffix(coverage.all("a")[-1].text if coverage.all("a") else "")
        sheet.same("coverage", numbers(told), self.coverage(number, plans))
        if area is None:
            blocks = main.all("dl.ssc-counts")
            sheet.same("blocks of counts", len(blocks), 1 if plans else 0)
            for block in blocks:
                self.hold_counts(sheet, block, self.shown_answers(number), number)
        else:
            sheet.same("counts of all forces", len(elsewhere) + len(main.all("dl.ssc-counts")), 0)
            absent = [goal for gap in main.all("p.ssc-gap") for goal in sheet.goals(gap.all("a"))]
            sheet.same("absent", absent, [(force_page(force), "") for force in area if force not in plans])
        self.hold_choices(sheet, number)
        sections = main.all("section.ssc-recommendation")
        for item, section in zip(self.country.recommendations[number].items, sections, strict=True):
            self.hold_item(sheet, section, item, plans)
        wholes = [section for section in main.all("section.ssc-compared") if section not in sections]
        for whole in (block for section in wholes for block in section.all("section.ssc-answer")):
            force = in_page(FORCE, sheet.goals(whole.all("a"))[0][0])
            said = whole.one(".ssc-state")
            self.hold_cell(sheet, shapes(said), said, force, number)
            self.hold_tags(sheet, whole, force, tally.in_recommendation(force, number))

    def hold_choices(self, sheet: Sheet, number: str) -> None:
        """Hold what answers can be chosen by: each choice leaves some of them, and leads to its page or list."""
        links = [link for bar in sheet.main.all("nav.ssc-filter") for link in bar.all("a") if link.attrs["data-kind"]]
        for link in links:
            kind, value = link.attrs["data-kind"], link.attrs["data-value"]
            if kind == "state":
                page, some = value, self.tally.chosen(value, number)
            else:
                page, inside = f"{kind}-{value}", self.inside(kind, value)
                some = [cell for cell in self.tally.chosen("all", number) if cell.force in inside]
            sheet.same(link.text, target(sheet.path, link.href)[0], f"recommendations/{number}/{page}/index.html")
            sheet.same(f"{link.text} leaves some", 0 < len(some) < len(self.tally.chosen("all", number)), expected=True)

    def hold_tags(self, sheet: Sheet, block: Node, force: str, cells: list[Cell]) -> None:
        """Hold what a script chooses an answer by."""
        told = self.country.register["forces"][force]
        areas = [told[kind].lower().replace(" ", "-") for kind in ("nation", "region")]
        states = {name for name in ("answered", "status", *UNANSWERED) if any(belongs(cell, name) for cell in cells)}
        found = [block.attrs[f"data-{kind}"] for kind in ("force", "nation", "region")]
        sheet.same(f"{force}: chosen by", found, [force, *areas])
        sheet.same(f"{force}: states", set(block.attrs["data-state"].split()), states)

    def coverage(self, number: str, plans: list[str]) -> list[int]:
        """Return the numbers of "2 of the 4 plans answer every item. 1 of the 4 some. 1 of the 4 none."."""
        size = len(self.country.recommendations[number].items)
        answered = [len(self.tally.chosen("answered", number, force)) for force in plans]
        full, none = answered.count(size), answered.count(0)
        counts = (full, len(plans) - full - none, none)
        return [figure for count in counts if count for figure in (count, len(plans))]

    def hold_item(self, sheet: Sheet, section: Node, item: str, plans: list[str]) -> None:
        """Hold an item: the forces with an answer of their own, and the forces named in each other state."""
        named: dict[str, list[str]] = {}
        for block in section.all("section.ssc-answer"):
            force = in_page(FORCE, sheet.goals(block.all("a"))[0][0])
            cell = self.cell(force, item)
            named.setdefault(cell.answer, []).append(force)
            self.hold_state(sheet, direct(block, "div")[0], cell)
            self.hold_tags(sheet, block, force, [cell])
        for gap in section.all("div.ssc-gap"):
            words = gap.text.rpartition(":")[0].casefold()
            forces = [in_page(FORCE, path) for path, _ in sheet.goals(gap.all("a"))]
            named.setdefault(self.answers[words], []).extend(forces)
            for line, force in zip(gap.all("li"), forces, strict=True):
                self.hold_tags(sheet, line, force, [self.cell(force, item)])
        expected: dict[str, list[str]] = {}
        for force in plans:
            expected.setdefault(self.cell(force, item).answer, []).append(force)
        sheet.same(f"{item}: forces by state", named, expected)

    def hold_dates(self, sheet: Sheet) -> None:
        main = sheet.main
        self.hold_national_dates(sheet, main.all("dl.ssc-facts")[0])
        blocks = main.all("dl.ssc-counts")
        sheet.same("blocks of counts", len(blocks), 1 if self.tally.plans else 0)
        for block in blocks:
            sheet.counts(main.one("h2#positions").after("p"), [len(self.tally.cells)])
            self.hold_counts(sheet, block, self.shown_positions())
        actions = [(plan.force, action) for plan in self.tally.plans.values() for action in plan.actions]
        dated = [(force, action) for force, action in actions if action.due]
        undated = len(actions) - len(dated)
        sheet.counts(main.one("h2#own").after("p"), [undated, len(actions)] if actions else [])
        goals = main.all("section.ssc-item")
        found = sorted((self.goal_of(sheet, goal) for goal in goals), key=str)
        sheet.same("own dates", found, sorted((self.expected_goal(force, each) for force, each in dated), key=str))

    def hold_national_dates(self, sheet: Sheet, block: Node) -> None:
        found = {
            row.one("dt").text: [in_page(RECOMMENDATION, path) for path, _ in sheet.goals(row.all("a"))]
            for row in block.all("div")
        }
        expected: dict[str, list[str]] = {}
        dues = [(due, each.number) for each in self.country.recommendations.values() for due in each.due.values()]
        for due, number in sorted(dues, key=lambda pair: pair[0]):
            expected.setdefault(words_of(due), []).append(number)
        sheet.same("national dates", found, expected)

    def goal_of(self, sheet: Sheet, goal: Node) -> tuple[str, str, str]:
        """Return a date a force set itself as the page tells it: the action, its date, and the words below."""
        head = goal.one("h3")
        place = "#".join(target(sheet.path, head.all("a")[-1].href))
        words = goal.all("p.ssc-small")[-1].text
        return place, head.text.partition(":")[0].casefold(), words.casefold()

    def expected_goal(self, force: str, action: Action) -> tuple[str, str, str]:
        """Return what the page is to tell of an action's date; one that is withdrawn or revised names its first."""
        if action.due is None or action.first_due is None:
            raise ValueError(action)
        key = anchor(action.key) if "." in action.key else f"recommendation-{action.key}"
        place = f"{force_page(force)}#{key}-{action.letter}"
        first = f"first given as {action.first_due.words.casefold()}."
        if action.withdrawn:
            return place, "date withdrawn", first
        stands = self.place(position("", action.stated, action.due.last, self.tally.day))
        told = f"by that date: {stands}."
        words = told if action.due == action.first_due else f"{first} {told}"
        return place, action.due.words.casefold(), words

    def hold_about(self, sheet: Sheet) -> None:
        forces, items = len(self.country.forces), len(self.country.items)
        recommendations = len(self.country.recommendations)
        totals, plans = paragraphs(sheet.main.one("h2#counting"))[1:3]
        example = next(iter(numbers(item) for item in self.country.items))
        sheet.counts(totals, [forces, recommendations, items, forces * items, *example])
        sheet.counts(plans, [len(self.tally.plans)])

    def hold_recommendations(self, sheet: Sheet) -> None:
        """Hold the page of all recommendations, which prints no counts: that it lacks none."""
        asked, mine = self.country.catalogue, self.country.recommendations
        found = [in_page(RECOMMENDATION, path) for path, _ in sheet.goals(sheet.main.one("ul.ssc-rows").all("a"))]
        sheet.same("recommendations", found, list(mine))
        heads = [head.id for head in sheet.main.all("h3")]
        others = [f"recommendation-{number}" for number in asked["recommendations"] if number not in mine]
        sheet.same("others", heads, others + [f"action-{number}" for number in asked["actions"]])

    def hold_search(self, sheet: Sheet) -> None:
        """Hold the page to search, which prints no counts: each link has the number of what it leads to."""
        asked, mine = self.country.catalogue, self.country.recommendations
        links = [link for link in sheet.main.all("a") if "data-place" in link.attrs]
        places = [link.attrs["data-place"] for link in links]
        numbered = [key for number, each in mine.items() for key in (number, *each.items)]
        others = [number for number in asked["recommendations"] if number not in mine]
        actions = [f"action-{number}" for number in asked["actions"]]
        sheet.same("places", places, [*self.country.forces, *numbered, *others, *actions])
        for link in links:
            place = link.attrs["data-place"]
            words = f"Recommendation {place}:" if place in asked["recommendations"] else f"{place} "
            if place[0].isdigit():
                sheet.same(place, link.text.startswith(words), True)
                sheet.checked.add(id(link))

    def hold_style(self, sheet: Sheet) -> None:
        """Hold the page of components: all its numbers but those of its head and foot are invented."""
        sheet.checked.add(id(sheet.main))

    def hold_accessibility(self, sheet: Sheet) -> None:
        """Hold a page without counts: its one number is the version of the guidelines, 2.2."""
        sheet.counts(sheet.main.one("h2#tests").after("p"), [2, 2])

    def hold_nothing(self, sheet: Sheet) -> None:
        """Hold a page that has no counts: leftover.py sees to that."""


KINDS_OF_CHANGE = ("targets-later", "targets-withdrawn", "status-back", "status-complete", "corrections")
NEWEST = 100
"""The changes that their page shows itself."""
MOST = 12
"""The dates of its own that a force's page names one by one."""

PAGES = {
    "index.html": Audit.hold_national,
    "forces/index.html": Audit.hold_forces,
    "recommendations/index.html": Audit.hold_recommendations,
    "dates/index.html": Audit.hold_dates,
    "changes/index.html": Audit.hold_changes,
    "about/index.html": Audit.hold_about,
    "data/index.html": Audit.hold_nothing,
    "help/index.html": Audit.hold_nothing,
    "privacy/index.html": Audit.hold_nothing,
    "accessibility/index.html": Audit.hold_accessibility,
    "search/index.html": Audit.hold_search,
    "style/index.html": Audit.hold_style,
    "404.html": Audit.hold_nothing,
}


def items_listed(sheet: Sheet, force: str = "") -> list[tuple[str, str]]:
    """Return where the items of a list lead: links to items of a force's page."""
    goals = sheet.goals(link for link in sheet.main.all("a") if "#item-" in link.href)
    return [goal for goal in goals if not force or goal[0] == force_page(force)]


def in_page(kind: re.Pattern[str], path: str) -> str:
    """Return the force or recommendation whose page this is."""
    match = kind.fullmatch(path)
    if match is None:
        raise ValueError(path)
    return match[1]


def changed_page(name: str) -> str:
    return f"changes/{name}/index.html"


def page_of(recommendation: str) -> str:
    return f"recommendations/{recommendation}/index.html"


def force_page(force: str) -> str:
    return f"forces/{force}/index.html"


def anchor(item: str) -> str:
    return "item-" + item.replace(".", "-")


def due_words(due: Mapping[str, date]) -> str:
    days = {part: words_of(day) for part, day in due.items()}
    return "; ".join(f"part {part}, {day}" if part else day for part, day in days.items())


def called(sheet: Sheet) -> str:
    """Return what a list's heading calls its state, without what kind of state it is."""
    word = sheet.main.one("h1").text.removeprefix("Status: ").removeprefix("By the due date: ")
    return word[0].upper() + word[1:]


def direct(node: Node, wanted: str) -> list[Node]:
    return [child for child in node.all(wanted) if child.parent is node]


def paragraphs(head: Node) -> list[Node]:
    """Return the paragraphs that follow a heading, up to the end of the page."""
    siblings = head.parent.children if head.parent else []
    place = next(i for i, sibling in enumerate(siblings) if sibling is head)
    return [each for each in siblings[place:] if isinstance(each, Node) and each.tag == "p"]
