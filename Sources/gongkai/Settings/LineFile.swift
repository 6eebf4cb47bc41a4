import Foundation
import Kernel

/// Text files too large to hold whole, line by line.
enum LineFile {
    private static let chunk = 1 << 16

    /// Gives `body` a function that returns the next line without its end, nil after the last.
    static func reading<Result>(_ path: String, _ body: (() throws -> String?) throws -> Result) throws -> Result {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Refusal(.notFound, "没有读取：读不到文件 \(path)。请检查文件名和读取权限。")
        }
        defer { handle.closeFile() }
        var rest = Data()
        var isAtEnd = false
        return try body {
            while true {
                if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                    rest = rest[rest.index(after: end)...]
                    return line
                }
                if isAtEnd {
                    defer { rest = Data() }
                    return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
                }
                let more = try handle.read(upToCount: chunk) ?? Data()
                isAtEnd = more.isEmpty
                rest = Data(rest) + more
            }
        }
    }

    /// Gives `body` a function that adds text to a new file, which stands under its name only once it is whole.
    static func writing(_ path: String, _ body: ((String) throws -> Void) throws -> Void) throws {
        let partial = path + ".partial"
        guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: partial)
        else { throw Refusal(.unavailable, "没有写入：无法建立文件 \(path)。请检查文件夹是否存在、是否可写。") }
        var buffer = Data()
        do {
            try body { text in
                buffer += Data(text.utf8)
                guard buffer.count > chunk else { return }
                try handle.write(contentsOf: buffer)
                buffer.removeAll(keepingCapacity: true)
            }
            try handle.write(contentsOf: buffer)
            try handle.synchronize()
            try handle.close()
        } catch {
            unlink(partial)
            throw error
        }
        guard rename(partial, path) == 0 else {
            unlink(partial)
            throw Refusal(.unavailable, "没有写入：无法替换文件 \(path)。请检查它是否可写。")
        }
    }
}
