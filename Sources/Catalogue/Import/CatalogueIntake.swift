package import Kernel
package import OfficeFormats

/// Reads an uploaded table of a catalogue in a limited child of this very program (T-series of the threat model).
package struct CatalogueIntake: Sendable {
    package typealias Read = @Sendable (_ bytes: [UInt8], _ name: String) async throws -> ReadDocument

    /// Larger than any catalogue, small enough to read at once.
    package static let megabytes = 20
    private let read: Read

    package init(read: @escaping Read) { self.read = read }

    /// - Parameter arguments: the hidden subcommand that answers with the document as it was read.
    package static func confined(arguments: [String] = ["read-tables"]) -> CatalogueIntake {
        CatalogueIntake { bytes, name in
            do throws(ConfinementFailure) {
                return try await ConfinedReader(arguments: arguments).document(bytes, name: name)
            } catch {
                throw Refusal(.invalid, error.shownSentence, field: "file")
            }
        }
    }

    package func take(_ bytes: [UInt8], named name: String, kind: CatalogueKind) async throws -> ReadCatalogue {
        let found = FileKind.sniff(bytes, name: FileNameCleaning.clean(name)).kind
        guard found == .docx || found == .xlsx else {
            throw Refusal(
                .invalid, "没有导入：“\(FileNameCleaning.clean(name))”不是 docx 或者 xlsx 文件。请另存为其中一种后重新选择。",
                rule: kind.rule, field: "file")
        }
        return try ReadCatalogue(try await read(bytes, name), kind: kind)
    }

    /// A name that is safe to show and to keep.
    package static func shownName(_ name: String) -> String { String(FileNameCleaning.clean(name).prefix(120)) }
}
