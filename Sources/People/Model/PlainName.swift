package import Kernel

/// The rules that every name in the organisation keeps: one line, not empty, not endless, no control characters.
package enum PlainName {
    package static let limit = 100

    /// Without white space at both ends; a full-width space is one too.
    package static func trimmed(_ text: String) -> String {
        let tail = text.drop { $0.isWhitespace }
        var end = tail.endIndex
        while end > tail.startIndex {
            let before = tail.index(before: end)
            guard tail[before].isWhitespace else { break }
            end = before
        }
        return String(tail[..<end])
    }

    /// Why `name` cannot be a name; nil when it can. `what` is the field's name on the page.
    package static func refusal(of name: String, what: String, field: String) -> Refusal? {
        if name.isEmpty { return Refusal(.invalid, "未保存：\(what)没有填写。请填写后再提交。", field: field) }
        if name.count > limit {
            return Refusal(.invalid, "未保存：\(what)超过 \(limit) 字。请缩短后再提交。", field: field)
        }
        if name.unicodeScalars.contains(where: isHidden) {
            return Refusal(.invalid, "未保存：\(what)含有换行或看不见的字符。请重新键入后再提交。", field: field)
        }
        return nil
    }

    // Bidirectional overrides make one name look like another in lists and journals.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}
