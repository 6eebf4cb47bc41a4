/// Why a confined child gave no result (F27). Each case has a sentence for the person whose file it was.
package enum ConfinementFailure: Error, Sendable, Hashable {
    /// The child used up its processor time, or its wall-clock time, and was killed with everything it had started.
    case timedOut
    /// The child wrote more than the limit allows.
    case tooLarge
    /// The child died of a signal: a trap in a parser, or memory refused.
    case crashed(signal: Int32)
    /// The child ended with a status other than 0; `message` is the beginning of what it wrote to standard error.
    case refused(status: Int32, message: String)
    /// The child could not be started; `reason` is for the log.
    case unavailable(reason: String)

    /// What was not done, why, and what to do next.
    package var sentence: String {
        switch self {
        case .timedOut: "文件未能读取：处理用时超过限制，已停止。请将文件拆分或另存后重新上传。"
        case .tooLarge: "文件未能读取：展开后的内容超过大小限制。请将文件拆分后重新上传。"
        case .crashed: "文件未能读取：文件内容异常，读取程序已停止，未影响其他工作。请用办公软件打开后另存，再重新上传。"
        case .refused: "文件未能读取：文件已损坏、已加密或格式不受支持。请检查文件后重新上传。"
        case .unavailable: "文件未能读取：服务器上的读取程序没有启动。请稍后再试，仍不成功时联系系统管理员。"
        }
    }

    /// A stable word for `Refusal.code` and the log.
    package var code: String {
        switch self {
        case .timedOut: "file.timeout"
        case .tooLarge: "file.tooLarge"
        case .crashed: "file.crashed"
        case .refused: "file.unreadable"
        case .unavailable: "file.readerUnavailable"
        }
    }
}
