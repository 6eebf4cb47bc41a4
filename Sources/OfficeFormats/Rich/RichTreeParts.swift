extension RichTreeReader {
    mutating func image(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        guard let image = reference(node) else { return found(.image) }
        put(.image(image), setting, &flow)
    }

    /// A picture with the address of a stored file; nil for all other addresses.
    private func reference(_ node: HTMLNode) -> RichImageReference? {
        guard let source = node.attributes["src"], let hex = RichAddress.storedFile(RichText.trimmed(source)) else {
            return nil
        }
        func pixels(_ name: String) -> Int? {
            let value = node.attributes[name] ?? ""
            return Int(value.hasSuffix("px") ? String(value.dropLast(2)) : value)
        }
        return RichImageReference(
            source: .stored(hex: hex), alt: node.attributes["alt"] ?? "", width: pixels("width"),
            height: pixels("height"))
    }

    mutating func link(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        var inner = setting
        if let address = node.attributes["href"] {
            if let note = noteNumber(address), isNoteMark(node) {
                flow.add(.note(note), setting.alignment)
                return
            }
            inner.link = RichAddress.link(address) ?? setting.link
            if RichAddress.link(address) == nil { found(.link) }
        }
        walk(node, inner, &flow)
    }

    mutating func superscript(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        let links = node.elements.filter { $0.name == "a" }
        if node.elements.count == 1, let link = links.first, let note = link.attributes["href"].flatMap(noteNumber) {
            flow.add(.note(note), setting.alignment)
        } else {
            walk(node, setting, &flow)
        }
    }

    private func noteNumber(_ address: String) -> Int? {
        address.hasPrefix("#") ? notes[String(address.dropFirst())] : nil
    }

    private func isNoteMark(_ node: HTMLNode) -> Bool {
        node.attributes["role"] == "doc-noteref" || node.names.contains("footnote-ref")
    }

    /// The footnotes stand at the end: `section.footnotes > ol > li[id]`, as we and other converters write them.
    mutating func gatherFootnotes(_ root: HTMLNode) {
        for node in root.elements {
            let isNotes =
                node.names.contains("footnotes") || node.attributes["role"] == "doc-endnotes"
                || node.attributes["role"] == "doc-footnotes"
            guard isNotes, let list = node.first("ol") else {
                gatherFootnotes(node)
                continue
            }
            node.isDropped = true
            for item in list.elements where item.name == "li" {
                guard let id = item.attributes["id"], !id.isEmpty, notes[id] == nil else { continue }
                notes[id] = document.footnotes.count
                document.footnotes.append(footnote(item))
            }
        }
    }

    private mutating func footnote(_ item: HTMLNode) -> [RichInline] {
        markBackLinks(item)
        var line: [RichInline] = []
        for block in flow(item, Setting()) {
            if !line.isEmpty { line.append(.lineBreak) }
            line += block.line
        }
        return line
    }

    private func markBackLinks(_ node: HTMLNode) {
        for child in node.elements {
            let isBack =
                child.names.contains("back") || child.names.contains("footnote-back")
                || child.attributes["role"] == "doc-backlink"
            if child.name == "a", isBack { child.isDropped = true }
            markBackLinks(child)
        }
    }

    mutating func figure(_ node: HTMLNode, _ setting: Setting, _ flow: inout RichFlow) {
        var caption: [RichInline] = []
        for child in node.elements where child.name == "figcaption" {
            child.isDropped = true
            if MarkupStyle(child).isHidden { continue }
            for block in self.flow(child, Setting()) {
                if !caption.isEmpty { caption.append(.lineBreak) }
                caption += block.line
            }
        }
        var inner = self.flow(node, setting)
        if case .paragraph(let line, _) = inner.last, line.onlyImage != nil || line.isBlank {
            if let image = line.onlyImage { inner[inner.count - 1] = .figure(image, caption: caption) }
        } else if !caption.isEmpty {
            inner.append(.paragraph(caption, .center))
        }
        flow.add(inner)
    }

    /// What the notes say, a sentence for each kind of finding.
    var readingNotes: [ReadingNote] {
        var out: [ReadingNote] = []
        if !droppedNames.isEmpty {
            let names = droppedNames.sorted().prefix(8).map { RichText.line($0) }.joined(separator: "、")
            out.append(ReadingNote("dropped_element", "删去了不能发布的网页内容：\(names)。"))
        }
        if findings.contains(.hidden) { out.append(ReadingNote("hidden_text", "删去了网页中隐藏的文字。")) }
        if findings.contains(.link) {
            out.append(ReadingNote("dropped_link", "去掉了不是网页或邮箱地址的链接，保留了文字。"))
        }
        if findings.contains(.image) {
            out.append(ReadingNote("dropped_image", "删去了不在本站的图片。请先上传图片，再插入正文。"))
        }
        return out
    }
}

extension RichBlock {
    /// Its words as one line, where it is one.
    fileprivate var line: [RichInline] {
        switch self {
        case .heading(_, let line), .paragraph(let line, _): line
        case .list(let list): list.items.flatMap { $0.flatMap(\.line) }
        case .table(let table): table.rows.flatMap { $0.flatMap { $0.blocks.flatMap(\.line) } }
        case .figure(_, let caption): caption
        case .quote(let blocks): blocks.flatMap(\.line)
        case .rule: []
        }
    }
}

extension [RichInline] {
    /// The picture of a line that holds nothing else.
    fileprivate var onlyImage: RichImageReference? {
        var found: RichImageReference?
        for inline in self {
            switch inline {
            case .image(let image):
                if found != nil { return nil }
                found = image
            case .text(let text, _): if !text.unicodeScalars.allSatisfy(RichText.isEdge) { return nil }
            case .lineBreak: continue
            case .link, .note: return nil
            }
        }
        return found
    }

    fileprivate var isBlank: Bool { isEmpty }
}
