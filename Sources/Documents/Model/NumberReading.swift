package import Kernel

/// A 文号 as somebody typed it, brought into its one form, with what had to be changed (NORM-3).
package struct NumberReading: Hashable, Sendable {
    package let number: DocumentNumber
    /// Nil when it was typed in the official form.
    package let warning: String?

    /// Nil when `typed` is no document number.
    package init?(_ typed: String) {
        let typed = typed.trimmed
        guard let number = DocumentNumber(typed) else { return nil }
        self.number = number
        warning = typed == number.text ? nil : "文号已规范为“\(number.text)”（年份用六角括号，不加“第”，序号不编虚位）。"
    }

    /// Whether `code` can stand before the year: 1–24 Chinese characters.
    package static func isOrganCode(_ code: String) -> Bool {
        (1...24).contains(code.count) && code.allSatisfy(\.isHan)
    }
}
