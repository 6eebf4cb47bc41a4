package import Kernel

/// A place of a file where removed words are still to be found.
package struct RedactionRemnant: Sendable, Hashable {
    /// Where they were marked. The words themselves are not repeated here: findings are shown and journalled.
    package let markedIn: String
    /// Where they are now: `批注：批注第1段`.
    package let foundIn: String

    package init(markedIn: String, foundIn: String) {
        self.markedIn = markedIn
        self.foundIn = foundIn
    }
}

/// What looking through a rewritten file has shown.
package struct RedactionVerification: Sendable, Hashable {
    package let remnants: [RedactionRemnant]
    /// What could not be looked into; with one of these the file does not pass.
    package let unread: [String]
    /// How many texts were taken out of the file, and how many removed words were looked for in them.
    package let lookedAt: Int
    package let lookedFor: Int

    package init(remnants: [RedactionRemnant], unread: [String], lookedAt: Int, lookedFor: Int) {
        self.remnants = remnants
        self.unread = unread
        self.lookedAt = lookedAt
        self.lookedFor = lookedFor
    }

    package var isClean: Bool { remnants.isEmpty && unread.isEmpty }

    package var sentence: String { "检查了新文件中的 \(lookedAt) 处内容，没有发现已遮盖的 \(lookedFor) 处文字。" }

    /// Why the file is not handed out; nil when it is clean.
    package var refusal: Refusal? {
        if let first = remnants.first {
            let more = remnants.count > 1 ? "等 \(remnants.count) 处" : ""
            let reason = "\(first.markedIn)已标注的内容仍在“\(first.foundIn)”\(more)"
            return Refusal(
                .stateRefused, "没有生成区分处理文件：\(reason)。请一并标注，或者确认这些文字在别处可以公开。", rule: "FOI-37",
                field: "marks")
        }
        if let first = unread.first {
            return Refusal(.stateRefused, "没有生成区分处理文件：新文件没有全部检查（\(first)）。请拆分文件后再生成。", rule: "FOI-37")
        }
        return nil
    }
}
