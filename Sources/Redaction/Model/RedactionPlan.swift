package import Kernel

/// What is to be removed from one file, and why. It belongs to exactly the bytes of `fileHash` and to one reading of them.
package struct RedactionPlan: Sendable, Hashable {
    /// The hash the marked file is stored under.
    package let fileHash: String
    package let kind: RedactableKind
    /// `digest` of the material the marks were set in.
    package let digest: String
    /// What the rewritten file is called.
    package let title: String
    /// Settled: in the order of reading, overlaps in a text made one.
    package let marks: [RedactionMark]
    /// Removed words that the person has confirmed may stay where they are not marked.
    package let mayRemain: [String]
    /// The person has confirmed that all same words may stay where a reader sees them; hidden ones still may not.
    package let othersStay: Bool

    package init(
        fileHash: String, kind: RedactableKind, digest: String, title: String, marks: [RedactionMark],
        mayRemain: [String] = [], othersStay: Bool = false
    ) {
        self.fileHash = fileHash
        self.kind = kind
        self.digest = digest
        self.title = title
        self.marks = Self.settled(marks)
        self.mayRemain = Set(mayRemain).sorted()
        self.othersStay = othersStay
    }

    /// A plan for this material.
    package init(
        fileHash: String, material: RedactableMaterial, title: String, marks: [RedactionMark], mayRemain: [String] = [],
        othersStay: Bool = false
    ) {
        self.init(
            fileHash: fileHash, kind: material.kind, digest: material.digest, title: title, marks: marks,
            mayRemain: mayRemain, othersStay: othersStay)
    }

    /// How many marks there are on each ground.
    package var grounds: [(ground: RedactionGround, count: Int)] {
        RedactionGround.allCases.compactMap { ground in
            let count = marks.count { $0.grounds.contains(ground) }
            return count > 0 ? (ground, count) : nil
        }
    }

    /// Why this plan cannot be carried out on this file; nil when it can.
    package func refusal(hash: String, _ material: RedactableMaterial) -> Refusal? {
        if hash != fileHash { return Self.refused(.stateRefused, "标注的不是这个文件。请打开标注时的文件，或者重新标注。") }
        if kind != material.kind || digest != material.digest {
            return Self.refused(.stateRefused, "文件的读取结果与标注时不同，遮盖位置可能错开。请重新标注。")
        }
        if title.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) || title.unicodeScalars.count > 120 {
            return Self.refused(.invalid, "没有填写处理后文件的名称，或者名称超过120字。请填写后再生成。", "title")
        }
        if marks.isEmpty { return Self.refused(.invalid, "还没有标注任何内容。全部可以公开的，请按予以公开办理。", "marks") }
        if marks.count > 20_000 { return Self.refused(.tooLarge, "标注超过20000处。请拆分文件后再标注。", "marks") }
        for (index, mark) in marks.enumerated() {
            if let reason = Self.fault(of: mark, in: material) {
                return Self.refused(.invalid, "第\(index + 1)处标注\(reason)", "marks")
            }
        }
        return nil
    }

    private static func refused(_ code: Refusal.Code, _ reason: String, _ field: String? = nil) -> Refusal {
        Refusal(code, "没有生成区分处理文件：" + reason, rule: "FOI-37", field: field)
    }

    private static func fault(of mark: RedactionMark, in material: RedactableMaterial) -> String? {
        if mark.grounds.isEmpty { return "没有不予公开的依据。请选择依据（FOI-14 至 FOI-16）。" }
        switch (mark.place, material) {
        case (.text(let number, let range), .text(let text)):
            guard let unit = text.unit(number), !range.isEmpty, let words = unit.words(range) else {
                return "在文件内容之外。请删除后重新标注。"
            }
            if words.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) { return "只选中了空白。请删除后重新标注。" }
            return nil
        case (.page(let number, let box), .pages(let pages)):
            guard pages.pages.indices.contains(number - 1) else { return "在不存在的页上。请删除后重新标注。" }
            let page = pages.pages[number - 1]
            if box.width < 200 || box.height < 200 { return "面积太小，遮不住内容。请重新框选。" }
            // What is drawn a little over the edge of a page is cut there.
            let isInside =
                box.left >= -200 && box.top >= -200 && box.right <= page.width + 200 && box.bottom <= page.height + 200
            return isInside ? nil : "超出了页面。请重新框选。"
        case (.text, .pages), (.page, .text): return "与文件的类型不符。请重新标注。"
        }
    }

    private static func settled(_ marks: [RedactionMark]) -> [RedactionMark] {
        let sorted = marks.sorted { $0.place.order < $1.place.order }
        let apart = merged(sorted) { $0.upperBound > $1.lowerBound || $0 == $1 }
        // Only now are all grounds known: neighbours on the same ones are one mark, so that nobody counts the pieces.
        return merged(apart, sameGrounds: true) { $0.upperBound == $1.lowerBound }
    }

    private static func merged(
        _ marks: [RedactionMark], sameGrounds: Bool = false, when meet: (Range<Int>, Range<Int>) -> Bool
    ) -> [RedactionMark] {
        var out: [RedactionMark] = []
        for mark in marks {
            guard case .text(let unit, let range) = mark.place, let last = out.last,
                case .text(unit, let before) = last.place, meet(before, range),
                !sameGrounds || last.grounds == mark.grounds
            else {
                if out.last != mark { out.append(mark) }
                continue
            }
            let whole = before.lowerBound..<max(before.upperBound, range.upperBound)
            out[out.count - 1] = RedactionMark(.text(unit: unit, whole), last.grounds + mark.grounds)
        }
        return out
    }
}
