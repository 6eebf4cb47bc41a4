package import Kernel
import Yams

/// `letter-terms.yaml`: the terms of letters by the day they are in force from (MAIL-2).
package enum LetterTermsFile {
    package static func shipped() throws(Refusal) -> LetterTerms {
        try terms(String(decoding: PackageResources.letter_terms_yaml, as: UTF8.self))
    }

    package static func terms(_ text: String) throws(Refusal) -> LetterTerms {
        let file = LetterYAML(name: "letter-terms.yaml")
        guard let list = try file.mapping(text)["时限"]?.sequence, !list.isEmpty else {
            throw file.refusal("应有“时限”，其下每段以“- 施行: 日期”开头")
        }
        var tables: [LetterTermTable] = []
        for entry in list {
            guard let fields = entry.mapping else { throw file.refusal("“时限”之下应逐段写成“名称: 值”") }
            let table = try table(fields, file)
            guard !tables.contains(where: { $0.from == table.from }) else {
                throw file.refusal("\(table.from)施行的时限写了两段")
            }
            tables.append(table)
        }
        return LetterTerms(tables)
    }

    private static func table(_ fields: Node.Mapping, _ file: LetterYAML) throws(Refusal) -> LetterTermTable {
        guard let from = fields["施行"]?.scalar.flatMap({ Day(iso: $0.string) }) else {
            throw file.refusal("“施行”应是日期，例如 2026-01-01")
        }
        var table = LetterTermTable(from: from, source: fields["依据"]?.string ?? "")
        for (key, value) in fields {
            guard let key = key.string else { throw file.refusal("名称应是文字") }
            if key == "施行" || key == "依据" { continue }
            guard let number = value.scalar.flatMap({ Int($0.string) }), (0...180).contains(number) else {
                throw file.refusal("“\(key)”应是0到180的整数")
            }
            try set(key, number, in: &table, file)
        }
        return table
    }

    private static func set(
        _ key: String, _ number: Int, in table: inout LetterTermTable, _ file: LetterYAML
    ) throws(Refusal) {
        switch key {
        case "签收": table.sign = max(number, 1)
        case "紧急": table.urgent = number
        case "延期": table.mostMore = number
        case let word:
            guard word != "投诉举报", let category = LetterCategory(chinese: word) else {
                throw file.refusal("“\(word)”不认识。可用：施行、依据、签收、紧急、延期、咨询、求助、投诉、举报、建议、表扬")
            }
            guard number > 0 else { throw file.refusal("“\(word)”应是1到180的整数") }
            table.days[category] = number
        }
    }
}

/// `question-words.yaml`: the words by which repeated questions are found.
package enum QuestionWordsFile {
    package static func shipped() throws(Refusal) -> QuestionVocabulary {
        try vocabulary(String(decoding: PackageResources.question_words_yaml, as: UTF8.self))
    }

    package static func vocabulary(_ text: String) throws(Refusal) -> QuestionVocabulary {
        let file = LetterYAML(name: "question-words.yaml")
        let root = try file.mapping(text)
        var same: [[String]] = []
        for line in root["同义"]?.sequence ?? [] {
            guard let list = line.sequence else { throw file.refusal("“同义”之下每行应写成“- [词, 词]”") }
            same.append(list.compactMap { $0.string })
        }
        return QuestionVocabulary(
            empty: (root["虚词"]?.sequence ?? []).compactMap { $0.string }, same: same.filter { $0.count > 1 },
            subjects: (root["事项"]?.sequence ?? []).compactMap { $0.string })
    }
}

/// A settings file of letters as YAML, with faults in words.
struct LetterYAML {
    let name: String

    func mapping(_ text: String) throws(Refusal) -> Node.Mapping {
        do {
            guard let node = try Yams.compose(yaml: text), let mapping = node.mapping else {
                throw refusal("应逐行写成“名称: 值”")
            }
            return mapping
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw refusal("不是有效的 YAML。请检查冒号后的空格、引号和缩进")
        }
    }

    func refusal(_ problem: String) -> Refusal {
        Refusal(.invalid, "设置文件 \(name) 未采用：\(problem)。请改正后再试。", rule: "MAIL-2")
    }
}
