import Kernel

/// What a visitor wrote, as typed.
package struct CorrectionDraft: Hashable, Sendable {
    package var page: String
    package var kind: String
    package var words: String
    package var contact: String

    package init(page: String = "", kind: String = "", words: String = "", contact: String = "") {
        self.page = page
        self.kind = kind
        self.words = words
        self.contact = contact
    }

    /// The report these words make, or what is wrong with each field.
    ///
    /// - Parameter authority: the site's own `host[:port]`, so that a whole address can be pasted.
    package func report(authority: String) -> Result<CorrectionReport, CorrectionFaults> {
        var faults: [CorrectionFaults.Fault] = []
        let page = CorrectionPage.path(in: page, authority: authority)
        if page == nil {
            faults.append(.init("page", "网页地址不是本网站的地址。请复制出错网页的地址，或者留空表示整个网站。"))
        }
        let kind = CorrectionKind(rawValue: kind)
        if kind == nil { faults.append(.init("kind", "没有选择错误类型。请选择一项。")) }
        let words = words.trimmed, contact = contact.tidied
        if words.isEmpty {
            faults.append(.init("words", "没有填写错误内容。请写明错在哪里。"))
        } else if words.count > CorrectionReport.mostWords {
            faults.append(.init("words", "错误内容超过\(CorrectionReport.mostWords)字。请精简后再提交。"))
        }
        if contact.count > CorrectionReport.longestContact {
            faults.append(.init("contact", "联系方式超过\(CorrectionReport.longestContact)字。请只留电话或者邮箱。"))
        }
        guard faults.isEmpty, let page, let kind else { return .failure(CorrectionFaults(faults)) }
        return .success(
            CorrectionReport(page: page, kind: kind, words: words, contact: contact.isEmpty ? nil : contact))
    }
}

/// What is wrong with a draft, field by field.
package struct CorrectionFaults: Error, Hashable, Sendable {
    package struct Fault: Hashable, Sendable {
        package let field: String
        package let sentence: String

        init(_ field: String, _ sentence: String) {
            self.field = field
            self.sentence = sentence
        }
    }

    package let faults: [Fault]

    init(_ faults: [Fault]) { self.faults = faults }
}

/// A report that can be taken in.
package struct CorrectionReport: Hashable, Sendable {
    package static let mostWords = 1_000
    package static let longestContact = 100

    /// A path of this site; `/` for the site as a whole.
    package let page: String
    package let kind: CorrectionKind
    package let words: String
    package let contact: String?

    package init(page: String, kind: CorrectionKind, words: String, contact: String?) {
        self.page = page
        self.kind = kind
        self.words = words
        self.contact = contact
    }

    /// Two reports with the same key tell of the same error.
    package var sameness: String {
        "\(page)\u{1F}\(words.unspaced.filter { !$0.isPunctuation }.lowercased())"
    }
}

/// The address of a page of this site.
package enum CorrectionPage {
    static let longest = 500

    /// The path of `typed` without a fragment; `/` when nothing was typed; nil when it is not of this site.
    package static func path(in typed: String, authority: String) -> String? {
        var rest = Substring(typed.trimmed)
        if rest.isEmpty { return "/" }
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            guard rest.lowercased().hasPrefix(authority.lowercased()) else { return nil }
            rest = rest.dropFirst(authority.count)
            if rest.isEmpty { return "/" }
            break
        }
        rest = rest.prefix { $0 != "#" }
        let bytes = Array(rest.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= longest, !rest.hasPrefix("//"),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return String(rest)
    }
}
