package import Kernel
package import OfficeFormats
package import Screening

/// Something in a file that its reader does not see and its receiver would get.
package struct HandoutFinding: Sendable, Hashable {
    package enum Weight: String, CaseIterable, Sendable, Hashable {
        /// The file is not handed out like this.
        case blocks
        /// A person looks at it.
        case hint
    }

    package let weight: Weight
    /// `隐藏工作表`, `批注`, `被遮盖的文字`.
    package let kind: String
    /// How many, and where the first of them are.
    package let count: Int
    package let places: [String]

    package init(weight: Weight, kind: String, count: Int, places: [String]) {
        self.weight = weight
        self.kind = kind
        self.count = count
        self.places = places
    }

    /// `隐藏工作表 2 处：工作表“名单”A1、工作表“名单”B1`
    package var sentence: String {
        let named = places.filter { !$0.isEmpty }
        let more = count > named.count && !named.isEmpty ? "等" : ""
        return "\(kind) \(count) 处" + (named.isEmpty ? "" : "：" + named.joined(separator: "、") + more)
    }
}

/// What a file holds besides what it shows, before it is handed out as it is.
package struct HandoutReport: Sendable, Hashable {
    package let findings: [HandoutFinding]
    /// Personal data anywhere in the file, by kind and place; the words are not repeated.
    package let personal: [String]
    /// What could not be looked into.
    package let unread: [String]

    package init(findings: [HandoutFinding], personal: [String], unread: [String]) {
        self.findings = findings
        self.personal = personal
        self.unread = unread
    }

    package var blocks: Bool { !unread.isEmpty || findings.contains { $0.weight == .blocks } }

    /// Why the file is not handed out as it is; nil when nothing speaks against it.
    package var refusal: Refusal? {
        guard blocks else { return nil }
        let reasons = findings.filter { $0.weight == .blocks }.prefix(5).map { "\($0.kind) \($0.count) 处" }
        let what = reasons.isEmpty ? unread.first ?? "有内容没有检查" : "文件中有" + reasons.joined(separator: "、")
        return Refusal(.stateRefused, "没有作为答复附件：\(what)。请改用系统生成的清理后副本，或者区分处理后再提供。", rule: "FOI-37")
    }
}

/// Looks through files that are to be handed out without redaction (PII-1).
package struct HandoutCheck: Sendable {
    private let readers: RedactionReaders

    package init(_ readers: RedactionReaders = RedactionReaders()) {
        self.readers = readers
    }

    package func report(_ bytes: [UInt8], name: String, screen: Screen) async throws(Refusal) -> HandoutReport {
        let extraction: Extraction
        do throws(ConfinementFailure) {
            extraction = try await readers.everything.extraction(bytes, name: name)
        } catch {
            throw RedactionReaders.refusal(error)
        }
        var findings = Self.findings(in: extraction)
        if FileKind.sniff(bytes, name: name).kind == .pdf { findings = try await unseen(bytes) + findings }
        let hits = screen.screening(of: extraction).hits.filter { $0.kind.isPrivacy && $0.confidence > .low }
        var personal: [String] = []
        for hit in hits {
            let line = "\(hit.kind.chinese)：\(hit.detail)"
            if !personal.contains(line), personal.count < 50 { personal.append(line) }
        }
        return HandoutReport(
            findings: findings, personal: personal,
            unread: extraction.isComplete ? [] : extraction.notes.map(\.message))
    }

    /// The file as it may be handed out: what it shows, and nothing besides.
    package func cleanCopy(_ bytes: [UInt8], name: String) async throws(Refusal) -> RewrittenFile {
        do throws(ConfinementFailure) {
            return try await readers.publishable.rewrittenFile(bytes, name: name)
        } catch {
            throw RedactionReaders.refusal(error)
        }
    }

    private static func findings(in extraction: Extraction) -> [HandoutFinding] {
        var found: [ExtractedPlace: [String]] = [:]
        for part in extraction.parts where !part.place.isShown && part.detail != "文件名" {
            found[part.place, default: []].append(part.detail)
        }
        let places = ExtractedPlace.allCases.compactMap { place in
            found[place].map {
                HandoutFinding(
                    weight: place.weight, kind: place.chinese, count: $0.count, places: Array($0.prefix(3)))
            }
        }
        let objects = extraction.notes.filter { ["macros", "embedded_object", "attachment"].contains($0.code) }
        return objects.map { HandoutFinding(weight: .blocks, kind: $0.message, count: 1, places: []) }
            + places.sorted { $0.weight == .blocks && $1.weight == .hint }
    }

    /// Words of a text layer where the page shows none: under a box, in white, invisible. Copying brings them to light.
    private func unseen(_ bytes: [UInt8]) async throws(Refusal) -> [HandoutFinding] {
        var covered: [String] = [], count = 0
        do throws(ReadingError) {
            for (index, page) in try await PageDrawing.pages(bytes).enumerated() where !page.words.isEmpty {
                let resolution = PageDrawing.resolution(width: page.width, height: page.height, wanted: 100)
                let picture = try await PageDrawing.pixels(bytes, page: index + 1, resolution: resolution)
                let hidden = page.words.count { !$0.shows(in: picture, resolution) }
                count += hidden
                if hidden > 0 { covered.append("第\(index + 1)页") }
            }
        } catch {
            throw RedactionReaders.refusal(error)
        }
        if count == 0 { return [] }
        let kind = ExtractedPlace.coveredText.chinese
        return [HandoutFinding(weight: .blocks, kind: kind, count: count, places: Array(covered.prefix(3)))]
    }
}

extension DrawnPage.Word {
    /// Whether there is anything but one shade where it should stand.
    fileprivate func shows(in picture: PixelPage, _ resolution: Int) -> Bool {
        let sides = [left, top, right, bottom].map { Int(exactly: ($0 * Double(resolution) / 72).rounded()) ?? 0 }
        let area = PixelArea(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])
        return WordsFold.scalars(text).isEmpty || !(picture.isPlain(area) ?? false)
    }
}

extension ExtractedPlace {
    fileprivate var weight: HandoutFinding.Weight {
        switch self {
        case .body, .header, .footnote, .ocr, .formula, .field, .link, .form, .namedRange, .chartCache, .validation,
            .numberFormat, .altText, .master:
            .hint
        case .comment, .hiddenSheet, .hiddenRow, .hiddenColumn, .pivotCache, .externalCache, .unusedText, .connection,
            .trackedChange, .hiddenText, .whiteText, .hiddenSlide, .speakerNotes, .metadata, .customXML, .glossary,
            .script, .macro, .embeddedObject, .attachment, .annotation, .exif, .thumbnail, .earlierRevision,
            .coveredText, .remains:
            .blocks
        }
    }
}
