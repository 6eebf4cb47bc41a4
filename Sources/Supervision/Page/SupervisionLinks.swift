package import Kernel
package import Markup
package import Obligations
package import Site

/// The addresses of 监察台账, 督办 and the registers.
package enum SupervisionLinks {
    package static let board = Link("/console/supervision")
    package static let export = Route<String>("/console/supervision/export/{format}")
    package static let items = Link("/console/supervision/items")
    package static let newItem = Link("/console/supervision/items/new")
    package static let item = Route<SupervisionItemID>("/console/supervision/items/{item}")
    package static let itemAct = Route<SupervisionItemID, String>("/console/supervision/items/{item}/acts/{act}")
    package static let paper = Route<SupervisionItemID, SupervisionPaperID, String>(
        "/console/supervision/items/{item}/papers/{paper}/{format}")
    package static let registers = Link("/console/supervision/registers")
    package static let register = Route<String>("/console/supervision/registers/{kind}")
    package static let entry = Route<RegisterEntryID>("/console/supervision/entries/{entry}")
    package static let entryAct = Route<RegisterEntryID, String>("/console/supervision/entries/{entry}/acts/{act}")

    /// How somebody who complained wants to be reached: shown once, journaled.
    package static let contact = Route<RegisterEntryID>("/console/supervision/entries/{entry}/contact")

    /// The board cut down to what a figure counts.
    package static func board(
        _ query: BoardQuery, signal: Signal? = nil, unit: UnitID? = nil, window: BoardWindow? = nil
    ) -> Link {
        board.query("agency", query.agency?.text).query("signal", signal?.rawValue).query("unit", unit?.text)
            .query("due", window?.rawValue)
    }
}

/// Where the record of an obligation is, and whether this person may read its title: the program knows the capabilities.
package struct DutyPlace: Sendable {
    /// Nil when there is no page to open.
    package let link: Link?
    /// False when the record is not for this person: its title is then not shown either.
    package let isReadable: Bool

    package init(link: Link?, isReadable: Bool = true) {
        self.link = link
        self.isReadable = isReadable
    }
}

package typealias DutyPlaces = [ObligationID: DutyPlace]
package typealias DutyDoor = @Sendable (_ owed: [Obligation], _ officer: Officer) async throws -> DutyPlaces

extension DutyPlaces {
    package var hidden: Set<ObligationID> { Set(filter { !$0.value.isReadable }.keys) }

    package func title(of owed: Obligation) -> String {
        self[owed.id]?.isReadable == false ? ItemMatter.hiddenTitle : owed.title
    }

    package func link(of owed: Obligation) -> Link? {
        self[owed.id].flatMap { $0.isReadable ? $0.link : nil }
    }
}

extension BoardQuery {
    /// What the address of the board asks for; what makes no sense is left out.
    package init(reading fields: FormFields) {
        self.init()
        agency = fields.id("agency")
        state = Obligation.State(rawValue: fields["state"]) ?? .open
        unit = fields.id("unit")
        rule = fields.optional("rule").map { String($0.prefix(60)) }
        signal = Signal(rawValue: fields["signal"])
        window = BoardWindow(rawValue: fields["due"])
        cursor = fields.optional("after").flatMap { DutyCursor($0) }
    }

    /// The same filters on another address, from the first page.
    package func link(from base: Link) -> Link {
        base.query("agency", agency?.text).query("state", state == .open ? nil : state.rawValue)
            .query("unit", unit?.text).query("rule", rule).query("signal", signal?.rawValue)
            .query("due", window?.rawValue)
    }
}

/// The pages of supervision, beside one another.
struct SupervisionTabs: Component {
    enum Tab: CaseIterable { case board, items, checks, registers }
    let here: Tab

    var html: HTML {
        let tabs: [(Tab, String, Link)] = [
            (.board, "监察台账", SupervisionLinks.board), (.items, "督办事项", SupervisionLinks.items),
            (.checks, "核查", CheckLinks.list),
            (.registers, "登记簿", SupervisionLinks.registers),
        ]
        let items = tabs.each { tab, title, link in
            "<li><a href=\"\(link: link)\"\(attribute: "aria-current", tab == here ? "page" : nil)>\(title)</a></li>"
        }
        return "<nav class=\"switch tabs\" aria-label=\"监察\"><ul>\(items)</ul></nav>"
    }
}
