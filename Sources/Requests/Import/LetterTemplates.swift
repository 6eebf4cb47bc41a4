package import Foundation
package import Kernel

/// The wordings in force: ours, and those that an office put in their place in `DATA/letters`.
package struct LetterTemplates: Sendable {
    private let templates: [LetterTemplateID: LetterTemplate]
    private let offices: [String: LetterOffice]

    /// `agencies.yaml`: what each agency's letters say of it.
    package static let officesName = "agencies.yaml"

    private init(templates: [LetterTemplateID: LetterTemplate], offices: [String: LetterOffice]) {
        self.templates = templates
        self.offices = offices
    }

    /// Without a folder, or for what is not in it, the shipped wording holds. Any fault refuses the whole.
    package static func load(from folder: URL?) throws(Refusal) -> LetterTemplates {
        var templates: [LetterTemplateID: LetterTemplate] = [:]
        var offices: [String: LetterOffice] = [:]
        for id in LetterTemplateID.all { templates[id] = try template(id, ShippedLetters.text(id)) }
        for (name, text) in try files(in: folder) {
            if name == officesName {
                offices = try LetterOfficesFile.offices(text)
            } else if let id = LetterTemplateID(name: name.dropLast(5)) {
                templates[id] = try template(id, text)
            } else {
                throw LetterFaults([unknown(name)]).refusal
            }
        }
        return LetterTemplates(templates: templates, offices: offices)
    }

    /// Every fault of a folder, as sentences; empty when it can be used. Also how many files were looked at.
    package static func faults(in folder: URL) throws(Refusal) -> (files: Int, sentences: [String]) {
        var sentences: [String] = []
        let files = try files(in: folder)
        for (name, text) in files {
            if name == officesName {
                do { _ = try LetterOfficesFile.offices(text) } catch { sentences.append(error.sentence) }
            } else if let id = LetterTemplateID(name: name.dropLast(5)) {
                if case .failure(let faults) = LetterTemplateFile.template(id, text) {
                    sentences += faults.all.map(\.sentence)
                }
            } else {
                sentences.append(unknown(name).sentence)
            }
        }
        return (files.count, sentences)
    }

    package func template(_ id: LetterTemplateID) throws(Refusal) -> LetterTemplate {
        guard let template = templates[id] else {
            throw Refusal(.unavailable, "未能生成\(id.chinese)：没有这种文书的模板。请联系系统管理员。", rule: "FOI-36")
        }
        return template
    }

    /// By the agency's name; an agency without an entry has an empty one, which no final letter accepts.
    package func office(_ agencyName: String) -> LetterOffice { offices[agencyName] ?? LetterOffice() }

    /// The same templates with what one agency's letters say of it.
    package func with(_ office: LetterOffice, for agencyName: String) -> LetterTemplates {
        LetterTemplates(templates: templates, offices: offices.merging([agencyName: office]) { $1 })
    }

    /// The letter of a case in words.
    package func text(of matter: LetterMatter) throws(Refusal) -> LetterText {
        let request = matter.request
        let code = request.draft?.code ?? request.closing?.code
        guard let id = LetterTemplateID(kind: matter.letter.kind, code: code) else {
            throw Refusal(
                .stateRefused, "未能生成\(matter.letter.kind.chinese)：还没有拟定答复类型。请先拟写答复。", rule: "FOI-36")
        }
        let office = office(matter.agencyName)
        if let own = matter.wording, own.id == id { return try own.text(of: matter, office: office) }
        return try template(id).text(of: matter, office: office)
    }

    // MARK: Files

    private static func template(_ id: LetterTemplateID, _ text: String) throws(Refusal) -> LetterTemplate {
        switch LetterTemplateFile.template(id, text) {
        case .success(let template): return template
        case .failure(let faults): throw faults.refusal
        }
    }

    private static func unknown(_ name: String) -> LetterFault {
        LetterFault(file: name, place: "", problem: "没有这种文书。文件名应为模板名加 .yaml，例如 reply-K12.yaml。")
    }

    /// The `.yaml` files by name, in order.
    private static func files(in folder: URL?) throws(Refusal) -> [(name: String, text: String)] {
        guard let folder, FileManager.default.fileExists(atPath: folder.path) else { return [] }
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { name in
                let data = try Data(contentsOf: folder.appendingPathComponent(name))
                guard let text = String(data: data, encoding: .utf8) else {
                    throw LetterFaults([LetterFault(file: name, place: "", problem: "不是 UTF-8 编码的文本。")]).refusal
                }
                return (name, text)
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.unavailable, "没有读取文书模板：文件夹 \(folder.path) 读不到。请检查读取权限。")
        }
    }
}
