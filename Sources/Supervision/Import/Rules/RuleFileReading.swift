import Kernel
import Yams

/// Reads rule files: the form is explained in docs/rules.md.
package enum RuleFileReading {
    private static let mostBytes = 1 << 20

    /// The book of the shipped rules and the files of an office, in the order of their names.
    ///
    /// - Throws: `RuleFaults` with every fault of every file.
    package static func book(local files: [(name: String, text: String)]) throws(RuleFaults) -> RuleBook {
        var faults: [RuleFault] = []
        let national = entries("national.yaml", ShippedRules.text, .national, above: [], &faults)
        var local: [RuleEntry] = []
        for file in files { local += entries(file.name, file.text, .local, above: national, &faults) }
        faults += RuleLaw.faults(national: national, local: local)
        guard faults.isEmpty else { throw RuleFaults(faults) }
        return RuleBook(national + local)
    }

    private static func entries(
        _ file: String, _ text: String, _ layer: RuleEntry.Layer, above: [RuleEntry], _ faults: inout [RuleFault]
    ) -> [RuleEntry] {
        var found: [RuleEntry] = []
        do throws(RuleFault) {
            for node in try nodes(file, text) {
                do throws(RuleFault) {
                    found.append(try RuleNode(file: file, node: node, layer: layer, above: above).entry())
                } catch { faults.append(error) }
            }
        } catch { faults.append(error) }
        return found
    }

    private static func nodes(_ file: String, _ text: String) throws(RuleFault) -> [Node] {
        guard text.utf8.count <= mostBytes else { throw RuleFault(file: file, line: nil, "文件超过 1 MB。请分成几个文件。") }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw RuleFault(file: file, line: line(of: error), "不是有效的 YAML。请检查缩进、冒号后的空格和引号。")
        }
        guard let root, root.null == nil else { return [] }
        guard let rules = root.mapping?["rules"] else {
            throw RuleFault(file: file, line: root.mark?.line, "文件应以“rules:”开头，下面逐条写“- id: …”。")
        }
        if rules.null != nil { return [] }
        guard let sequence = rules.sequence else {
            throw RuleFault(file: file, line: rules.mark?.line, "“rules:”下面应逐条写“- id: …”。")
        }
        return Array(sequence)
    }

    private static func line(of error: any Error) -> Int? {
        guard let error = error as? YamlError else { return nil }
        return switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}

/// The rules that come with the program.
enum ShippedRules {
    static var text: String { String(decoding: PackageResources.national_yaml, as: UTF8.self) }
}
