import Foundation
import Kernel

/// Writes what a command makes to standard output or to `--out`; binary to a terminal is refused.
struct Output {
    let file: URL?

    func write(text: String) throws { try write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8)) }

    func write(binary bytes: [UInt8]) throws {
        if file == nil, isatty(STDOUT_FILENO) != 0 {
            throw Refusal(.invalid, "这是二进制文件，不能显示在终端上。请用 --out 文件名 保存，或重定向到文件。")
        }
        try write(bytes)
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let file else {
            FileHandle.standardOutput.write(Data(bytes))
            return
        }
        do { try Data(bytes).write(to: file, options: .atomic) } catch {
            throw Refusal(.unavailable, "未能写入 \(file.path)。请检查文件夹是否存在、是否有写权限。")
        }
    }
}
