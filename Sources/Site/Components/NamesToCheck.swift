package import Markup

/// What a person reads for before words of the public go out: the machine does not know every name (PII-6).
package struct NamesToCheck: Sendable {
    private static let most = 20

    let doubts: [String]

    /// - Parameter doubts: Words that may name somebody and are not masked.
    package init(_ doubts: [String]) { self.doubts = doubts }

    package var html: HTML {
        """
        <p class="hint">姓名不能全部自动找到。请逐句通读，改写能认出是谁的内容：姓名、称呼、住处、工作单位、特殊的经历。</p>\(list)
        """
    }

    private var list: HTML {
        guard !doubts.isEmpty else { return .empty }
        let words = doubts.prefix(NamesToCheck.most).each { "<li><mark>\($0)</mark></li>" }
        let more: HTML =
            doubts.count > NamesToCheck.most ? "<p class=\"hint\">还有\(doubts.count - NamesToCheck.most)处。</p>" : .empty
        return "<p>下列字样可能是人名或者号码，请逐个核对：</p><ul>\(words)</ul>\(more)"
    }
}
