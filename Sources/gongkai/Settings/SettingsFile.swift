import Foundation
import Kernel
import Yams

/// `DATA/gongkai.yaml`: one level of names with plain values, taken literally (a day stays the text of a day).
struct SettingsFile {
    let entries: [String: String]

    /// No file is no settings; a file that cannot be read or understood is refused.
    init(in data: URL) throws {
        let path = data.appendingPathComponent("gongkai.yaml").path
        guard FileManager.default.fileExists(atPath: path) else {
            entries = [:]
            return
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal(.unavailable, "没有启动：设置文件 \(path) 读不到。请检查读取权限。")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw SettingsFile.refusal(path, "不是 UTF-8 编码的文本")
        }
        entries = try SettingsFile.entries(of: try SettingsFile.root(of: text, path), path)
    }

    private static func root(of text: String, _ path: String) throws -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw refusal(path, "不是有效的 YAML\(place(of: error).map { "，第 \($0) 行有误" } ?? "")")
        }
    }

    private static func entries(of root: Node?, _ path: String) throws -> [String: String] {
        guard let root, root.null == nil else { return [:] }
        guard let mapping = root.mapping else { throw refusal(path, "应逐行写成“名称: 值”") }
        var entries: [String: String] = [:]
        for (name, value) in mapping {
            guard let name = name.string, let scalar = value.scalar else {
                throw refusal(path, "“\(name.string ?? "")”的值应是一个词或一个数，不能再分层或列举")
            }
            if value.null == nil { entries[name] = scalar.string }
        }
        return entries
    }

    private static func place(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }

    private static func refusal(_ path: String, _ reason: String) -> Refusal {
        Refusal(.invalid, "没有启动：设置文件 \(path) \(reason)。请改正后再执行。")
    }
}
