import Kernel

/// How much a form may bring, in bytes and in numbers; more is refused before it is read (T19).
package struct FormLimits: Sendable, Hashable {
    /// The whole body.
    package var total: Int
    /// One text field.
    package var field = 1_000_000
    /// One file; 0 where no files are taken.
    package var file = 0
    package var fieldCount = 1_000
    package var fileCount = 0

    package init(total: Int) { self.total = total }

    /// Text fields only, 1 MB in all.
    package static let form = FormLimits(total: 1_000_000)

    /// Files of up to `megabytes` MB each, at most `count` of them.
    package static func upload(megabytes: Int = 100, count: Int = 10) -> FormLimits {
        let file = min(max(megabytes, 1), 1_000) * 1_000_000
        var limits = FormLimits(total: file + 2_000_000)
        limits.file = file
        limits.fileCount = count
        return limits
    }
}

extension Refusal {
    static func bodyTooLarge(_ limit: Int) -> Refusal {
        let text = limit >= 1_000_000 ? "\(limit / 1_000_000) MB" : "\(max(limit / 1_000, 1)) KB"
        return Refusal(.tooLarge, "没有提交：内容超过 \(text) 的上限。请减少内容或拆分后重新提交。")
    }
    static func fileTooLarge(_ limit: Int) -> Refusal {
        Refusal(.tooLarge, "没有上传：单个文件超过 \(limit / 1_000_000) MB 的上限。请压缩或拆分后重新上传。")
    }
    static let tooManyFields = Refusal(.tooLarge, "没有提交：表单项目过多。请分几次提交。")
    static let tooManyFiles = Refusal(.tooLarge, "没有上传：一次选择的文件过多。请分几次上传。")
    static let unreadableForm = Refusal(.invalid, "没有提交：表单内容不完整或无法读取。请返回上一页重新提交。")
}
