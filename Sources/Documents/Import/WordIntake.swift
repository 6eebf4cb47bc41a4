package import Kernel
package import OfficeFormats

/// Takes in a Word file as the text of a document: read in a limited child; each of its pictures is rewritten without
/// what a camera or an author left in it before it is kept (PII-6).
package struct WordIntake: Sendable {
    package typealias Read = @Sendable ([UInt8], String) async throws -> RichDocument
    package typealias Rewrite = @Sendable ([UInt8], String) async throws -> [UInt8]
    package typealias Keep = @Sendable ([UInt8]) async throws -> String

    private let read: Read
    private let rewrite: Rewrite
    private let keep: Keep

    package init(read: @escaping Read, rewrite: @escaping Rewrite, keep: @escaping Keep) {
        self.read = read
        self.rewrite = rewrite
        self.keep = keep
    }

    /// With the limited children of this very program.
    package static func confined(keep: @escaping Keep) -> WordIntake {
        WordIntake(
            read: { bytes, name in
                do throws(ConfinementFailure) {
                    return try await ConfinedReader.rich().richDocument(bytes, name: name)
                } catch {
                    throw Refusal(.invalid, error.shownSentence, field: "source")
                }
            },
            rewrite: { bytes, name in
                do throws(ConfinementFailure) {
                    return try await ConfinedReader.publishable().rewrittenFile(bytes, name: name).bytes
                } catch {
                    throw Refusal(.invalid, "\(name)：\(error.shownSentence)", rule: "PII-6", field: "source")
                }
            }, keep: keep)
    }

    package func take(_ bytes: [UInt8], named name: String) async throws -> ReadBody {
        let document = try await read(bytes, name)
        var hashes: [String] = []
        for (index, image) in document.images.enumerated() {
            let ending = image.kind == .jpeg ? "jpg" : image.kind.rawValue
            hashes.append(try await keep(try await rewrite(image.bytes, "正文图片\(index + 1).\(ending)")))
        }
        var rest = hashes[...]
        let stored = document.storingImages { _ in rest.popFirst() ?? "" }
        return ReadBody(html: stored.html, title: document.title, notes: document.notes.map(\.message))
    }
}
