import Kernel
import Yams

/// Reads editions of the inspection: the form is explained in docs/inspection-packs.md.
package enum InspectionPackFile {
    private static let mostBytes = 1 << 20

    /// The edition that comes with the program, with what files of the office add or change.
    ///
    /// - Throws: one refusal that names every fault of every file with its line.
    package static func pack(local files: [(name: String, text: String)] = []) throws -> InspectionPack {
        let shipped = try reading("national.yaml", ShippedPack.text, isLocal: false)
        guard let base = shipped.pack else { throw refusal(shipped.faults) }
        var items = base.items, faults: [PackFault] = []
        for file in files {
            let read = try reading(file.name, file.text, isLocal: true)
            faults += read.faults
            for (item, line) in read.items {
                if let fault = clash(item, line, file.name, base) { faults.append(fault) }
                items.removeAll { $0.id == item.id && $0.from == item.from }
                items.append(item)
            }
        }
        guard faults.isEmpty else { throw refusal(faults) }
        return InspectionPack(
            id: base.id, title: base.title, source: base.source, full: base.full, pass: base.pass,
            withoutServices: base.withoutServices, bonusAbove: base.bonusAbove, mostBonus: base.mostBonus,
            items: items)
    }

    private struct Reading {
        var pack: InspectionPack?
        var items: [(InspectionItem, Int)] = []
        var faults: [PackFault] = []
    }

    /// A veto of the State Council stays: an office may only be stricter with itself (SITE-5).
    private static func clash(_ item: InspectionItem, _ line: Int, _ file: String, _ base: InspectionPack) -> PackFault?
    {
        guard base.items.contains(where: { $0.id == item.id && $0.isVeto }) else { return nil }
        return PackFault(file: file, line: line, "\(item.id) 是单项否决指标，本地文件不能修改。请去掉这一项，或者另用一个编号")
    }

    private static func reading(_ file: String, _ text: String, isLocal: Bool) throws -> Reading {
        guard text.utf8.count <= mostBytes else { throw refusal([PackFault(file: file, line: nil, "文件超过 1 MB")]) }
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw refusal([PackFault(file: file, line: line(of: error), "不是有效的 YAML，请检查缩进、冒号后的空格和引号")])
        }
        guard let root, let list = root["items"]?.sequence else {
            throw refusal([PackFault(file: file, line: nil, "没有“items:”，请在下面逐项写“- id: …”")])
        }
        var made = Reading(), known: [String: Int] = [:]
        for node in list {
            do throws(PackFault) {
                let item = try InspectionItemNode(file: file, node: node).item(isLocal: isLocal)
                let line = node.mark?.line ?? 0, key = "\(item.id) \(item.from?.description ?? "")"
                if let first = known[key] {
                    throw PackFault(file: file, line: line, "\(item.id) 在第 \(first) 行写过，施行日期相同")
                }
                known[key] = line
                made.items.append((item, line))
            } catch { made.faults.append(error) }
        }
        if !isLocal, made.faults.isEmpty { made.pack = try head(root, file, made.items.map(\.0)) }
        return made
    }

    private static func head(_ root: Node, _ file: String, _ items: [InspectionItem]) throws -> InspectionPack {
        func text(_ name: String) throws -> String {
            guard let value = root[name]?.scalar?.string.trimmed, !value.isEmpty else {
                throw refusal([PackFault(file: file, line: 1, "没有“\(name)”")])
            }
            return value
        }
        func points(_ name: String) throws -> Points {
            guard let value = Points(try text(name)), value > .none else {
                throw refusal([PackFault(file: file, line: root[name]?.mark?.line, "“\(name)”应是分数，例如 100")])
            }
            return value
        }
        return InspectionPack(
            id: try text("pack"), title: try text("title"), source: try text("source"), full: try points("full"),
            pass: try points("pass"), withoutServices: try points("without_services"),
            bonusAbove: try points("bonus_above"), mostBonus: try points("most_bonus"), items: items)
    }

    private static func line(of error: any Error) -> Int? {
        guard let error = error as? YamlError else { return nil }
        return switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }

    private static func refusal(_ faults: [PackFault]) -> Refusal {
        Refusal(.invalid, "检查指标没有采用：" + faults.prefix(10).map(\.sentence).joined(), rule: "SITE-6")
    }
}

/// What is wrong in a file, and where.
struct PackFault: Error, Hashable {
    let file: String
    let line: Int?
    let problem: String

    init(file: String, line: Int?, _ problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    var sentence: String { "\(file)\(line.map { " 第 \($0) 行" } ?? "")：\(problem)。" }
}

/// The edition that comes with the program.
enum ShippedPack {
    static var text: String { String(decoding: PackageResources.national_yaml, as: UTF8.self) }
}
