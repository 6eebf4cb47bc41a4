/// Why a file was not stored or not given out.
package enum FileStoreFailure: Error, Sendable, Hashable {
    /// Longer than allowed; nothing was kept.
    case tooLarge(limit: Int)
    /// No file at this address.
    case missing(FileDigest)
    /// The bytes on disk are not those of the address; they are never given out.
    case damaged(FileDigest)
    /// The disk refused; `reason` is for the log.
    case disk(reason: String)

    /// What was not done, why, and what to do next.
    package var sentence: String {
        switch self {
        case .tooLarge(let limit): "文件未保存：超过 \(max(1, limit / 1_048_576)) MB 的大小限制。请压缩或拆分后重新上传。"
        case .missing: "文件无法打开：存储中没有这个文件。请联系系统管理员从备份恢复。"
        case .damaged: "文件无法打开：存储的内容与登记的校验值不一致，已停止提供。请联系系统管理员从备份恢复。"
        case .disk: "文件未保存：服务器存储空间出错。请稍后再试，仍不成功时联系系统管理员。"
        }
    }
}
