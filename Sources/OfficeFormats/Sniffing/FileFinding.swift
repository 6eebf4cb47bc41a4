/// What sniffing found out about an uploaded file.
package struct FileFinding: Sendable, Hashable {
    /// What makes a file unfit to be kept.
    package enum Hazard: String, Sendable, Hashable, CaseIterable {
        /// It carries macros.
        case macros
        /// It is locked with a password.
        case encrypted
        /// It is valid as two formats at once.
        case polyglot
        /// Its structure is broken.
        case damaged
        /// It is empty.
        case empty
    }

    /// The kind by content.
    package let kind: FileKind
    /// The kind by extension; nil without one.
    package let claimed: FileKind?
    /// What speaks against it.
    package let hazards: Set<Hazard>

    /// The extension says one thing and the content another.
    package var isMismatch: Bool { !kind.fits(claimed) }

    /// Why a file of this finding is not taken, or nil: what was not done, why, what to do next.
    package func refusal(allowed: Set<FileKind>) -> String? {
        for hazard in Hazard.allCases where hazards.contains(hazard) { return Self.sentence(hazard) }
        if isMismatch, kind != .unknown {
            return "文件未收下：扩展名与内容不符，内容是\(kind.chineseName)。请用正确的格式另存后重新上传。"
        }
        guard allowed.contains(kind), claimed.map({ allowed.contains($0) }) ?? true else {
            return "文件未收下：不接受\(kind.chineseName)。请改用 PDF、Word、Excel、文本或图片格式。"
        }
        return nil
    }

    private static func sentence(_ hazard: Hazard) -> String {
        switch hazard {
        case .macros: "文件未收下：文件中含有宏。请另存为不含宏的格式（docx、xlsx）后重新上传。"
        case .encrypted: "文件未收下：文件设有打开密码。请取消密码后重新上传。"
        case .polyglot: "文件未收下：文件中夹带了另一种格式的内容。请用办公软件重新导出后上传。"
        case .damaged: "文件未收下：文件结构已损坏。请检查能否打开，重新导出后上传。"
        case .empty: "文件未收下：文件是空的。请检查后重新选择文件。"
        }
    }
}
