import Foundation

/// What the hidden subcommand `read-document` does: standard input → standard output.
package enum ReadDocumentChild {
    /// Reads a document of that name from standard input and writes it, encoded, to standard output. The exit status:
    /// 0 done, 1 refused with the sentence on standard error.
    package static func run(name: String) async -> Int32 {
        do {
            let bytes = try input()
            let document = try await DocumentReader.read(bytes: bytes, named: name)
            try FileHandle.standardOutput.write(contentsOf: Data(ReadDocumentCoding.encode(document)))
            return 0
        } catch let error as ReadingError {
            complain(error.sentence)
        } catch {
            complain("\(error)")
        }
        return 1
    }

    private static func input() throws -> [UInt8] {
        guard let data = try FileHandle.standardInput.readToEnd() else { return [] }
        return Array(data)
    }

    private static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}
