package import Kernel

/// Who wrote: kept sealed, never in lists, logs or exports (PII-3).
package struct LetterWriterIdentity: Hashable, Sendable {
    package static let longestName = 50
    package static let longestContact = 100
    package static let longestAddress = 200

    package let name: String
    package let contact: String
    package let address: String

    package init(name: String = "", contact: String = "", address: String = "") {
        self.name = name
        self.contact = contact
        self.address = address
    }

    package var isEmpty: Bool { name.isEmpty && contact.isEmpty && address.isEmpty }

    /// The three as one text to be sealed.
    var packed: String { "\(name)\u{1F}\(contact)\u{1F}\(address)" }

    init(packed: String) {
        let parts = packed.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { String($0) }
        self.init(
            name: parts.first ?? "", contact: parts.count > 1 ? parts[1] : "", address: parts.count > 2 ? parts[2] : "")
    }
}

/// A letter that can be taken in.
package struct NewLetter: Hashable, Sendable {
    package static let longestTitle = 60
    package static let mostWords = 3_000

    package let category: LetterCategory
    package let channel: LetterChannel
    package let title: String
    package let words: String
    package let writer: LetterWriterIdentity
    package var isUrgent = false
    package var accused: UnitID?
    package var mayPublish = false
    /// Only of imports: the order's number there and when it came.
    package var externalNumber: String?
    package var receivedAt: Moment?

    package init(
        category: LetterCategory, channel: LetterChannel, title: String, words: String,
        writer: LetterWriterIdentity = LetterWriterIdentity()
    ) {
        self.category = category
        self.channel = channel
        self.title = title
        self.words = words
        self.writer = writer
    }

    /// Two letters with the same key tell of the same matter.
    package var sameness: String {
        "\(title.unspaced)\u{1F}\(words.unspaced)".filter { !$0.isPunctuation }.lowercased()
    }

    /// What an import must say again to be the same order.
    package var content: String {
        [
            category.rawValue, channel.rawValue, title, words, isUrgent ? "1" : "0", receivedAt?.description ?? "",
            writer.name, writer.contact, writer.address,
        ].joined(separator: "\u{1F}")
    }
}

/// What somebody typed, on the site or at the desk.
package struct LetterDraft: Hashable, Sendable {
    package var category = ""
    package var channel = ""
    package var title = ""
    package var words = ""
    package var name = ""
    package var contact = ""
    package var address = ""
    package var accused = ""
    package var isUrgent = false
    package var mayPublish = false

    package init() {}

    /// - Parameters:
    ///   - channels: the ways that this form takes letters by.
    ///   - units: the units that a letter may be against.
    package func letter(
        channels: [LetterChannel], units: Set<UnitID>
    ) -> Result<NewLetter, LetterDraftProblems> {
        var found = LetterDraftProblems()
        let category = LetterCategory(rawValue: self.category)
        if category == nil { found.add("category", "没有选择来信类别。请选择一项。") }
        let channel = LetterChannel(rawValue: self.channel).flatMap { channels.contains($0) ? $0 : nil }
        if channel == nil { found.add("channel", "没有选择写给哪里。请选择一项。") }
        let title = title.tidied, words = words.trimmed
        found.check("title", "标题", title, most: NewLetter.longestTitle)
        found.check("words", "内容", words, most: NewLetter.mostWords)
        let writer = LetterWriterIdentity(name: name.tidied, contact: contact.tidied, address: address.tidied)
        found.checkLength("name", "姓名", writer.name, most: LetterWriterIdentity.longestName)
        found.checkLength("contact", "联系方式", writer.contact, most: LetterWriterIdentity.longestContact)
        found.checkLength("address", "地址", writer.address, most: LetterWriterIdentity.longestAddress)
        let against = accused.isEmpty ? nil : UnitID(accused)
        if !accused.isEmpty, against.map(units.contains) != true {
            found.add("accused", "没有找到所选的单位。请从名单中选择，或者选“不是反映本机关的单位”。")
        }
        guard found.problems.isEmpty, let category, let channel else { return .failure(found) }
        var new = NewLetter(category: category, channel: channel, title: title, words: words, writer: writer)
        new.isUrgent = isUrgent
        new.mayPublish = mayPublish && category != .report
        new.accused = category == .report || category == .complaint ? against : nil
        return .success(new)
    }
}

/// What is wrong with a draft, field by field.
package struct LetterDraftProblems: Error, Hashable, Sendable {
    package struct Problem: Hashable, Sendable {
        package let field: String
        package let sentence: String
    }

    package private(set) var problems: [Problem] = []

    mutating func add(_ field: String, _ sentence: String) {
        problems.append(Problem(field: field, sentence: sentence))
    }

    mutating func check(_ field: String, _ what: String, _ text: String, most: Int) {
        if text.isEmpty { add(field, "没有填写\(what)。请填写。") }
        checkLength(field, what, text, most: most)
    }

    mutating func checkLength(_ field: String, _ what: String, _ text: String, most: Int) {
        if text.count > most { add(field, "\(what)超过\(most)字。请精简后再提交。") }
    }
}

/// What the writer is given for a letter.
package struct LetterReceipt: Hashable, Sendable {
    package let id: LetterID
    package let number: String
    /// In clear this once; only its hash is kept (MAIL-6).
    package let code: String
    package let due: Day?

    package init(id: LetterID, number: String, code: String, due: Day?) {
        self.id = id
        self.number = number
        self.code = code
        self.due = due
    }
}
